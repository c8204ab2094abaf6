// Starts the server with its demo and runs the browser tests against it: one line for each test, then the sum.
// Words on the command line choose the tests whose names contain one of them.

import { launch } from './support/browser.mjs';
import { kinds } from './support/pages.mjs';
import { start } from './support/server.mjs';

const SUITES = ['accessibility', 'keyboard', 'rendering', 'documents', 'delivery', 'isolation', 'live'];
const PATIENCE_MS = 180_000;
const AT_ONCE = 4;

async function tests(world) {
  const suites = await Promise.all(SUITES.map((name) => import(`./${name}.test.mjs`)));
  const all = suites.flatMap((suite, i) => Object.entries(suite.default(world)).map(([name, run]) => [`${SUITES[i]}: ${name}`, run]));
  const words = process.argv.slice(2);
  return words.length === 0 ? all : all.filter(([name]) => words.some((word) => name.includes(word)));
}

async function outcome(run) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    await Promise.race([run(), late]);
    return null;
  } catch (error) {
    return error;
  } finally {
    clearTimeout(timer);
  }
}

/** Takes tests from the queue until it is empty. */
async function work(queue, counts) {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [name, run] = next;
    const began = performance.now();
    const error = await outcome(run);
    counts[error ? 'failed' : 'passed'] += 1;
    console.log(`${error ? 'FAIL' : 'ok  '} ${name} (${Math.round(performance.now() - began)} ms)`);
    if (error) console.log(`     ${String(error.message).replaceAll('\n', '\n     ')}`);
  }
}

async function main() {
  const server = await start();
  const browser = await launch().catch((error) => server.stop().then(() => Promise.reject(error)));
  const end = () => browser.close().finally(server.stop);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end().finally(() => process.exit(1)));
  const counts = { passed: 0, failed: 0 };
  try {
    const queue = await tests({ server, browser, pages: await kinds(server) });
    await Promise.all(Array.from({ length: AT_ONCE }, () => work(queue, counts)));
  } finally {
    await end();
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

process.exitCode = await main().catch((error) => {
  console.error(error);
  console.log('0 passed, 1 failed');
  return 1;
});
