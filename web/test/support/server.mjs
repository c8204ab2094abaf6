// A server of its own for the tests: free ports, a temporary data folder, the demo.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

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

export async function start() {
  const data = mkdtempSync(path.join(os.tmpdir(), 'lauda-web-'));
  const [port, metrics] = [await freePort(), await freePort()];
  const listen = ['--listen', `127.0.0.1:${port}`, '--metrics-listen', `127.0.0.1:${metrics}`];
  const child = spawn(binary(), ['serve', '--data', data, ...listen], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => stopped(child).finally(() => rmSync(data, { recursive: true, force: true }));
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  const site = (name) => ({
    host: `${name}.localhost:${port}`,
    origin: `http://${name}.localhost:${port}`,
    get: (where, headers) => get(port, `${name}.localhost:${port}`, where, headers),
  });
  return { port, site, get: (host, where, headers) => get(port, host, where, headers), stop };
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
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const hard = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.once('exit', () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill('SIGTERM');
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
