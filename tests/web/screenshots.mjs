// Pictures of the site for a person to look at: `node screenshots.mjs WORKSPACE FOLDER [PATTERN]`.
//
// WORKSPACE holds `site`. A page or more of each kind, or those in whose path PATTERN, a regular
// expression, is found, on a phone and on a desktop, light and dark; the first screens of each.

import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { address_of, open_browser, open_tab } from './judges/browser.mjs';
import { site_folder } from './judges/judge.mjs';
import { serve } from './judges/server.mjs';
import { read_site, standing_pages } from './judges/site.mjs';

/** As much of a page as one can still look at. */
const HEIGHT_MOST = 2400;

const site = read_site(site_folder());
const folder = process.argv[3];
const pattern = process.argv[4];
if (folder === undefined) {
  console.log('usage: node screenshots.mjs WORKSPACE FOLDER [PATTERN]');
  process.exit(2);
}
const pages = pattern === undefined ? standing_pages(site)
  : site.pages.filter((page) => new RegExp(pattern).test(page.path));
mkdirSync(folder, { recursive: true });
const browser = await open_browser();
const server = await serve(site.folder);
for (const [device, viewport] of [['phone', { width: 390, height: 844 }],
  ['desktop', { width: 1280, height: 900 }]]) {
  for (const colorScheme of ['light', 'dark']) {
    const tab = await open_tab(browser, { viewport, colorScheme });
    for (const page of pages) {
      await tab.goto(address_of(server.address, page), { waitUntil: 'networkidle' });
      const height = await tab.evaluate(() => document.documentElement.scrollHeight);
      const name = page.path.replace(/\/?index\.html$/, '').replaceAll('/', '_') || 'home';
      const file = path.join(folder, `${name}-${device}-${colorScheme}.png`);
      await tab.screenshot({ path: file, fullPage: true,
        clip: { x: 0, y: 0, width: viewport.width, height: Math.min(height, HEIGHT_MOST) } });
      console.log(file);
    }
    await tab.context().close();
  }
}
await browser.close();
server.close();
