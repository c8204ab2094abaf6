// Drives the chat in a browser of phone size, with a program in the same room:
// `node chat.mjs PATH-TO-EXAMPLE CLIENT [FOLDER-FOR-SCREENSHOTS]`.

import assert from 'node:assert/strict';
import { join } from 'node:path';

import { Presence, Socket } from 'phoenix';
import WebSocket from 'ws';

import { connected, launch, start, stop } from './harness.mjs';

const folder = process.argv[4];
const PHONE = { width: 390, height: 844 };

async function enter(browser, url, name, { socket = true } = {}) {
  const context = await browser.newContext({ viewport: PHONE });
  if (!socket) await context.addInitScript(() => { delete window.WebSocket; });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${url}/`);
  await connected(page);
  await page.fill('#name', name);
  await page.click('#enter button');
  await page.waitForSelector('#say');
  return page;
}

/** The room as a program sees it. */
async function robot(url) {
  const socket = new Socket(`${url.replace('http', 'ws')}/socket`, { transport: WebSocket, params: { name: 'Robot' } });
  socket.connect();
  const channel = socket.channel('room:lobby');
  const presence = new Presence(channel);
  const before = await new Promise((resolve, reject) => { channel.join().receive('ok', resolve).receive('error', reject); });
  return { socket, channel, presence, before };
}

const people = (page, expected) => page.waitForFunction((expected) => [...document.querySelectorAll('#people li')].map((li) => li.textContent).join() === expected, expected);
const said = (page, text) => page.waitForFunction((text) => document.querySelector('#messages li:last-child span')?.textContent === text, text);
const shot = (page, name) => folder && page.screenshot({ path: join(folder, `${name}.png`) });

let server = await start();
const browser = await launch();
try {
  const ana = await enter(browser, server.url, 'Ana');
  await shot(await browser.newPage({ viewport: PHONE }).then(async (page) => { await page.goto(server.url); return page; }), 'door');
  const zoe = await enter(browser, server.url, 'Zoë', { socket: false });
  await people(ana, 'Ana,Zoë');
  await people(zoe, 'Ana,Zoë');
  console.log('ok   people see each other, one of them on long-poll');

  await ana.type('#body', 'Hello, everybody <3');
  await people(zoe, 'Ana …,Zoë');
  await ana.press('#body', 'Enter');
  await said(zoe, 'Hello, everybody <3');
  await said(ana, 'Hello, everybody <3');
  await people(zoe, 'Ana,Zoë');
  await ana.waitForSelector('#messages .own');
  assert.equal(await ana.inputValue('#body'), '');
  assert.equal(await zoe.$('#messages .own'), null);
  console.log('ok   they see who writes, and what is said');

  const program = await robot(server.url);
  assert.deepEqual(program.before.messages.map(({ name, body }) => [name, body]), [['Ana', 'Hello, everybody <3']]);
  await people(ana, 'Ana,Robot,Zoë');
  const heard = new Promise((resolve) => { program.channel.on('message', resolve); });
  await zoe.type('#body', 'A robot!');
  await zoe.click('#say button');
  assert.equal((await heard).body, 'A robot!');
  program.channel.push('say', { body: 'I am a program, and I speak Channels.' });
  await said(ana, 'I am a program, and I speak Channels.');
  assert.deepEqual(program.presence.list((name) => name).sort(), ['Ana', 'Robot', 'Zoë']);
  await shot(ana, 'room');
  const overflow = await ana.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0, 'nothing is wider than the phone');
  program.socket.disconnect();
  await people(ana, 'Ana,Zoë');
  console.log('ok   a program is in the room too');

  const tab = await ana.context().newPage();
  await tab.goto(ana.url());
  await people(zoe, 'Ana ×2,Zoë');
  await tab.close();
  await people(zoe, 'Ana,Zoë');
  console.log('ok   two tabs are one person');

  await ana.type('#body', 'half a sent');
  await people(zoe, 'Ana …,Zoë');
  await stop(server, 'SIGKILL');
  await ana.waitForSelector('.phx-client-error, .phx-error, .phx-loading');
  server = await start(new URL(server.url).port);
  // What the page showed before is still there until it is connected again.
  await connected(ana);
  await people(ana, 'Ana …,Zoë');
  await ana.type('#body', 'ence');
  await ana.press('#body', 'Enter');
  await said(zoe, 'half a sentence');
  console.log('ok   what is half written survives the death of the server');
} finally {
  await browser.close();
  await stop(server, 'SIGKILL');
}
