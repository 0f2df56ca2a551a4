// axe-core on the pages that stand for all, in both themes, wide and narrow: no violation of
// WCAG 2.2 A and AA, nor of what axe calls best practice.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import { NARROW, WIDE, address_of, open_browser, open_tab } from './browser.mjs';
import { Verdict, find_package, site_folder } from './judge.mjs';
import { serve } from './server.mjs';
import { read_site, standing_pages } from './site.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const site = read_site(site_folder());
await find_package('axe-core');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await open_browser();
const server = await serve(site.folder);
const verdict = new Verdict('axe-core');
const pages = standing_pages(site);
const views = [
  { colorScheme: 'light', viewport: WIDE },
  { colorScheme: 'dark', viewport: WIDE },
  { colorScheme: 'light', viewport: NARROW },
];
let unsure = 0;

for (const view of views) {
  const tab = await open_tab(browser, view);
  for (const page of pages) {
    await tab.goto(address_of(server.address, page));
    await tab.evaluate(axe);
    const result = await tab.evaluate((tags) => globalThis.axe.run(document, {
      runOnly: tags,
      resultTypes: ['violations', 'incomplete'],
    }), TAGS);
    unsure += result.incomplete.length;
    for (const violation of result.violations) {
      const where = violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 160)).join(' | ');
      verdict.fault(`${page.path} (${view.colorScheme}, ${view.viewport.width} px)`,
        `${violation.id}: ${violation.help}, ${violation.nodes.length} times: ${where}`);
    }
  }
  await tab.context().close();
}
await browser.close();
server.close();
verdict.end(`${pages.length} pages in ${views.length} views, ${unsure} rules left to a person`);
