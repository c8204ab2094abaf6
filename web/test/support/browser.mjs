// One Chromium for all tests; each visit has a context of its own.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch() {
  const executablePath = process.env.CHROMIUM_BIN ?? CANDIDATES.find((candidate) => existsSync(candidate));
  if (!executablePath) throw new Error('no Chromium was found: set CHROMIUM_BIN');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Opens `url`, hands the page to `act` and closes everything again. */
export async function visit(browser, url, { width = 1280, height = 900, ...options } = {}, act) {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  try {
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const response = await page.goto(url);
    return await act(page, response);
  } finally {
    await context.close();
  }
}
