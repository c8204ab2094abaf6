// How pages arrive: small, from one origin, under a strict policy, with no dead link.

import assert from 'node:assert/strict';
import zlib from 'node:zlib';

import { visit } from './support/browser.mjs';
import { isHtml, isLive, walk } from './support/pages.mjs';

const BUDGET = 30 * 1024;
const BR = { 'accept-encoding': 'br' };

async function weight(site, path) {
  const page = await site.get(path, BR);
  assert.equal(page.headers['content-encoding'], 'br', path);
  const html = zlib.brotliDecompressSync(page.body).toString('utf8');
  const files = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"|<script[^>]* src="([^"]+)"/g)].map(([, css, js]) => css ?? js);
  assert.equal(files.length, 1, `${path} has one style sheet and no script file`);
  const css = await site.get(files[0], BR);
  assert.equal(css.headers['content-encoding'], 'br', files[0]);
  assert.match(css.headers['cache-control'], /immutable/);
  return { html: page.body.length, css: css.body.length };
}

async function watched(browser, url) {
  const [requests, complaints] = [[], []];
  const context = await browser.newContext();
  try {
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
    });
    const page = await context.newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const response = await page.goto(url, { waitUntil: 'load' });
    await page.mouse.wheel(0, 20_000);
    await page.waitForTimeout(100);
    return { requests, complaints, headers: response.headers(), status: response.status(), cookies: await context.cookies() };
  } finally {
    await context.close();
  }
}

export default ({ browser, pages, server }) => ({
  'HTML and CSS of every published page fit in 30 KiB': async () => {
    let largest = { total: 0 };
    for (const { site } of [pages.home, pages['second tenant']]) {
      for (const [path, answer] of await walk(site)) {
        if (!isHtml(answer) || isLive(answer)) continue;
        const { html, css } = await weight(site, path);
        assert.ok(html + css <= BUDGET, `${path}: ${html} + ${css} bytes`);
        if (html + css > largest.total) largest = { total: html + css, html, css, path };
      }
    }
    console.log(`     largest: ${largest.path}, ${largest.html} bytes of HTML and ${largest.css} of CSS (br)`);
  },
  'no request leaves the site, and the policy has nothing to complain about': async () => {
    for (const [kind, { url, site }] of Object.entries(pages)) {
      const { requests, complaints, headers, cookies, status } = await watched(browser, url);
      assert.deepEqual(requests.filter((each) => !each.startsWith(`${site.origin}/`)), [], kind);
      // Chromium reports a page's own status 404 on the console.
      const expected = kind === 'not found' ? complaints.filter((text) => !text.includes('404')) : complaints;
      assert.deepEqual(expected, [], kind);
      assert.equal(status, kind === 'not found' ? 404 : 200, kind);
      assert.deepEqual(cookies, [], kind);
      assert.match(headers['content-security-policy'], /default-src 'none'/, kind);
      assert.doesNotMatch(headers['content-security-policy'], /unsafe|script-src/, kind);
      assert.equal(headers['x-content-type-options'], 'nosniff', kind);
    }
  },
  'nothing in a page needs script or inline style': async () => {
    for (const [kind, { site, path }] of Object.entries(pages)) {
      const { text } = await site.get(path);
      assert.doesNotMatch(text, /<style|\sstyle="|\son[a-z]+="|javascript:/i, kind);
    }
  },
  'no link of the site is dead, and no anchor either': async () => {
    for (const { site } of [pages.home, pages['second tenant']]) {
      for (const [path, answer] of await walk(site)) {
        assert.equal(answer.status, 200, path);
        if (!isHtml(answer)) continue;
        const ids = [...answer.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        assert.equal(new Set(ids).size, ids.length, `${path}: ids are unique`);
        for (const [, anchor] of answer.text.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(anchor), `${path}#${anchor}`);
      }
    }
  },
  'a page that has not changed is not sent again': async () => {
    const { site, path } = pages.article;
    const first = await site.get(path, BR);
    const again = await site.get(path, { ...BR, 'if-none-match': first.headers.etag });
    assert.deepEqual([again.status, again.body.length], [304, 0]);
    const other = await site.get(path, { 'accept-encoding': 'gzip' });
    assert.notEqual(other.headers.etag, first.headers.etag);
    assert.deepEqual(zlib.gunzipSync(other.body), zlib.brotliDecompressSync(first.body));
  },
  'addresses that lead nowhere answer 404 in the language of the place': async () => {
    const { site } = pages.home;
    for (const [path, lang] of [['/nada', 'pt-BR'], ['/temas/nada/', 'pt-BR'], ['/en/nothing', 'en'], [`/certificates/${'0'.repeat(64)}`, 'pt-BR']]) {
      const answer = await site.get(path);
      assert.equal(answer.status, 404, path);
      assert.ok(answer.text.includes(`<html lang="${lang}">`), path);
    }
    assert.equal((await server.get('unknown.example', '/')).status, 404);
  },
});
