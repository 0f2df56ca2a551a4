// The site works wherever it lies: straight from a disk, in a folder of a server, without script.

import { pathToFileURL } from 'node:url';

import { WIDE, address_of, open_browser, open_tab } from './browser.mjs';
import { Verdict, site_folder } from './judge.mjs';
import { serve } from './server.mjs';
import { read_site, standing_pages } from './site.mjs';

const site = read_site(site_folder());
const browser = await open_browser();
const verdict = new Verdict('places');
// "Not found" is shown by a server, at addresses of that server; it has no place of its own.
const pages = standing_pages(site).filter((page) => page.path !== '404.html');

/** What a reader gets: style, pictures, text, and where links lead. */
function look() {
  const inside = document.querySelector('main');
  return {
    styled: getComputedStyle(document.body).margin === '0px',
    blank: [...document.images].filter((image) => {
      image.loading = 'eager';
      return image.complete && image.naturalWidth === 0;
    }).map((image) => image.getAttribute('src')),
    text: (inside?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    links: [...document.querySelectorAll('a[href]')].map((link) => link.href),
  };
}

async function judge(place, root, with_script) {
  const tab = await open_tab(browser, { viewport: WIDE, javaScriptEnabled: with_script });
  let shown = '';
  tab.on('requestfailed', (request) => {
    // What the next page broke off is no failure.
    const is_broken_off = request.failure()?.errorText === 'net::ERR_ABORTED';
    verdict.check(is_broken_off, shown, `did not get ${request.url()}`);
  });
  tab.on('response', (response) => {
    verdict.check(response.status() < 400, shown, `${response.status()} for ${response.url()}`);
  });
  const texts = new Map();
  for (const page of pages) {
    shown = `${place}: ${page.path}`;
    await tab.goto(root.startsWith('file:') ? root + page.path : address_of(root, page),
      { waitUntil: 'load' });
    const seen = await tab.evaluate(look);
    verdict.check(seen.styled, shown, 'has no style');
    verdict.check(seen.blank.length === 0, shown, `pictures are not shown: ${seen.blank}`);
    for (const link of seen.links) {
      const stays = link.startsWith(root) || /^(https|mailto|tel):/.test(link);
      verdict.check(stays, shown, `a link leaves the site's folder: ${link}`);
      verdict.check(!link.startsWith('file:') || !link.split('#')[0].endsWith('/'), shown,
        `a link shows a folder of the disk: ${link}`);
    }
    texts.set(page.path, seen.text);
  }
  await tab.context().close();
  return texts;
}

/** A search finds something in every language, and leads to an act; a number leads straight. */
async function judge_search(place, root) {
  const tab = await open_tab(browser, { viewport: WIDE });
  for (const page of pages.filter((one) => one.kind === 'search')) {
    await tab.goto(`${root}${page.path}?q=quyet+dinh`, { waitUntil: 'load' });
    const link = await tab.waitForSelector('#ket-qua_ h3 a', { timeout: 20_000 }).catch(() => null);
    verdict.check(link !== null, `${place}: ${page.path}`, 'a search finds nothing');
    const path = decodeURI((await link?.evaluate((one) => one.href) ?? '').slice(root.length));
    verdict.check(link === null || site.files.has(path), `${place}: ${page.path}`,
      `a result leads nowhere: ${path}`);
    await tab.goto(`${root}${page.path}?q=40/2022`, { waitUntil: 'load' });
    const is_there = await tab.waitForURL(/ubnd-40-2022-qd-ubnd\/(index\.html)?$/,
      { timeout: 20_000 }).then(() => true, () => false);
    verdict.check(is_there, `${place}: ${page.path}`, 'a number does not lead to its act');
  }
  await tab.context().close();
}

const server = await serve(site.folder, '/tinh/cong-bao/');
const served = await judge('in a folder', server.address, true);
const unscripted = await judge('without script', server.address, false);
await judge_search('in a folder', server.address);
await judge_search('from a disk', `${pathToFileURL(site.folder).href}/`);
const on_disk = await judge('from a disk', `${pathToFileURL(site.folder).href}/`, true);
for (const page of pages) {
  const text = served.get(page.path);
  verdict.check(text.length > 20, page.path, 'has no text');
  verdict.check(on_disk.get(page.path) === text, page.path, 'reads otherwise from a disk');
  // A script may add to a page; what it adds to must be there without it.
  const lost = unscripted.get(page.path).split(' ').filter((word) => !text.includes(word));
  verdict.check(lost.length === 0 && unscripted.get(page.path).length > 20, page.path,
    `reads otherwise without script: ${lost.slice(0, 5)}`);
}
await browser.close();
server.close();
verdict.end(`${pages.length} pages in 3 places`);
