// The kinds of pages of the demo, and a walk over all of them.

/** Name → site and path of one page of each kind. */
export async function kinds(server) {
  const [aurora, horizonte] = [server.site('aurora'), server.site('horizonte')];
  const article = await aurora.get('/pressao-alta');
  const certificate = article.text.match(/href="(\/certificates\/[0-9a-f]{64})"/)?.[1];
  if (!certificate) throw new Error('the article has no link to its certificate');
  const at = (site, path) => ({ site, path, url: site.origin + path });
  return {
    home: at(aurora, '/'),
    'English home': at(aurora, '/en/'),
    article: at(aurora, '/pressao-alta'),
    'English article': at(aurora, '/en/high-blood-pressure'),
    topics: at(aurora, '/temas/'),
    topic: at(aurora, '/temas/coracao-e-circulacao/'),
    certificate: at(aurora, certificate),
    'not found': at(aurora, '/nao-existe'),
    'second tenant': at(horizonte, '/'),
    'article of the second tenant': at(horizonte, '/insonia'),
  };
}

/** Follows every link inside the site; path → answer. */
export async function walk(site) {
  const [found, open] = [new Map(), ['/', '/en/']];
  while (open.length > 0) {
    const path = open.pop();
    if (found.has(path)) continue;
    const answer = await site.get(path);
    found.set(path, answer);
    if (!answer.headers['content-type']?.startsWith('text/html')) continue;
    for (const [, href] of answer.text.matchAll(/ href="([^"#]+)/g)) {
      const url = new URL(href.replaceAll('&amp;', '&'), site.origin + path);
      if (url.origin === site.origin) open.push(url.pathname);
    }
  }
  return found;
}

/** A page that stays connected: made for each visit, with a token in it. */
export const isLive = (answer) => answer.text.includes('data-phx-main');

export const isHtml = (answer) => answer.headers['content-type']?.startsWith('text/html') ?? false;
