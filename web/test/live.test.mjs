// Pages that stay connected: the calculator on every site, the board of the administration.

import assert from 'node:assert/strict';

import { violations } from './accessibility.test.mjs';
import { visit } from './support/browser.mjs';

const CONNECTED = '[data-phx-main].phx-connected';

async function fill(page, { weight, height, age, sex }) {
  await page.fill('#weight', weight);
  await page.fill('#height', height);
  await page.fill('#age', age);
  await page.check(`#sex-${sex}`);
}

/** Everything that the browser complains of while `act` runs: a policy that is broken, a script that fails. */
async function quietly(page, act) {
  const said = [];
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await act();
  assert.deepEqual(said, []);
}

async function login(page, server, name) {
  await page.goto(await server.link(name));
  await page.click('#enter');
  await page.waitForSelector(CONNECTED);
}

const DRAFT = '# Férias e descanso\n\nDescansar faz parte do cuidado com a saúde.\n';

export default ({ server, browser }) => ({
  'results appear while somebody types, on a phone and on a desk': async () => {
    const url = `${server.site('aurora').origin}/calculadoras`;
    for (const width of [360, 1280]) {
      await visit(browser, url, { width }, async (page) => {
        await quietly(page, async () => {
          await page.waitForSelector(CONNECTED);
          await fill(page, { weight: '70,5', height: '175', age: '30', sex: 'female' });
          await page.waitForFunction(() => document.querySelector('#height-fault').textContent.includes('centímetros'));
          assert.equal(await page.getAttribute('#height', 'aria-invalid'), 'true');
          assert.equal(await page.locator('#bmi').count(), 0);
          await page.fill('#height', '1,75');
          await page.waitForSelector('#bmi');
          assert.match(await page.textContent('#bmi'), /^23,0 kg\/m², eutrofia/);
          assert.match(await page.textContent('#computed'), /health-calc .* µs/);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px: nothing is cut off`);
          assert.deepEqual(await violations(page), []);
        });
      });
    }
  },
  'the page fits in 30 KiB as it is, and its script in 60 KiB compressed': async () => {
    const site = server.site('aurora');
    // Not compressed: its length would tell about the token in it (BREACH).
    const page = await site.get('/calculadoras', { 'accept-encoding': 'br' });
    assert.equal(page.headers['content-encoding'], undefined);
    assert.ok(page.body.length < 30 * 1024, `${page.body.length} bytes`);
    const script = await site.get(page.text.match(/<script defer src="([^"]+)"/)[1], { 'accept-encoding': 'br' });
    assert.equal(script.headers['content-encoding'], 'br');
    assert.ok(script.body.length < 60 * 1024, `${script.body.length} bytes`);
  },
  'the calculator speaks English': async () => {
    await visit(browser, `${server.site('horizonte').origin}/calculators`, {}, async (page) => {
      await page.waitForSelector(CONNECTED);
      assert.equal(await page.getAttribute('html', 'lang'), 'en');
      await page.click('#calculate');
      await page.waitForFunction(() => document.querySelectorAll('.fault:not(:empty)').length === 4);
      await fill(page, { weight: '68', height: '1.65', age: '45', sex: 'male' });
      await page.waitForSelector('#bmi');
      assert.match(await page.textContent('#bmi'), /^25\.0 kg\/m², normal range/, '24.977 is below 25');
    });
  },
  'without scripts the form is sent and answered whole': async () => {
    await visit(browser, `${server.site('aurora').origin}/calculadoras`, { javaScriptEnabled: false }, async (page) => {
      await fill(page, { weight: '70,5', height: '1,75', age: '30', sex: 'female' });
      await page.click('#calculate');
      assert.match(await page.textContent('#bmi'), /^23,0 kg\/m²/);
      assert.equal(await page.inputValue('#weight'), '70,5');
      assert.ok(!page.url().includes('70'), 'nothing typed is in the address');
    });
  },
  'what is typed outlives a server that is killed': async () => {
    const own = await server.another();
    try {
      await visit(browser, `${own.site('aurora').origin}/calculadoras`, {}, async (page) => {
        page.setDefaultTimeout(60_000);
        await page.waitForSelector(CONNECTED);
        await page.fill('#weight', '82');
        await page.fill('#age', '41');
        await own.kill();
        await page.waitForSelector('[data-phx-main].phx-error');
        await page.fill('#height', '1,8');
        await own.again();
        await page.waitForSelector(CONNECTED);
        assert.equal(await page.inputValue('#weight'), '82');
        await page.check('#sex-male');
        await page.waitForSelector('#bmi');
        assert.match(await page.textContent('#bmi'), /^25,3 kg\/m²/);
      });
    } finally {
      await own.stop();
    }
  },
  'two people see a piece move over the board, and nobody else does': async () => {
    const url = `${server.site('aurora').origin}/admin`;
    await visit(browser, url, { width: 1280 }, async (first) => {
      assert.match(first.url(), /\/admin\/login$/, 'a stranger is asked to log in');
      await quietly(first, async () => {
        await login(first, server, 'aurora');
        const before = Number(await first.textContent('#technical_review-count'));
        await visit(browser, await server.link('horizonte'), { width: 360 }, async (other) => {
          await other.click('#enter');
          await other.waitForSelector(CONNECTED);
          await visit(browser, await server.link('aurora'), { width: 360 }, async (second) => {
            await second.click('#enter');
            await second.waitForSelector(CONNECTED);
            await server.submit('aurora', 'ferias-e-descanso', DRAFT);
            for (const page of [first, second]) {
              await page.waitForSelector('#technical_review h3:text("ferias-e-descanso")', { timeout: 60_000 });
              assert.equal(Number(await page.textContent('#technical_review-count')), before + 1);
              assert.equal(await page.locator('#draft h3:text("ferias-e-descanso")').count(), 0);
              assert.deepEqual(await violations(page), []);
            }
            assert.equal(await other.locator('h3:text("ferias-e-descanso")').count(), 0);
            await second.click('#logout');
            await second.waitForURL(/\/admin\/login$/);
          });
        });
      });
    });
  },
});
