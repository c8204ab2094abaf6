// What machines read in the pages: languages, addresses, structured data, feeds, the sitemap.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { visit } from './support/browser.mjs';
import { isHtml, walk } from './support/pages.mjs';

function head() {
  const link = (selector) => [...document.querySelectorAll(selector)];
  return {
    lang: document.documentElement.lang,
    canonical: link('link[rel="canonical"]').map((each) => each.href),
    alternates: Object.fromEntries(link('link[rel="alternate"][hreflang]').map((each) => [each.hreflang, each.href])),
    other: link('.language').map((each) => [each.hreflang, each.lang, each.href])[0],
    description: document.querySelector('meta[name="description"]')?.content ?? '',
  };
}

async function structured(page) {
  const scripts = await page.locator('script').evaluateAll((all) => all.map((script) => [script.type, script.textContent]));
  assert.deepEqual(scripts.map(([type]) => type), ['application/ld+json'], 'no other script');
  return JSON.parse(scripts[0][1]);
}

async function assertStructured(page, { url, site }) {
  const data = await structured(page);
  assert.equal(data['@type'], 'MedicalWebPage');
  assert.equal(data.url, url);
  assert.equal(data.headline, await page.locator('h1').innerText());
  const shown = await page.locator('.review li').allInnerTexts();
  assert.equal(data.reviewedBy.length, shown.length);
  data.reviewedBy.forEach((person, i) => {
    assert.ok(shown[i].includes(person.name) && shown[i].includes(person.hasCredential.identifier), shown[i]);
    assert.notEqual(person.name, data.author.name, 'nobody reviews their own text');
  });
  assert.equal(data.lastReviewed, await page.locator('.reviewed time').getAttribute('datetime'));
  assert.match(data.lastReviewed, /^\d{4}-\d\d-\d\d$/);
  const references = await page.locator('.references li').allInnerTexts();
  assert.equal(data.citation.length, references.length);
  data.citation.forEach((work, i) => assert.ok(references[i].includes(work.name), `${work.name} / ${references[i]}`));
  assert.ok((await page.locator('.author').innerText()).startsWith(data.author.name));
  assert.ok(data.publisher.name.length > 0 && url.startsWith(site.origin));
}

/** The root's name and the texts of some elements, or the parser's complaint. */
function xml(browser, pages, text, names) {
  const read = ([text, names]) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml');
    const error = parsed.querySelector('parsererror')?.textContent ?? null;
    const texts = (name) => [...parsed.getElementsByTagName(name)].map((element) => element.textContent);
    return { error, root: parsed.documentElement.localName, texts: Object.fromEntries(names.map((name) => [name, texts(name)])) };
  };
  return visit(browser, pages.home.url, {}, (page) => page.evaluate(read, [text, names]));
}

/** Tenant and address of every article that the demo is made of. */
function articles() {
  const folder = path.resolve(import.meta.dirname, '../../data/demo');
  const tenants = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return tenants.flatMap(({ name: tenant }) => {
    const drafts = readdirSync(path.join(folder, tenant)).filter((name) => name.endsWith('.md'));
    return drafts.map((name) => {
      const front = readFileSync(path.join(folder, tenant, name), 'utf8');
      const language = front.match(/^language: (.+)$/m)[1];
      return { tenant, address: `${language === 'en' ? '/en' : ''}/${front.match(/^slug: (.+)$/m)[1]}` };
    });
  });
}

