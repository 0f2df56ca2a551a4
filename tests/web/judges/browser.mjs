// The browser in which judges see the site: Chromium without a window.

import { find_package, find_program } from './judge.mjs';

/** Desktop, and the narrowest that WCAG 1.4.10 asks for. */
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

/** Opens it; skips where the machine has none. */
export async function open_browser() {
  const executable = find_program('chromium-headless-shell', 'chromium', 'google-chrome');
  const { chromium } = await find_package('playwright-core');
  return chromium.launch({
    executablePath: executable,
    args: [
      // No other host than this one is ever asked.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      // Its own sandbox does not start for root; what it opens here is only our own pages.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

/** No judgement of speed: a machine that compiles at the same time may take its time. */
const PATIENCE_MILLISECONDS = 120_000;

/** A tab in a context of its own, with what `options` says of screen, theme and reader. */
export async function open_tab(browser, options) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(PATIENCE_MILLISECONDS);
  return context.newPage();
}

/** The address of a page below the site's root as people have it: without "index.html". */
export function address_of(root, page) {
  return root + page.path.replace(/(^|\/)index\.html$/, '$1');
}
