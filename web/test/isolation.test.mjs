// Two tenants on one server know nothing of each other.

import assert from 'node:assert/strict';

import { isHtml, walk } from './support/pages.mjs';

// What only the other tenant has: names of the clinic, of its people, of its host.
const MARKS = {
  aurora: [/Clínica Aurora/, /aurora\.localhost/, /Vasconcelos/, /Figueira/, /Nogueira Sampaio/, /Rita Camargo/, /99999\d\d/],
  horizonte: [/Espaço Horizonte/, /horizonte\.localhost/, /Quintela/, /Brandão Salles/, /Paiva Cordeiro/, /06\/9999/],
};
const OTHER = { aurora: 'horizonte', horizonte: 'aurora' };

export default ({ server }) => {
  const tests = {};
  for (const [name, other] of Object.entries(OTHER)) {
    tests[`nothing on ${name} is of ${other}`] = async () => {
      const found = await walk(server.site(name));
      assert.ok(found.size >= 10, `${found.size} files`);
      const all = [...found].map(([path, answer]) => [path, `${JSON.stringify(answer.headers)}${answer.text}`]);
      for (const [path, text] of all) for (const mark of MARKS[other]) assert.doesNotMatch(text, mark, path);
      const pages = [...found.values()].filter(isHtml).map((answer) => answer.text).join('');
      for (const mark of MARKS[name]) assert.match(pages, mark);
    };
    tests[`no page of ${other} is found on ${name}`] = async () => {
      const [own, theirs] = [await walk(server.site(name)), await walk(server.site(other))];
      const foreign = [...theirs.keys()].filter((path) => !own.has(path));
      assert.ok(foreign.some((path) => path.startsWith('/certificates/')) && foreign.length >= 3);
      for (const path of foreign) assert.equal((await server.site(name).get(path)).status, 404, path);
    };
  }
  tests['the bare address and localhost serve the first tenant alone'] = async () => {
    const home = (await server.site('aurora').get('/')).text;
    for (const host of [`127.0.0.1:${server.port}`, `localhost:${server.port}`]) {
      assert.equal((await server.get(host, '/')).text, home, host);
      assert.equal((await server.get(host, '/insonia')).status, 404, host);
    }
  };
  return tests;
};