export default ({ browser, pages, server }) => ({
  'every article of the demo has been published': async () => {
    const all = articles();
    assert.ok(all.length >= 9, `${all.length} articles`);
    for (const { tenant, address } of all) {
      const { status } = await server.site(tenant).get(address);
      assert.equal(status, 200, `${tenant}${address}`);
    }
  },
  'every page says its language, its address and what it is about': async () => {
    for (const [kind, { url }] of Object.entries(pages)) {
      const found = await visit(browser, url, {}, (page) => page.evaluate(head));
      assert.equal(found.lang, kind.startsWith('English') ? 'en' : 'pt-BR', kind);
      if (kind !== 'not found') assert.deepEqual(found.canonical, [url], kind);
      assert.ok(found.description.length >= 30, `${kind}: ${found.description}`);
    }
  },
  'translations name each other, and the switch leads there': async () => {
    const pairs = [['home', 'English home'], ['article', 'English article']];
    for (const [original, translation] of pairs) {
      const expected = { 'pt-BR': pages[original].url, en: pages[translation].url, 'x-default': pages[original].url };
      for (const [from, to] of [[original, translation], [translation, original]]) {
        const found = await visit(browser, pages[from].url, {}, (page) => page.evaluate(head));
        assert.deepEqual(found.alternates, expected, from);
        const language = to.startsWith('English') ? 'en' : 'pt-BR';
        assert.deepEqual(found.other, [language, language, pages[to].url], from);
      }
    }
    const alone = await visit(browser, pages['article of the second tenant'].url, {}, (page) => page.evaluate(head));
    assert.deepEqual(alone.alternates, {}, 'an article without translation names none');
    assert.equal(alone.other[2], `${pages['second tenant'].site.origin}/en/`);
  },
  'structured data names the reviewers, the day and the citations that the page shows': async () => {
    for (const kind of ['article', 'English article', 'article of the second tenant']) {
      await visit(browser, pages[kind].url, {}, (page) => assertStructured(page, pages[kind]));
    }
  },
  'each reference has one link out, and prints it once': async () => {
    await visit(browser, pages.article.url, {}, async (page) => {
      for (const entry of await page.locator('.references li').all()) {
        const out = entry.locator('a:not(.back)');
        assert.equal(await out.count(), 1);
        const href = await out.getAttribute('href');
        assert.match(href, /^https:\/\//);
        assert.equal((await entry.innerText()).split(href).length - 1, 1, href);
        assert.match(await out.getAttribute('rel'), /noopener/);
      }
    });
  },
  'the author stands under the title and closes the page as the council wants it': async () => {
    await visit(browser, pages.article.url, {}, async (page) => {
      const author = (await page.locator('.author').innerText()).split('\n').join(' – ');
      assert.match(author, /^[^–]+ – MÉDIC[AO] – CRM\/SP \d+ – .+ – RQE \d+$/);
      assert.ok((await page.locator('.signature').innerText()).includes(author));
      assert.equal((await page.locator('article').innerText()).split('CRM/SP 9999901').length - 1, 2, 'twice, not more');
    });
  },
  'feeds are well-formed and hold the articles of their language': async () => {
    const { site } = pages.home;
    for (const [prefix, home] of [['', '/'], ['/en', '/en/']]) {
      const cards = await visit(browser, site.origin + home, {}, (page) => page.locator('.card h2').allInnerTexts());
      for (const [file, root, type, entry, stamp] of [
        ['rss.xml', 'rss', 'application/rss+xml', 'item', 'pubDate'],
        ['atom.xml', 'feed', 'application/atom+xml', 'entry', 'updated'],
      ]) {
        const answer = await site.get(`${prefix}/${file}`);
        assert.ok(answer.status === 200 && answer.headers['content-type'].startsWith(type), file);
        const found = await xml(browser, pages, answer.text, [entry, 'title', 'link', 'guid', 'id', stamp]);
        assert.deepEqual([found.error, found.root], [null, root], file);
        assert.equal(found.texts[entry].length, cards.length, file);
        assert.deepEqual(found.texts.title.slice(1).sort(), cards.map((title) => title.replace(/\s+/g, ' ')).sort(), file);
        assert.ok(found.texts[stamp].every((date) => Date.parse(date) > Date.parse('2020-01-01')), file);
        for (const address of [...found.texts.guid, ...found.texts.id]) {
          assert.ok(address.startsWith(site.origin), address);
          assert.equal((await site.get(new URL(address).pathname)).status, 200, address);
        }
      }
    }
  },
  'the sitemap is well-formed, and a demo keeps its pages out of it': async () => {
    for (const { site } of [pages.home, pages['second tenant']]) {
      const sitemap = await site.get('/sitemap.xml');
      const found = await xml(browser, pages, sitemap.text, ['loc']);
      assert.deepEqual([sitemap.status, found.error, found.root, found.texts.loc], [200, null, 'urlset', []]);
      assert.match((await site.get('/robots.txt')).text, /User-agent: \*\nDisallow: \/\n/);
    }
  },
  'every page of the demo says that it is one, and asks not to be indexed': async () => {
    for (const { site } of [pages.home, pages['second tenant']]) {
      const all = [...(await walk(site))].filter(([, answer]) => isHtml(answer));
      assert.ok(all.length >= 6, `${all.length} pages`);
      for (const [path, answer] of all) {
        assert.match(answer.text, /<meta name="robots" content="noindex, nofollow">/, path);
        assert.match(answer.text, /class="demo" role="note">[^<]*(fictícios|fictional)/, path);
        assert.match(answer.headers['x-robots-tag'], /noindex/, path);
      }
    }
  },
});
