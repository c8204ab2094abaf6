// Drives the example in a browser: `node browser.mjs PATH-TO-EXAMPLE CLIENT [longpoll]`. One line for each check.

import assert from 'node:assert/strict';

import { connected, mark, runChecks, start, stop, text, unloaded } from './harness.mjs';

const transport = process.argv[4];

const open = async (world, path) => {
  await world.page.goto(world.server.url + path);
  await connected(world.page);
};
const last = (world, part) => world.frames.filter((frame) => frame.includes(part)).at(-1);

const checks = {
  'the first page is whole without JavaScript': async ({ server }) => {
    const html = await (await fetch(`${server.url}/?step=3`)).text();
    assert.match(html, /<span id="step">3<\/span>/);
    assert.match(html, /<title>Counter 0<\/title>/);
    assert.match(html, /<button id="own" phx-click="inc" phx-target="0">own 0<\/button>/);
  },
  'a click sends only what changed': async (world) => {
    await open(world, '/');
    await world.page.click('#inc');
    await text(world.page, '#count', '1');
    await world.page.waitForFunction(() => document.title === 'Counter 1');
    const [, , , , { response }] = JSON.parse(last(world, '"phx_reply"'));
    assert.deepEqual(response, { diff: { 3: '1', t: 'Counter 1' } });
  },
  'branches come and go': async (world) => {
    await open(world, '/?step=6');
    await world.page.click('#inc');
    await text(world.page, '#big', 'big and even');
    await world.page.waitForSelector('p.big');
  },
  'keys, hooks, events of the server, tasks': async (world) => {
    await open(world, '/');
    await world.page.keyboard.press('ArrowUp');
    await text(world.page, '#count', '100');
    await world.page.click('#echo button');
    await text(world.page, '#echoed', '42');
    await world.page.waitForSelector('#count[data-highlight=yes]');
    await text(world.page, '#news', 'connected');
    await text(world.page, '#slow', 'loaded');
  },
  'patches by link, by server and back': async (world) => {
    const { page } = world;
    await open(world, '/');
    await mark(page);
    await page.click('#inc');
    await page.click('#twos');
    await text(page, '#step', '2');
    await page.click('#fives');
    await text(page, '#step', '5');
    assert.equal(new URL(page.url()).search, '?step=5');
    await page.goBack();
    await text(page, '#step', '2');
    await text(page, '#count', '1');
    assert.equal(await unloaded(page), false);
  },
  'navigates on one socket, with a message': async (world) => {
    const { page } = world;
    await open(world, '/');
    await mark(page);
    await page.click('#away');
    await text(page, '#flash', 'Came from the counter');
    await page.click('#flash');
    await page.waitForSelector('#flash', { state: 'detached' });
    await page.click('#to-people');
    await page.waitForSelector('#people');
    await page.goBack();
    await page.waitForSelector('#profile');
    assert.equal(await unloaded(page), false);
    assert.equal(world.sockets, 1);
  },
  'another live session loads a page': async (world) => {
    const { page } = world;
    await open(world, '/');
    await mark(page);
    await page.click('#to-tools');
    await page.waitForSelector('#tools');
    await connected(page);
    assert.equal(await unloaded(page), true);
    await open(world, '/');
    await page.click('#leave');
    await page.waitForSelector('#tools');
  },
  'commands run in the browser': async (world) => {
    const { page } = world;
    await open(world, '/tools');
    await page.click('#toggle');
    await page.waitForSelector('#menu', { state: 'hidden' });
    await page.waitForSelector('#tools.on');
    await text(page, '#toggled', '1');
    await page.click('#toggle');
    await page.waitForSelector('#menu', { state: 'visible' });
    await text(page, '#toggled', '2');
    await mark(page);
    await page.click('#menu a');
    await page.waitForURL('**/tools?again');
    assert.equal(await unloaded(page), false);
  },
  'a portal stands elsewhere, keeps the focus, and tells its view': async (world) => {
    const { page } = world;
    await open(world, '/tools');
    assert.equal(await page.locator('[data-phx-main] #first').count(), 0);
    await page.click('#first');
    await text(page, '#toggled', '1');
    await page.focus('#last');
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => document.activeElement.id === 'first');
  },
  'two browsers see each other': async (world) => {
    const context = await world.page.context().browser().newContext();
    try {
      const other = await context.newPage();
      await other.goto(`${world.server.url}/people/name`);
      await connected(other);
      await open(world, '/people/name');
      await world.page.click('#write');
      await other.waitForSelector('#messages li:first-child[id^="message-new"]');
    } finally {
      await context.close();
    }
  },
  'a component has its own events, goes and comes back': async (world) => {
    const { page } = world;
    await open(world, '/?step=2');
    await page.click('#own');
    await text(page, '#own', 'own 2');
    await text(page, '#count', '0');
    for (let i = 0; i < 3; i += 1) {
      await page.click('#toggle');
      await page.waitForSelector('#own', { state: 'detached' });
      await page.click('#toggle');
      await page.waitForSelector('#own');
    }
    await text(page, '#own', 'own 0');
    await page.click('#own');
    await text(page, '#own', 'own 2');
  },
  'rows keep their elements when they move': async (world) => {
    const { page } = world;
    await open(world, '/people/name');
    await page.evaluate(() => { document.querySelector('#person-1').seen = true; });
    await page.click('#by-age');
    const ids = () => page.$$eval('#people li', (rows) => rows.map((row) => row.id));
    await page.waitForFunction(() => document.querySelector('#people li').id === 'person-1');
    assert.deepEqual(await ids(), ['person-1', 'person-3', 'person-2']);
    assert.equal(await page.evaluate(() => document.querySelector('#person-1').seen), true);
    await page.click('#add');
    await page.waitForSelector('#person-4');
    await page.click('#older');
    await text(page, '#person-1', 'Zoe 31');
    await page.click('#clear');
    await page.waitForSelector('#people li', { state: 'detached' });
    await page.click('#add');
    await page.waitForSelector('#person-1');
  },
  'a stream keeps its rows in the browser': async (world) => {
    const { page } = world;
    await open(world, '/people/name');
    await page.click('#write');
    const written = await (await page.waitForSelector('[id^="message-new"]')).getAttribute('id');
    await page.click('#unwrite');
    await page.waitForSelector('#message-one', { state: 'detached' });
    await page.click('#older');
    await text(page, '#person-1', 'Zoe 31');
    assert.deepEqual(await page.$$eval('#messages li', (rows) => rows.map((row) => row.id)), [written, 'message-two']);
  },
  'rows come as somebody scrolls, and those far away go': async (world) => {
    const { page } = world;
    await open(world, '/feed');
    await text(page, '#loaded', 'loaded');
    const wheel = async (by, row) => {
      const until = Date.now() + 15_000;
      while (!(await page.$(`#row-${row}`))) {
        assert.ok(Date.now() < until, `row ${row} does not come`);
        await page.mouse.wheel(0, by);
        await page.waitForTimeout(50);
      }
      return page.$$eval('#rows li', (rows) => rows.map((row) => Number(row.id.slice(4))));
    };
    const check = (rows) => {
      assert.deepEqual(rows, Array.from({ length: rows.length }, (_, at) => rows[0] + at));
      assert.ok(rows.length <= 60, `${rows.length} rows are kept`);
    };
    const down = await wheel(500, 119);
    check(down);
    assert.ok(down[0] > 0, 'the first rows are still there');
    const up = await wheel(-500, 0);
    check(up);
    assert.ok(!up.includes(119), 'the last rows are still there');
  },
  'a form is checked while somebody types': async (world) => {
    const { page } = world;
    await open(world, '/form');
    await page.type('#name', 'Al');
    await text(page, '#problem', 'the name is too short');
    await page.type('#name', 'ice');
    await page.waitForSelector('#problem', { state: 'detached' });
    await text(page, '#touched', 'profile → name');
    await page.check('[value=green]');
    await page.check('[value=red]');
    await page.click('#save');
    await text(page, '#saved', 'Alice likes red, green');
    await text(page, '#flash', 'Saved');
  },
  'a form survives the death of the server': async (world) => {
    const { page, server } = world;
    await open(world, '/form');
    await mark(page);
    await page.type('#name', 'Bob');
    await text(page, '#touched', 'profile → name');
    await stop(server, 'SIGKILL');
    await page.waitForSelector('.phx-client-error, .phx-error, .phx-loading');
    world.server = await start(new URL(server.url).port);
    await connected(page);
    await page.check('[value=blue]');
    await page.click('#save');
    await text(page, '#saved', 'Bob likes blue');
    assert.equal(await unloaded(page), false);
  },
  'a view that crashes is mounted again, and hurts no other': async (world) => {
    const { page } = world;
    const other = await page.context().newPage();
    await other.goto(`${world.server.url}/`);
    await connected(other);
    await other.click('#inc');
    await text(other, '#count', '1');
    await open(world, '/');
    await mark(page);
    await page.click('#inc');
    await text(page, '#count', '1');
    await page.click('#crash');
    await text(page, '#count', '0');
    await connected(page);
    await page.click('#inc');
    await text(page, '#count', '1');
    assert.equal(await unloaded(page), false);
    await other.click('#inc');
    await text(other, '#count', '2');
  },
  'views within have their own state, and end with their surroundings': async (world) => {
    const { page } = world;
    await open(world, '/rooms/kitchen');
    await page.waitForSelector('#lamp.phx-connected');
    await page.evaluate(() => window.addEventListener('phx:highlight', ({ detail }) => { window.highlighted = detail.id; }));
    await page.click('#switch');
    await text(page, '#lamp-state', 'red on');
    await text(page, '#heard', '1');
    await page.waitForFunction(() => window.highlighted === 'lamp-state');
    await page.click('#take');
    await page.waitForSelector('#lamp', { state: 'detached' });
    await page.click('#take');
    await page.waitForSelector('#lamp.phx-connected');
    await text(page, '#lamp-state', 'red off');
  },
  'a crash within stays within, and one around is heard within': async (world) => {
    const { page } = world;
    await open(world, '/rooms/kitchen');
    await page.waitForSelector('#lamp.phx-connected');
    await page.click('#switch');
    await text(page, '#heard', '1');
    await page.click('#crash-lamp');
    await text(page, '#lamp-state', 'red off');
    await text(page, '#heard', '1');
    await page.waitForSelector('#lamp.phx-connected');
    await page.click('#switch');
    await text(page, '#heard', '2');
    await mark(page);
    await page.click('#crash-room');
    await text(page, '#heard', '0');
    await page.waitForSelector('#lamp.phx-connected');
    await page.click('#switch');
    await text(page, '#heard', '1');
    assert.equal(await unloaded(page), false);
  },
  'a sticky view stays from page to page and outlives the server': async (world) => {
    const { page, server } = world;
    await open(world, '/rooms/kitchen');
    await page.waitForSelector('#radio.phx-connected');
    await mark(page);
    await page.click('#louder');
    await text(page, '#louder', 'volume 1');
    await page.click('#attic');
    await text(page, '#room', 'attic');
    await page.click('#louder');
    await text(page, '#louder', 'volume 2');
    await stop(server, 'SIGKILL');
    await page.waitForSelector('#radio.phx-client-error, #radio.phx-error, #radio.phx-loading');
    world.server = await start(new URL(server.url).port);
    await connected(page);
    await page.waitForSelector('#radio.phx-connected');
    await page.click('#louder');
    await text(page, '#louder', 'volume 1');
    await page.click('#to-people');
    await page.waitForSelector('#people');
    await page.waitForSelector('#radio', { state: 'detached' });
    assert.equal(await unloaded(page), false);
  },
  'a server that drains sends its clients to the next one': async (world) => {
    const { page, server } = world;
    await open(world, '/');
    await mark(page);
    await stop(server, 'SIGINT');
    // Connected it would look until it has noticed.
    await page.waitForSelector('.phx-client-error, .phx-error, .phx-loading');
    world.server = await start(new URL(server.url).port);
    await connected(page);
    await page.click('#inc');
    await text(page, '#count', '1');
    assert.equal(await unloaded(page), false);
  },
};

/** A browser in which no WebSocket gets through: the client falls back to requests that wait, whose messages are noted. */
async function withoutWebSockets(context, world) {
  world.page.on('websocket', (socket) => world.complaints.push(`${socket.url()} was opened`));
  await context.addInitScript(() => { delete window.WebSocket; });
  await context.route(/\/live\/longpoll/, async (route) => {
    try {
      const response = await route.fetch({ timeout: 0 });
      const { status, token, messages } = JSON.parse(await response.text());
      world.sockets += status === 410 && token ? 1 : 0;
      world.frames.push(...messages ?? []);
      await route.fulfill({ response });
    } catch {
      // The server was killed, or the page went away.
      await route.abort().catch(() => {});
    }
  });
}

await runChecks(checks, transport === 'longpoll' ? withoutWebSockets : undefined);
