// What readers see: narrow screens, their own spacing, no motion, paper, jumps between text and references.

import assert from 'node:assert/strict';

import { visit } from './support/browser.mjs';

/** In the page: what sticks out on the right, except where a region scrolls by itself. */
function sticksOut() {
  const wide = [...document.body.querySelectorAll('*')].filter((element) => {
    const inScroller = element.parentElement.closest('.table, pre');
    return !inScroller && !element.closest('svg') && element.getBoundingClientRect().right > innerWidth + 0.5;
  });
  const names = wide.map((element) => `${element.tagName}.${element.className}`);
  return { names, page: document.documentElement.scrollWidth, window: innerWidth };
}

async function assertFits(page, name) {
  const { names, page: width, window } = await page.evaluate(sticksOut);
  assert.deepEqual(names, [], name);
  assert.ok(width <= window, `${name}: the page is ${width} px wide in a window of ${window}`);
}

// WCAG 1.4.12
const READERS_SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

function moves() {
  const all = [...document.querySelectorAll('*')].map((element) => getComputedStyle(element));
  const transitions = all.filter((style) => style.transitionDuration.split(', ').some((duration) => parseFloat(duration) > 0));
  const animations = all.filter((style) => style.animationName !== 'none');
  return { scroll: getComputedStyle(document.documentElement).scrollBehavior, count: transitions.length + animations.length };
}

async function hashAndBox(page, selector) {
  const box = await page.locator(selector).boundingBox();
  return { hash: await page.evaluate(() => location.hash), inView: box.y >= 0 && box.y < page.viewportSize().height };
}

async function jumps(page) {
  const marks = await page.locator('.prose a[role="doc-noteref"]').evaluateAll((all) => all.map((a) => [a.id, a.getAttribute('href')]));
  assert.ok(marks.length > 0, 'the text has marks');
  for (const [id, target] of marks) {
    await page.locator(`[id="${id}"]`).click();
    assert.deepEqual(await hashAndBox(page, target), { hash: target, inView: true });
    assert.equal(await page.locator(`${target}:target`).count(), 1);
  }
  const numbers = new Set(marks.map(([, target]) => target.slice('#ref-'.length)));
  for (const number of numbers) {
    const back = page.locator(`#ref-${number} a[role="doc-backlink"]`);
    assert.match(await back.getAttribute('aria-label'), new RegExp(` ${number}$`));
    await back.click();
    assert.deepEqual(await hashAndBox(page, `#cite-${number}`), { hash: `#cite-${number}`, inView: true });
  }
  assert.equal(await page.locator('.references li').count(), numbers.size, 'each reference is cited');
}

export default ({ browser, pages }) => ({
  'nothing scrolls sideways at 320 px, nor with wider spacing': async () => {
    for (const [kind, { url }] of Object.entries(pages)) {
      await visit(browser, url, { width: 320, bypassCSP: true }, async (page) => {
        await assertFits(page, kind);
        await page.addStyleTag({ content: READERS_SPACING });
        await assertFits(page, `${kind}, spaced`);
      });
    }
  },
  'nothing scrolls sideways with text of twice the size': async () => {
    for (const [kind, { url }] of Object.entries(pages)) {
      await visit(browser, url, { width: 640, bypassCSP: true }, async (page) => {
        await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
        await assertFits(page, kind);
      });
    }
  },
  'nothing moves for readers who asked for that': async () => {
    for (const [kind, { url }] of Object.entries(pages)) {
      const still = await visit(browser, url, { reducedMotion: 'reduce' }, (page) => page.evaluate(moves));
      assert.deepEqual(still, { scroll: 'auto', count: 0 }, kind);
    }
    const lively = await visit(browser, pages.home.url, { reducedMotion: 'no-preference' }, (page) => page.evaluate(moves));
    assert.ok(lively.scroll === 'smooth' && lively.count > 0, 'the rule has something to switch off');
  },
  'marks in the text lead to their reference and back': async () => {
    for (const kind of ['article', 'English article', 'article of the second tenant']) {
      await visit(browser, pages[kind].url, { width: 360, reducedMotion: 'reduce' }, jumps);
    }
  },
  'neighbouring marks are told apart': async () => {
    await visit(browser, pages['article of the second tenant'].url, {}, async (page) => {
      const text = await page.locator('.prose').innerText();
      const neighbours = await page.locator('.reference + .reference').count();
      const joined = await page.locator('.prose').evaluate((prose) => /<\/a><\/sup><sup/.test(prose.innerHTML));
      assert.ok(neighbours > 0 && /\d,\s*\d/.test(text) && !joined);
    });
  },
  'the entries of the table of contents lead to their headings': async () => {
    await visit(browser, pages.article.url, { reducedMotion: 'reduce' }, async (page) => {
      const links = await page.locator('.toc a').all();
      assert.equal(links.length, await page.locator('.prose h2').count());
      for (const link of links) {
        await link.click();
        const target = page.locator(':target');
        assert.equal(await target.innerText(), await link.innerText());
        assert.ok((await target.boundingBox()).y >= 0);
      }
    });
  },
  'paper gets the text without navigation, black on white': async () => {
    await visit(browser, pages.article.url, { colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const visible = (selector) => page.locator(selector).first().isVisible();
      for (const gone of ['.site-header nav', '.skip', '.toc', '.crumbs', '.back', '.feed']) assert.equal(await visible(gone), false, gone);
      for (const kept of ['.demo', '.brand', 'h1', '.author', '.reviewed', '.prose', '.references', '.note', '.signature', '.printed']) {
        assert.equal(await visible(kept), true, kept);
      }
      const colours = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]);
      assert.deepEqual(colours, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
      assert.ok((await page.locator('.printed').innerText()).includes(pages.article.url));
      const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
      assert.ok(sheets >= 2 && sheets <= 5, `${sheets} sheets`);
    });
  },
  'nothing is lost without styles or with forced colours': async () => {
    await visit(browser, pages.article.url, { width: 360, forcedColors: 'active' }, async (page) => {
      for (const kept of ['h1', '.author', '.review', '.toc', '.callout', '.references']) assert.ok(await page.locator(kept).first().isVisible(), kept);
    });
  },
});
