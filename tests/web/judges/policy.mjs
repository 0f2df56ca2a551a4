// A strict Content-Security-Policy without exceptions: every page has one of its own before it
// loads anything, and is read for what it forbids; the site is served with a stricter one still,
// and the pages that stand for all are opened under both.

import { WIDE, address_of, open_browser, open_tab } from './browser.mjs';
import { Verdict, find_package, site_folder } from './judge.mjs';
import { serve } from './server.mjs';
import { read_site, standing_pages } from './site.mjs';

const site = read_site(site_folder());
const { parse } = await find_package('parse5');
const browser = await open_browser();
const server = await serve(site.folder);
const verdict = new Verdict('policy');

/** Elements of a page that load what another server could hold. */
const LOADERS = new Set(['img', 'script', 'iframe', 'source', 'video', 'audio', 'embed', 'object']);

function check_element(page, element) {
  for (const { name, value } of element.attrs ?? []) {
    verdict.check(name !== 'style', page.path, `a style in <${element.tagName}>`);
    verdict.check(!name.startsWith('on'), page.path, `a script in <${element.tagName} ${name}>`);
    const is_loaded = LOADERS.has(element.tagName) && /^(src|data|srcset)$/.test(name);
    verdict.check(!is_loaded || !/^([a-z]+:)?\/\//i.test(value), page.path,
      `<${element.tagName}> loads ${value}`);
    verdict.check(!/^\s*(javascript|data):/i.test(value) || !/^(href|src)$/.test(name), page.path,
      `an address that is no place: ${value.slice(0, 60)}`);
  }
  verdict.check(element.tagName !== 'style', page.path, 'a style sheet in the page');
  const type = element.attrs?.find((one) => one.name === 'type')?.value ?? '';
  const is_code = element.tagName === 'script' && !/json/.test(type);
  verdict.check(!is_code || element.attrs.some((one) => one.name === 'src'), page.path,
    'a script in the page');
}

function check_tree(page, node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName !== undefined) {
      check_element(page, child);
    }
    check_tree(page, child);
  }
}

/** What a page says of itself; a page from a disk has no origin, so files of the disk are named. */
const OWN_POLICY = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; " +
  "img-src 'self' file:; form-action 'self' file:; base-uri 'none'";

function check_own_policy(page) {
  const tags = page.html.match(/<(meta http-equiv="Content-Security-Policy"|link|script)[^>]*>/g);
  const own = tags?.filter((tag) => tag.startsWith('<meta')) ?? [];
  verdict.check(own.length === 1 && tags[0] === own[0] && own[0].includes(`"${OWN_POLICY}"`),
    page.path, 'does not begin with the policy of the site');
}

for (const page of site.pages) {
  check_own_policy(page);
  check_tree(page, parse(page.html));
}

const tab = await open_tab(browser, { viewport: WIDE });
await tab.addInitScript(() => {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
});
let shown = '';
tab.on('console', (message) => {
  const is_own_404 = /status of 404/.test(message.text()) && shown.includes('nowhere');
  verdict.check(message.type() !== 'error' || is_own_404, shown, message.text().slice(0, 300));
});
tab.on('pageerror', (error) => verdict.fault(shown, `a script failed: ${error.message}`));
tab.on('request', (request) => {
  const is_own = request.url().startsWith(server.address);
  verdict.check(is_own, shown, `asks another place for ${request.url()}`);
});
tab.on('requestfailed', (request) => verdict.fault(shown, `did not get ${request.url()}`));
tab.on('response', (response) => {
  const expected = response.url().includes('nowhere') ? 404 : 200;
  verdict.check(response.status() === expected, shown,
    `${response.status()} for ${response.url()}`);
  verdict.check(response.headers()['set-cookie'] === undefined, shown, 'sets a cookie');
});
const addresses = standing_pages(site).map((page) => address_of(server.address, page));
// The page "not found" is shown at any address, however deep.
for (const address of [...addresses, `${server.address}nowhere`, `${server.address}a/b/nowhere/`]) {
  shown = address.slice(server.address.length - 1);
  await tab.goto(address, { waitUntil: 'networkidle' });
  const has_style = await tab.evaluate(() => getComputedStyle(document.body).margin === '0px');
  verdict.check(has_style, shown, 'has no style');
  const stored = await tab.evaluate(() => document.cookie + Object.keys(localStorage).join() +
    Object.keys(sessionStorage).join());
  verdict.check(stored === '', shown, `keeps ${stored} in the browser`);
}
verdict.check((await tab.context().cookies()).length === 0, 'the site', 'leaves cookies');
await browser.close();
server.close();
verdict.end(`${site.pages.length} pages read, ${addresses.length + 2} opened`);
