// Merges diffs with the client's own rendered.js and compares with the page that the server would send afresh.
// One line of JSON in for each step, one line out: {gone} or {problem, client, server}.

import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';

const FOLDER = process.argv[2];

async function load() {
  const entry = path(resolve('node_modules', FOLDER), 'assets/js/phoenix_live_view/rendered.js');
  const outfile = path(tmpdir(), `live-fuzz-${process.pid}.mjs`);
  await build({ entryPoints: [entry], bundle: true, format: 'esm', platform: 'node', outfile });
  try {
    return (await import(pathToFileURL(outfile))).default;
  } finally {
    await rm(outfile);
  }
}

const plain = (html) => html.replaceAll(/ data-phx-(?:id|component|view)="[^"]*"/g, '');

/** The whole page, although nothing changed since the last time. */
function whole(client) {
  const components = client.rendered.c;
  for (const cid of Object.keys(components)) client.resetRender(cid);
  return client.recursiveToString(client.rendered, components, null, false, {}).buffer;
}

/** What dom_patch.js does with the rows of a stream, on a list instead of elements. */
function apply(list, html, [, inserts, deletes, reset]) {
  const rows = new Map([...html.matchAll(/<li id="(row-[^"]*)">(.*?)<\/li>/g)].map(([, id, text]) => [id, text]));
  if (reset) list.length = 0;
  for (const id of deletes) {
    const at = list.findIndex(([known]) => known === id);
    if (at >= 0) list.splice(at, 1);
  }
  for (const [id, text] of rows) {
    const [, position, limit, updateOnly] = inserts.find(([known]) => known === id);
    const known = list.find(([other]) => other === id);
    if (known) known[1] = text;
    else if (!updateOnly) list.splice(position === -1 ? list.length : position, 0, [id, text]);
    if (limit !== null && limit >= 0) list.splice(limit);
  }
}

function step(state, Rendered, { join, forgotten, diff, html, rows }) {
  if (join) Object.assign(state, { client: new Rendered('view', diff), list: [] });
  const { client, list } = state;
  client.pruneCIDs(forgotten);
  let only = null;
  if (!join) {
    only = client.isComponentOnlyDiff(diff) ? client.componentCIDs(diff) : null;
    client.mergeDiff(diff);
  }
  const patch = client.toString(only);
  for (const operations of patch.streams) apply(list, patch.buffer, operations);
  const page = whole(client);
  if (plain(page) !== html) return { problem: 'pages differ', client: plain(page), server: html };
  if (JSON.stringify(list) !== JSON.stringify(rows)) return { problem: 'streams differ', client: list, server: rows };
  const shown = new Set([...page.matchAll(/ data-phx-component="(\d+)"/g)].map(([, cid]) => cid));
  return { gone: Object.keys(client.rendered.c).filter((cid) => !shown.has(cid)).map(Number) };
}

// Client 1.1 asks the window whether it can clone.
globalThis.window = globalThis;
const Rendered = await load();
const state = {};
for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = step(state, Rendered, JSON.parse(line));
  } catch (error) {
    answer = { problem: error.stack };
  }
  console.log(JSON.stringify(answer));
}
