// The official client against channels of a program: `node channels.mjs ws://HOST/socket`. Every check runs on a WebSocket
// and on long-poll; one line for each.

import assert from 'node:assert/strict';

import { LongPoll, Presence, Socket } from 'phoenix';
import WebSocket from 'ws';

const [url] = process.argv.slice(2);
/** Milliseconds after which a check has failed; none waits for time to pass. */
const PATIENCE = 20_000;

class World {
  constructor(transport) {
    this.transport = transport;
    this.sockets = [];
  }

  get binary() { return this.transport === WebSocket; }

  connect(name, options = {}) {
    const socket = new Socket(url, { transport: this.transport, params: { name }, ...options });
    this.sockets.push(socket);
    socket.connect();
    return socket;
  }

  /** A client in a room. */
  async join(name, topic, params = {}) {
    const channel = this.connect(name).channel(topic, params);
    this.joined = await replied(channel.join());
    return channel;
  }

  close() {
    for (const socket of this.sockets) socket.disconnect();
  }
}

/** The answer to a push, whatever it is. */
const answer = (push) => new Promise((resolve) => {
  for (const status of ['ok', 'error', 'timeout']) push.receive(status, (response) => resolve([status, response]));
});

async function replied(push) {
  const [status, response] = await answer(push);
  assert.equal(status, 'ok', JSON.stringify(response));
  return response;
}

/** The next message of a name; ask before it can come. */
const heard = (channel, event) => new Promise((resolve) => {
  const ref = channel.on(event, (payload) => {
    channel.off(event, ref);
    resolve(payload);
  });
});

const bytes = (...values) => new Uint8Array(values).buffer;

/** Who is there and on which tabs, as soon as it is so. */
function becomes(presence, expected) {
  const now = () => Object.fromEntries(presence.list((name, { metas }) => [name, metas.map(({ tab }) => tab)]));
  return new Promise((resolve) => {
    const look = () => {
      try {
        assert.deepEqual(now(), expected);
        resolve();
      } catch { /* Not yet. */ }
    };
    presence.onSync(look);
    look();
  });
}

