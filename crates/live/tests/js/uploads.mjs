// Drives the example of uploads in a browser: `node uploads.mjs PATH-TO-EXAMPLE CLIENT`. One line for each check.

import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';

import { connected, mark, runChecks, start, stop, text, unloaded } from './harness.mjs';

const INPUT = '#letters input[type=file]';
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const file = (name, content, mimeType = 'text/plain') => ({ name, mimeType, buffer: Buffer.from(content) });
/** Bytes of every value, so that none of them is lost on the way. */
const large = (name, bytes) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 7 + (at >> 8)) % 256)) });
const weight = ({ name, buffer }) => `${name}: ${buffer.length} bytes, ${buffer.reduce((sum, byte) => sum + byte, 0)}`;

const open = async ({ page, server }, path = '/') => {
  await page.goto(server.url + path);
  await connected(page);
};
const choose = (page, ...files) => page.setInputFiles(INPUT, files);
const entries = (page, count) => page.waitForFunction((count) => document.querySelectorAll('article').length === count, count);
const entry = (page, name) => page.locator('article', { hasText: name });
const problem = (page, expected) => page.waitForFunction((expected) => [...document.querySelectorAll('.problem')].some((one) => one.textContent === expected), expected);
const progress = (page, holds) => page.waitForFunction(`[...document.querySelectorAll('progress')].every((one) => { const at = one.value; return ${holds}; })`);
const saved = async (page, ...files) => {
  for (const [at, one] of files.entries()) {
    await text(page, `#saved li:nth-child(${at + 1})`, typeof one === 'string' ? one : weight(one));
  }
  assert.equal(await page.locator('#saved li').count(), files.length);
};
/** Leaves time between two chunks. */
const slowly = (page) => page.evaluate(() => window.liveSocket.enableLatencySim(40));

