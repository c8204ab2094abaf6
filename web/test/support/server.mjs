// A server of its own for the tests: free ports, a temporary data folder, the demo.

import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../../..');
// Making the demo compiles every component once; a busy machine takes its time.
const PATIENCE_MS = 240_000;

function binary() {
  const target = process.env.CARGO_TARGET_DIR ?? path.join(ROOT, 'target');
  const found = process.env.LAUDA_BIN ?? path.join(target, 'debug', 'lauda');
  if (!existsSync(found)) throw new Error(`${found} does not exist: build it with cargo build, or set LAUDA_BIN`);
  return found;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const run = promisify(execFile);
const PLANNER = { aurora: 'rita@aurora.example', horizonte: 'irene@horizonte.example' };
const AUTHOR = { aurora: 'helena@aurora.example' };

export async function start() {
  const data = mkdtempSync(path.join(os.tmpdir(), 'lauda-web-'));
  const [port, metrics] = [await freePort(), await freePort()];
  const listen = ['--listen', `127.0.0.1:${port}`, '--metrics-listen', `127.0.0.1:${metrics}`];
  let child;
  const begin = () => {
    child = spawn(binary(), ['serve', '--data', data, ...listen], { stdio: ['ignore', 'pipe', 'pipe'] });
    return ready(child);
  };
  const stop = () => stopped(child).finally(() => rmSync(data, { recursive: true, force: true }));
  try {
    await begin();
  } catch (error) {
    await stop();
    throw error;
  }
  const lauda = async (...words) => JSON.parse((await run(binary(), ['--json', '--data', data, ...words])).stdout);
  const site = (name) => ({
    host: `${name}.localhost:${port}`,
    origin: `http://${name}.localhost:${port}`,
    get: (where, headers) => get(port, `${name}.localhost:${port}`, where, headers),
  });
  return {
    port,
    site,
    get: (host, where, headers) => get(port, host, where, headers),
    stop,
    /** A server besides this one, which a test may kill and start again on the same address. */
    another: start,
    kill: () => ended(child, () => child.kill('SIGKILL')),
    again: begin,
    /** Address at which whoever plans the content of a clinic logs in once. */
    link: async (tenant) => (await lauda('user', 'link', '--tenant', tenant, PLANNER[tenant])).link,
    /** Hands a draft in as its author does. */
    submit: async (tenant, slug, text) => {
      const { token } = await lauda('user', 'token', '--tenant', tenant, AUTHOR[tenant]);
      const [draft, secret] = [path.join(data, `${slug}.md`), path.join(data, `${slug}.token`)];
      writeFileSync(draft, text);
      writeFileSync(secret, token, { mode: 0o600 });
      return lauda('--token-file', secret, 'submit', draft, '--slug', slug);
    },
  };
}

function ready(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`the server is not ready after ${PATIENCE_MS} ms:\n${output}`)), PATIENCE_MS);
    const settle = (act) => {
      clearTimeout(timer);
      act();
    };
    const hear = (bytes) => {
      output += bytes;
      if (output.includes('is ready.')) settle(resolve);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => settle(() => reject(error)));
    child.once('exit', (code) => settle(() => reject(new Error(`the server ended with ${code}:\n${output}`))));
  });
}

function stopped(child) {
  const hard = setTimeout(() => child.kill('SIGKILL'), 5_000);
  return ended(child, () => child.kill('SIGTERM')).finally(() => clearTimeout(hard));
}

/** Resolves when the process is gone, which `act` makes it do. */
function ended(child, act) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', resolve);
    act();
  });
}

/** One request to the loopback address under any host name; the body is neither decoded nor decompressed. */
function get(port, host, where, headers = {}) {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: where, headers: { host, ...headers }, timeout: 10_000 };
    const request = http.get(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        resolve({ status: response.statusCode, headers: response.headers, body, text: body.toString('utf8') });
      });
    });
    request.on('timeout', () => request.destroy(new Error(`${host}${where} does not answer`)));
    request.on('error', reject);
  });
}