const checks = {
  'a join is answered': async (world) => {
    await world.join('ana', 'room:1');
    assert.deepEqual(world.joined, { user: 'ana', topic: 'room:1' });
  },
  'a join is refused': async (world) => {
    const socket = world.connect('ana');
    for (const [topic, reason] of [['room:locked', 'unauthorized'], ['room:panic', 'join crashed'], ['nowhere', 'unmatched topic']]) {
      const channel = socket.channel(topic);
      assert.deepEqual(await answer(channel.join()), ['error', { reason }]);
      channel.leave();
    }
  },
  'messages are answered': async (world) => {
    const ana = await world.join('ana', 'room:1');
    assert.deepEqual(await answer(ana.push('echo', { a: ['ü', 1] })), ['ok', { a: ['ü', 1] }]);
    assert.deepEqual(await answer(ana.push('refuse')), ['error', { reason: 'no' }]);
    const transport = await replied(ana.push('transport'));
    assert.equal(transport, world.binary ? 'WebSocket' : 'LongPoll');
  },
  'a reply comes later': async (world) => {
    const ana = await world.join('ana', 'room:1');
    const later = answer(ana.push('later'));
    const settled = [];
    later.then(() => settled.push('later'));
    await replied(ana.push('echo', {}));
    assert.deepEqual(settled, []);
    ana.push('now');
    assert.deepEqual(await later, ['ok', { late: true }]);
  },
  'broadcasts reach who should hear them': async (world) => {
    const [ana, bob] = [await world.join('ana', 'room:2'), await world.join('bob', 'room:2')];
    let heardBoth = Promise.all([heard(ana, 'shout'), heard(bob, 'shout')]);
    await replied(ana.push('shout', { body: 'hi' }));
    assert.deepEqual(await heardBoth, [{ body: 'hi' }, { body: 'hi' }]);
    const own = [];
    ana.on('whisper', (payload) => own.push(payload));
    ana.on('secret', (payload) => own.push(payload));
    heardBoth = Promise.all([heard(bob, 'whisper'), heard(bob, 'secret')]);
    await replied(ana.push('whisper', { body: 'psst' }));
    await replied(ana.push('secret', { to: 'bob', body: 'key' }));
    assert.deepEqual(await heardBoth, [{ body: 'psst' }, { 'for you': 'key' }]);
    await replied(ana.push('echo', {}));
    assert.deepEqual(own, []);
  },
  'bytes arrive as they are': async (world) => {
    const ana = await world.join('ana', 'room:3');
    assert.deepEqual(await replied(ana.push('size', bytes(0, 255, 10, 91))), { bytes: 4 });
    const [status, response] = await answer(ana.push('echo', bytes(0, 255)));
    if (!world.binary) {
      assert.deepEqual([status, response], ['error', { reason: 'this transport takes no binary messages' }]);
      return;
    }
    assert.deepEqual([status, [...new Uint8Array(response)]], ['ok', [0, 255]]);
    const all = Promise.all([heard(ana, 'pushed'), heard(ana, 'shout')]);
    ana.push('push', bytes(1, 2));
    ana.push('shout', bytes(3));
    assert.deepEqual((await all).map((data) => [...new Uint8Array(data)]), [[1, 2], [3]]);
  },
  'many messages at once are all answered, in their order': async (world) => {
    const ana = await world.join('ana', 'room:4');
    const numbers = Array.from({ length: 250 }, (_, number) => number);
    const order = [];
    await Promise.all(numbers.map(async (number) => order.push((await replied(ana.push('echo', { number }))).number)));
    assert.deepEqual(order, numbers);
  },
  'a long message arrives': async (world) => {
    const ana = await world.join('ana', 'room:5');
    const body = 'a'.repeat(500_000);
    assert.equal((await replied(ana.push('echo', { body }))).body.length, body.length);
  },
  'a channel that crashes is joined again': async (world) => {
    const ana = await world.join('ana', 'room:6');
    const crashed = new Promise((resolve) => { ana.onError(resolve); });
    const again = new Promise((resolve) => { ana.joinPush.receive('ok', resolve); });
    ana.push('panic');
    await crashed;
    await again;
    assert.deepEqual(await replied(ana.push('echo', { still: 'there' })), { still: 'there' });
  },
  'a channel is left, and closed by the server': async (world) => {
    const ana = await world.join('ana', 'room:7');
    const closed = new Promise((resolve) => { ana.onClose(resolve); });
    await replied(ana.leave());
    await closed;
    const bob = await world.join('bob', 'room:7');
    const stopped = new Promise((resolve) => { bob.onClose(resolve); });
    bob.push('stop');
    await stopped;
    assert.equal(bob.state, 'closed');
  },
  'a second channel of a topic takes the place of the first': async (world) => {
    const ana = await world.join('ana', 'room:8');
    const closed = new Promise((resolve) => { ana.onClose(resolve); });
    const again = ana.socket.channel('room:8');
    await replied(again.join());
    await closed;
    assert.deepEqual(await replied(again.push('echo', { a: 1 })), { a: 1 });
  },
  'everybody knows who is there': async (world) => {
    const room = `room:present-${world.binary}`;
    const ana = await world.join('ana', room, { track: { tab: 1 } });
    const [there, joins, leaves] = [new Presence(ana), [], []];
    there.onJoin((name, before, now) => joins.push([name, before?.metas.length ?? 0, now.metas.length]));
    there.onLeave((name, now, gone) => leaves.push([name, now.metas.length, gone.metas.length]));
    const late = ana.socket.channel(`${room}-late`, { track: { tab: 9 } });
    const ownState = new Presence(late);
    late.join();
    await becomes(ownState, { ana: [9] });
    // The state came before the class listened: a new join brings it again.
    const again = ana.socket.channel(room, { track: { tab: 1 } });
    const presence = new Presence(again);
    presence.onJoin((name, before, now) => joins.push([name, before?.metas.length ?? 0, now.metas.length]));
    presence.onLeave((name, now, gone) => leaves.push([name, now.metas.length, gone.metas.length]));
    again.join();
    await becomes(presence, { ana: [1] });
    const bob = await world.join('bob', room, { track: { tab: 1 } });
    await becomes(presence, { ana: [1], bob: [1] });
    const tab = await world.join('bob', room, { track: { tab: 2 } });
    await becomes(presence, { ana: [1], bob: [1, 2] });
    await replied(bob.push('update', { tab: 3 }));
    await becomes(presence, { ana: [1], bob: [2, 3] });
    tab.socket.disconnect();
    await becomes(presence, { ana: [1], bob: [3] });
    bob.push('panic');
    await becomes(presence, { ana: [1] });
    assert.ok(joins.some(([name, before, now]) => name === 'bob' && before === 1 && now === 1), JSON.stringify(joins));
    assert.ok(leaves.some(([name, left]) => name === 'bob' && left === 0), JSON.stringify(leaves));
  },
  'a token that is no part of the address arrives': async (world) => {
    const channel = world.connect('somebody', { authToken: 'carol' }).channel('room:9');
    assert.equal((await replied(channel.join())).user, 'carol');
  },
  'who may not connect is told': async (world) => {
    const socket = world.connect('nobody');
    await new Promise((resolve) => { socket.onError(resolve); });
    assert.equal(socket.isConnected(), false);
  },
};

async function run(transport, check) {
  const world = new World(transport);
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('nothing came')), PATIENCE); });
  try {
    await Promise.race([check(world), late]);
    return null;
  } catch (error) {
    return error.stack;
  } finally {
    clearTimeout(timer);
    world.close();
  }
}

let failed = 0;
let held = 0;
for (const transport of [WebSocket, LongPoll]) {
  for (const [name, check] of Object.entries(checks)) {
    const problem = await run(transport, check);
    failed += problem ? 1 : 0;
    held += problem ? 0 : 1;
    console.log(`${problem ? 'FAIL' : 'ok  '} ${transport.name}: ${name}${problem ? `\n     ${problem}` : ''}`);
  }
}
console.log(`${held} checks held, ${failed} did not`);
process.exit(failed === 0 && held > 0 ? 0 : 1);
