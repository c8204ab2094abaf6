// A server, a browser, and checks one after the other: `node CHECKS.mjs PATH-TO-EXAMPLE CLIENT`.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { chromium } from 'playwright-core';

const [binary, client] = process.argv.slice(2);
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium', args: FLAGS });

export async function start(port = 0) {
  const child = spawn(binary, [String(port), client], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, RUST_BACKTRACE: '0' } });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, url: line.replace('listening on ', '') };
}

export async function stop(server, signal) {
  const gone = once(server.child, 'exit');
  server.child.kill(signal);
  await gone;
}

export const text = (page, selector, expected) => page.waitForFunction(([selector, expected]) => document.querySelector(selector)?.textContent === expected, [selector, expected]);
export const connected = (page) => page.waitForSelector('.phx-connected');
/** Survives as long as no page is loaded. */
export const mark = (page) => page.evaluate(() => { window.unloaded = 'no'; });
export const unloaded = (page) => page.evaluate(() => window.unloaded !== 'no');

/** What a failed check leaves behind: the root of the page's view. */
const view = (page) => page.evaluate(() => document.querySelector('[data-phx-main]')?.outerHTML).catch((error) => error.message);

async function run(world, check, browser, prepare) {
  const context = await browser.newContext();
  try {
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    Object.assign(world, { page, frames: [], sent: [], sockets: 0, complaints: [], logs: [] });
    await prepare(context, world);
    page.on('websocket', (socket) => {
      world.sockets += 1;
      socket.on('framereceived', ({ payload }) => world.frames.push(String(payload)));
      socket.on('framesent', ({ payload }) => world.sent.push(payload));
    });
    page.on('pageerror', (error) => world.complaints.push(error.stack));
    page.on('console', (message) => message.type() === 'error' && world.logs.push(message.text()));
    await check(world);
    assert.deepEqual(world.complaints, []);
    return null;
  } catch (error) {
    return [error.stack, ...world.complaints, ...world.logs, ...world.frames.slice(-6), await view(world.page)].join('\n');
  } finally {
    await context.close();
  }
}

/** `prepare` is asked before each check, with its browser context and all that the check will know. */
export async function runChecks(checks, prepare = async () => {}) {
  const browser = await launch();
  const world = { server: await start() };
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    const problem = await run(world, check, browser, prepare);
    failed += problem ? 1 : 0;
    console.log(`${problem ? 'FAIL' : 'ok  '} ${name}${problem ? `\n     ${problem}` : ''}`);
  }
  await browser.close();
  await stop(world.server, 'SIGKILL');
  console.log(`${Object.keys(checks).length - failed} checks held, ${failed} did not`);
  process.exitCode = failed === 0 ? 0 : 1;
}
