// WCAG 2.2 AA as far as a program can judge it: axe-core on every kind of page, contrast where axe gives up.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { visit } from './support/browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

export async function violations(page) {
  await page.evaluate(AXE);
  const options = { runOnly: { type: 'tag', values: TAGS }, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations', 'passes'] };
  const result = await page.evaluate((options) => window.axe.run(document, options), options);
  assert.ok(result.passes.length > 15, `only ${result.passes.length} rules applied`);
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join('\n  ')}`);
}

/** In the page: text whose contrast with what is painted behind it is too low, gradients by their worst colour. */
function faint() {
  const parse = (text) => [...text.matchAll(/rgba?\(([^)]+)\)/g)].map(([, list]) => list.split(/[ ,/]+/).map(Number));
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ratio = (a, b) => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const colours = [...parse(style.backgroundImage), ...parse(style.backgroundColor)].filter((c) => c.length === 3 || c[3] === 1);
      if (colours.length > 0) return colours;
    }
    return [[255, 255, 255]];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const [found, seen] = [[], new Set()];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || seen.has(element) || !element.checkVisibility() || element.closest('script')) continue;
    seen.add(element);
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const worst = Math.min(...behind(element).map((colour) => ratio(parse(style.color)[0], colour)));
    if (worst < needed) found.push(`${worst.toFixed(2)} < ${needed}: ${node.data.trim().slice(0, 60)}`);
  }
  return { found, checked: seen.size };
}

export default ({ browser, pages }) => {
  const tests = {};
  for (const [kind, { url }] of Object.entries(pages)) {
    tests[`axe finds nothing on ${kind}, light and dark, phone and desktop`] = async () => {
      for (const colorScheme of ['light', 'dark']) {
        for (const width of [360, 1280]) {
          const found = await visit(browser, url, { width, colorScheme }, violations);
          assert.deepEqual(found, [], `${colorScheme} at ${width} px`);
        }
      }
    };
  }
  for (const colorScheme of ['light', 'dark']) {
    tests[`text stands out from what is behind it, ${colorScheme}`] = async () => {
      for (const [kind, { url }] of Object.entries(pages)) {
        const { found, checked } = await visit(browser, url, { colorScheme }, (page) => page.evaluate(faint));
        assert.ok(checked > 10, kind);
        assert.deepEqual(found, [], kind);
      }
    };
  }
  tests['one heading of level 1 on each page, and it tells what the title tells'] = async () => {
    for (const [kind, { url }] of Object.entries(pages)) {
      const [headings, title] = await visit(browser, url, {}, async (page) => [await page.locator('h1').allInnerTexts(), await page.title()]);
      assert.equal(headings.length, 1, kind);
      assert.ok(title.includes(headings[0].slice(0, 15)), `${kind}: ${title} / ${headings[0]}`);
    }
  };
  return tests;
};