const checks = {
  'a file is chosen, shown and sent with the form': async (world) => {
    const { page } = world;
    await open(world);
    const letter = file('letter.txt', 'dear reader');
    await choose(page, letter);
    await entries(page, 1);
    await progress(page, 'at === 0');
    await page.click('#save');
    await saved(page, letter);
    await entries(page, 0);
    // The browser asks for an icon, which the example has not.
    assert.deepEqual(world.logs.filter((line) => !line.includes('404')), []);
  },
  'a large file arrives as it was sent': async (world) => {
    const { page } = world;
    await open(world);
    const letter = large('large.txt', 300_001);
    await choose(page, letter);
    await entries(page, 1);
    await page.click('#save');
    await saved(page, letter);
    const chunks = world.sent.filter((frame) => typeof frame !== 'string');
    assert.equal(chunks.length, 31);
  },
  'several files at once, and once more': async (world) => {
    const { page } = world;
    await open(world);
    const letters = [file('a.txt', 'one'), file('b.md', '# two', 'text/markdown'), large('c.txt', 25_000)];
    await choose(page, letters[0]);
    await entries(page, 1);
    await choose(page, letters[1], letters[2]);
    await entries(page, 3);
    await page.click('#save');
    await saved(page, ...letters);
    await choose(page, letters[0]);
    await entries(page, 1);
    await page.click('#save');
    await saved(page, ...letters, letters[0]);
  },
  'files that are too large, not accepted or too many are not sent': async (world) => {
    const { page } = world;
    const good = file('good.txt', 'good');
    for (const [path, bad, expected] of [
      ['/', [large('large.txt', 400_001)], 'the file is too large'],
      ['/', [file('bad.html', '<p>', 'text/html')], 'files of this type are not accepted'],
      ['/', ['1.txt', '2.txt', '3.txt'].map((name) => file(name, name)), 'these are too many files'],
    ]) {
      await open(world, path);
      await choose(page, good, ...bad);
      await entries(page, 1 + bad.length);
      await problem(page, expected);
      await page.click('#save');
      // Whatever is answered to the click comes before the answer to this.
      await entry(page, bad.at(-1).name).getByLabel('cancel').click();
      await entries(page, bad.length);
      await page.waitForSelector('.problem', { state: 'detached' });
      await saved(page);
      await page.click('#save');
      await saved(page, good, ...bad.slice(0, -1));
    }
  },
  'files are sent as soon as they are chosen, with progress': async (world) => {
    const { page } = world;
    await open(world, '/auto');
    await page.evaluate(() => {
      window.seen = [];
      new MutationObserver(() => document.querySelectorAll('progress').forEach((one) => window.seen.push(one.value)))
        .observe(document.querySelector('#drop'), { subtree: true, attributes: true, childList: true });
    });
    const letter = large('auto.txt', 100_000);
    await choose(page, letter);
    await entries(page, 1);
    await progress(page, 'at === 100');
    const seen = await page.evaluate(() => window.seen);
    assert.deepEqual(seen, seen.toSorted((a, b) => a - b));
    assert.ok(seen.some((at) => at > 0 && at < 100), `some steps in ${seen}`);
    await page.click('#save');
    await saved(page, letter);
  },
  'bad files do not keep good ones from being sent at once': async (world) => {
    const { page } = world;
    await open(world, '/auto');
    const letter = large('good.txt', 30_000);
    await choose(page, letter, file('bad.html', '<p>', 'text/html'));
    await entries(page, 2);
    await problem(page, 'files of this type are not accepted');
    await page.waitForFunction(() => document.querySelector('article progress').value === 100);
    await entry(page, 'bad.html').getByLabel('cancel').click();
    await entries(page, 1);
    await page.click('#save');
    await saved(page, letter);
  },
  'a file that is cancelled half-way is gone, and the next one comes': async (world) => {
    const { page } = world;
    await open(world, '/auto');
    await slowly(page);
    await choose(page, large('long.txt', 390_000));
    await entries(page, 1);
    await progress(page, 'at > 0 && at < 100');
    await page.getByLabel('cancel').click();
    await entries(page, 0);
    const next = file('next.txt', 'shorter');
    await choose(page, next);
    await entries(page, 1);
    await progress(page, 'at === 100');
    await page.click('#save');
    await saved(page, next);
  },
  'files are dropped': async (world) => {
    const { page } = world;
    await open(world);
    const transfer = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['dropped'], 'dropped.txt', { type: 'text/plain' }));
      return transfer;
    });
    await page.dispatchEvent('#drop', 'drop', { dataTransfer: transfer });
    await entries(page, 1);
    await page.click('#save');
    await saved(page, file('dropped.txt', 'dropped'));
  },
  'pictures are shown before they are sent': async (world) => {
    const { page } = world;
    await open(world);
    await choose(page, { name: 'pixel.png', mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') });
    await page.waitForFunction(() => document.querySelector('article img')?.naturalWidth === 1);
    assert.match(await page.getAttribute('article img', 'src'), /^blob:/);
    assert.equal(await page.getAttribute('article img', 'width'), '75');
  },
  'files go elsewhere': async (world) => {
    const { page } = world;
    await open(world, '/bucket');
    await choose(page, large('elsewhere.txt', 50_000));
    await entries(page, 1);
    const put = page.waitForRequest((request) => request.method() === 'PUT');
    await page.click('#save');
    assert.equal(new URL((await put).url()).pathname, '/buckets/elsewhere.txt');
    await saved(page, 'elsewhere.txt is at "/buckets/elsewhere.txt"');
    assert.ok(world.sent.every((frame) => typeof frame === 'string'), 'no byte of it came here');
  },
  'files that do not get elsewhere say so': async (world) => {
    const { page } = world;
    await open(world, '/bucket');
    await choose(page, file('refused.txt', 'no'));
    await entries(page, 1);
    await page.click('#save');
    await problem(page, 'the file could not be sent');
    await page.getByLabel('cancel').click();
    await entries(page, 0);
    await saved(page);
  },
  'a file that cannot be kept says so, and another one comes': async (world) => {
    const { page } = world;
    await open(world, '/auto');
    await choose(page, file('full.txt', 'no room'));
    await problem(page, 'the file could not be kept');
    await page.getByLabel('cancel').click();
    await entries(page, 0);
    const next = file('next.txt', 'there is room');
    await choose(page, next);
    await entries(page, 1);
    await progress(page, 'at === 100');
    await page.click('#save');
    await saved(page, next);
  },
  'a view that crashes while files come takes them again': async (world) => {
    const { page } = world;
    await open(world, '/auto');
    await mark(page);
    await slowly(page);
    await choose(page, large('long.txt', 390_000));
    await entries(page, 1);
    await progress(page, 'at > 0 && at < 100');
    await page.click('#crash');
    await entries(page, 0);
    await connected(page);
    const next = file('next.txt', 'after the crash');
    await choose(page, next);
    await entries(page, 1);
    await progress(page, 'at === 100');
    await page.click('#save');
    await saved(page, next);
    assert.equal(await unloaded(page), false);
  },
  'a server that dies while files come takes them when it is back': async (world) => {
    const { page, server } = world;
    await open(world, '/auto');
    await mark(page);
    await slowly(page);
    await choose(page, large('long.txt', 390_000));
    await entries(page, 1);
    await progress(page, 'at > 0 && at < 100');
    await stop(server, 'SIGKILL');
    await page.waitForSelector('.phx-client-error, .phx-error, .phx-loading');
    world.server = await start(new URL(server.url).port);
    await connected(page);
    await entries(page, 0);
    const next = file('next.txt', 'after the restart');
    await choose(page, next);
    await entries(page, 1);
    await progress(page, 'at === 100');
    await page.click('#save');
    await saved(page, next);
    assert.equal(await unloaded(page), false);
  },
};

await runChecks(checks);
