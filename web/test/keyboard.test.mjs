// The site without a mouse.

import assert from 'node:assert/strict';

import { visit } from './support/browser.mjs';

/** In the page: what has the focus, and whether a reader can see that it has. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const shown = [element, element.closest('.card')].filter(Boolean).map((at) => getComputedStyle(at));
  const box = element.getBoundingClientRect();
  const everything = [...document.querySelectorAll('a[href], [tabindex="0"]')];
  return {
    index: everything.indexOf(element),
    text: (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60),
    outlined: shown.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}

async function tabThrough(page) {
  const total = await page.locator('a[href], [tabindex="0"]').count();
  const steps = [];
  for (let i = 0; i < total; i += 1) {
    await page.keyboard.press('Tab');
    steps.push(await page.evaluate(focused));
  }
  return { total, steps };
}

function reaching(browser, pages) {
  const tests = {};
  for (const [kind, { url }] of Object.entries(pages)) {
    // Only articles are laid out anew on a wide screen, with the table of contents beside the text.
    for (const width of kind.includes('article') ? [360, 1280] : [360]) {
      tests[`the tabulator reaches everything on ${kind} in reading order and shows where it is, ${width} px`] = async () => {
        const { total, steps } = await visit(browser, url, { width, reducedMotion: 'reduce' }, tabThrough);
        assert.ok(total >= 7);
        assert.deepEqual(steps.map((step) => step?.index), [...Array(total).keys()]);
        assert.deepEqual(steps.filter((step) => !step.outlined || !step.inView), []);
      };
    }
  }
  return tests;
}

export default ({ browser, pages }) => ({
  ...reaching(browser, pages),
  'the first stop skips to the content': async () => {
    for (const [kind, { url }] of Object.entries(pages)) {
      await visit(browser, url, { width: 360 }, async (page) => {
        const skip = page.locator('.skip');
        assert.ok((await skip.boundingBox()).y < 0, `${kind}: hidden until it has the focus`);
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.className), 'skip', kind);
        assert.ok((await skip.boundingBox()).y >= 0, `${kind}: visible with the focus`);
        await page.keyboard.press('Enter');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'content', kind);
        await page.keyboard.press('Tab');
        const inside = await page.evaluate(() => document.activeElement.closest('main, footer') !== null);
        assert.ok(inside, `${kind}: the next stop is behind the navigation`);
      });
    }
  },
  'a wide table is scrolled with the arrow keys': async () => {
    await visit(browser, pages.certificate.url, { width: 320, reducedMotion: 'reduce' }, async (page) => {
      const region = page.locator('.table').first();
      await region.evaluate((element) => (element.firstElementChild.style.width = '60rem'));
      await region.focus();
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(() => document.querySelector('.table').scrollLeft > 0, null, { timeout: 3_000 });
    });
  },
  'a whole card leads to its article, and its link has the name of the article': async () => {
    await visit(browser, pages.home.url, { width: 360 }, async (page) => {
      const card = page.locator('.card').nth(1);
      const title = await card.locator('h2').innerText();
      await card.scrollIntoViewIfNeeded();
      const { x, y, width, height } = await card.locator('.summary').boundingBox();
      await Promise.all([page.waitForEvent('load'), page.mouse.click(x + width / 2, y + height / 2)]);
      assert.equal((await page.locator('h1').innerText()).replace(/\s+/g, ' '), title.replace(/\s+/g, ' '));
    });
  },
});
