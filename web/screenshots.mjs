// Takes the screenshots of the README from the demo: node screenshots.mjs [FOLDER]

import { statSync } from 'node:fs';
import path from 'node:path';

import { launch, visit } from './test/support/browser.mjs';
import { start } from './test/support/server.mjs';

const LIMIT_BYTES = 200 * 1024;
const DESKTOP = { width: 1120, height: 780 };
const PHONE = { width: 390, height: 844, deviceScaleFactor: 1.5, isMobile: true };
const SHOTS = [
  ['home-desktop', '/', { ...DESKTOP, colorScheme: 'light' }],
  ['article-desktop-dark', '/pressao-alta', { ...DESKTOP, colorScheme: 'dark' }],
  ['article-phone', '/pressao-alta', { ...PHONE, colorScheme: 'light' }],
  ['references-phone-dark', '/pressao-alta#references', { ...PHONE, colorScheme: 'dark' }],
];

const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../docs/screenshots'));
const server = await start();
const browser = await launch();
try {
  for (const [name, where, options] of SHOTS) {
    const file = path.join(folder, `${name}.png`);
    const url = server.site('aurora').origin + where;
    await visit(browser, url, { reducedMotion: 'reduce', ...options }, (page) => page.screenshot({ path: file }));
    const { size } = statSync(file);
    if (size > LIMIT_BYTES) throw new Error(`${file} has ${size} bytes`);
    console.log(`${name}.png ${Math.round(size / 1024)} KiB`);
  }
} finally {
  await browser.close();
  await server.stop();
}
