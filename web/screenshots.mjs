// Takes the screenshots of the README from the demo: node screenshots.mjs [FOLDER]

import { statSync } from 'node:fs';
import path from 'node:path';

import { launch, visit } from './test/support/browser.mjs';
import { start } from './test/support/server.mjs';

const LIMIT_BYTES = 200 * 1024;
const DESKTOP = { width: 1120, height: 780 };
const PHONE = { width: 390, height: 844, deviceScaleFactor: 1.5, isMobile: true };
/** Measures as somebody types them. */
async function calculate(page) {
  await page.waitForSelector('.phx-connected');
  for (const [field, typed] of [['weight', '70,5'], ['height', '1,75'], ['age', '30']]) await page.fill(`#${field}`, typed);
  await page.check('#sex-female');
  await page.waitForSelector('#bmi');
}

/** The board of whoever plans, with a draft on its way. */
async function board(page, server) {
  await page.goto(await server.link('aurora'));
  await page.click('#enter');
  await page.waitForSelector('.phx-connected');
  await server.submit('aurora', 'ferias-e-descanso', '# Férias e descanso\n\nDescansar faz parte do cuidado com a saúde.\n');
  await page.waitForSelector('#technical_review h3');
}

// Name, address, what to do first, how the browser is.
const SHOTS = [
  ['home-desktop', '/', null, { ...DESKTOP, colorScheme: 'light' }],
  ['article-desktop-dark', '/pressao-alta', null, { ...DESKTOP, colorScheme: 'dark' }],
  ['article-phone', '/pressao-alta', null, { ...PHONE, colorScheme: 'light' }],
  ['references-phone-dark', '/pressao-alta#references', null, { ...PHONE, colorScheme: 'dark' }],
  ['calculator-phone', '/calculadoras', calculate, { ...PHONE, colorScheme: 'light' }],
  ['board-desktop', '/admin', board, { ...DESKTOP, width: 1360, colorScheme: 'light' }],
];

const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../docs/screenshots'));
const server = await start();
const browser = await launch();
try {
  for (const [name, where, act, options] of SHOTS) {
    const file = path.join(folder, `${name}.png`);
    const url = server.site('aurora').origin + where;
    await visit(browser, url, { reducedMotion: 'reduce', ...options }, async (page) => {
      await act?.(page, server);
      await page.screenshot({ path: file });
    });
    const { size } = statSync(file);
    if (size > LIMIT_BYTES) throw new Error(`${file} has ${size} bytes`);
    console.log(`${name}.png ${Math.round(size / 1024)} KiB`);
  }
} finally {
  await browser.close();
  await server.stop();
}
