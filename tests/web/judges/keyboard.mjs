// The site by keyboard alone: every control can be reached, where the focus is can be seen and is
// not covered, and the ways that readers go are walked key by key: past the frame, from the home
// page to an act, in it from the contents to an article and to its address, along a wide table.

import { NARROW, WIDE, address_of, open_browser, open_tab } from './browser.mjs';
import { Verdict, site_folder } from './judge.mjs';
import { serve } from './server.mjs';
import { read_site, standing_pages } from './site.mjs';

/** Longer pages are walked for as many steps; what comes later is more of the same. */
const STEPS_MOST = { wide: 60, narrow: 30 };

/** Contrast of the mark of focus with its ground, by WCAG 1.4.11. */
const CONTRAST_LEAST = 3;

const site = read_site(site_folder());
const browser = await open_browser();
const server = await serve(site.folder);
const verdict = new Verdict('keyboard');

/** Runs in the page: where the focus is, and what is wrong with how it is shown. */
function look_at_focus(contrast_least) {
  const element = document.activeElement;
  if (element === null || element === document.body) {
    return undefined;
  }
  const style = getComputedStyle(element);
  const box = [...element.getClientRects()].find((one) => one.width > 0 && one.height > 0);
  const faults = [];
  if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 2) {
    faults.push('no mark of focus');
  }
  const light = (colour) => {
    const parts = (/rgba?\(([^)]*)\)/.exec(colour)?.[1] ?? '0,0,0').split(',').map(Number);
    const linear = parts.slice(0, 3).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  let ground = element.parentElement;
  while (ground !== null && /, 0\)$|transparent/.test(getComputedStyle(ground).backgroundColor)) {
    ground = ground.parentElement;
  }
  const lights = [light(style.outlineColor),
    light(getComputedStyle(ground ?? document.body).backgroundColor)].sort((a, b) => b - a);
  const contrast = (lights[0] + 0.05) / (lights[1] + 0.05);
  if (contrast < contrast_least) {
    faults.push(`the mark of focus has a contrast of ${contrast.toFixed(1)}`);
  }
  if (box === undefined) {
    faults.push('the focus is on what is not shown');
  } else {
    const inside = box.right > 0 && box.left < innerWidth && box.bottom > 0 &&
      box.top < innerHeight;
    const x = Math.min(Math.max((box.left + box.right) / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max((box.top + box.bottom) / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    if (!inside) {
      faults.push('the focus is out of sight');
    } else if (top === null || !(element.contains(top) || top.contains(element))) {
      faults.push(`the focus is covered by <${top?.tagName} class="${top?.className}">`);
    }
  }
  const name = `<${element.tagName.toLowerCase()} class="${element.className}"> "${
    (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)}"`;
  return { name, faults, href: element.href ?? '', id: element.id,
    place: [...document.querySelectorAll('*')].indexOf(element) };
}

const focus = (tab) => tab.evaluate(look_at_focus, CONTRAST_LEAST);

/** How many controls a page has that a key must reach. */
function count_controls() {
  const controls = document.querySelectorAll('a[href], button, input, select, summary, ' +
    '[tabindex="0"]');
  return [...controls].filter((one) => one.getClientRects().length > 0 && one.checkVisibility() &&
    getComputedStyle(one).visibility === 'visible' && !one.disabled).length;
}

/** Tab from the first control to the last. */
async function walk(tab, page, view) {
  await tab.goto(address_of(server.address, page));
  const where = `${page.path} (${view})`;
  const controls_count = await tab.evaluate(count_controls);
  const steps_count = Math.min(controls_count, STEPS_MOST[view.split(',')[0]]);
  const seen = new Set();
  for (let step = 0; step < steps_count; ++step) {
    await tab.keyboard.press('Tab');
    const at = await focus(tab);
    if (at === undefined) {
      break;
    }
    verdict.check(!seen.has(at.place), where, `Tab comes back to ${at.name}`);
    seen.add(at.place);
    at.faults.forEach((fault) => verdict.fault(where, `${fault}: ${at.name}`));
  }
  verdict.check(seen.size === steps_count, where,
    `Tab reaches ${seen.size} of ${controls_count} controls`);
  const last = await focus(tab);
  await tab.keyboard.press('Shift+Tab');
  const back = await focus(tab);
  verdict.check(seen.size < 2 || (back !== undefined && back.place !== last?.place), where,
    'Shift+Tab does not go back');
}

/** Presses Tab until the focus is on what `is_it` says; a fault where it never is. */
async function tab_to(tab, what, is_it) {
  for (let step = 0; step < 2000; ++step) {
    await tab.keyboard.press('Tab');
    const at = await focus(tab);
    if (at !== undefined && is_it(at)) {
      return at;
    }
  }
  verdict.fault(tab.url().slice(server.address.length - 1), `no key leads to ${what}`);
  return undefined;
}

/** The first control jumps over the frame. */
async function skip_frame(tab, page) {
  await tab.goto(address_of(server.address, page));
  await tab.keyboard.press('Tab');
  const first = await focus(tab);
  const target = first?.href.split('#')[1];
  verdict.check(target !== undefined, page.path, 'the first control is no way past the frame');
  await tab.keyboard.press('Enter');
  const is_there = await tab.evaluate((id) => document.activeElement?.id === id, target);
  verdict.check(is_there, page.path, 'the way past the frame does not move the focus');
  await tab.keyboard.press('Tab');
  const is_inside = await tab.evaluate((id) =>
    document.getElementById(id)?.contains(document.activeElement), target);
  const has_control = await tab.evaluate(() => document.querySelector('main a[href]') !== null);
  verdict.check(is_inside || !has_control, page.path, 'behind the frame comes the frame again');
}

/** From the home page to an issue and to an act, by nothing but links in `main`. */
async function go_to_act(tab) {
  const path_of = (page) => page.path.replace(/index\.html$/, '');
  const is_page = (at, pages) => pages.some((page) =>
    at.href.split('#')[0].replace(/index\.html$/, '') === server.address + path_of(page));
  const has = (name) => site.pages.filter((page) => page.html.includes(`class="${name}`));
  const issues = has('contents');
  const acts = has('act"');
  await tab.goto(server.address);
  for (const [what, pages] of [['an issue', issues], ['an act', acts]]) {
    if (await tab_to(tab, what, (at) => is_page(at, pages)) === undefined) {
      return;
    }
    await Promise.all([tab.waitForEvent('load'), tab.keyboard.press('Enter')]);
  }
  verdict.check(acts.some((page) => tab.url().endsWith(path_of(page)) ||
    tab.url().endsWith(page.path)), tab.url(), 'the way from home ends at no act');
}

/** In an act: contents, Enter, the article is marked; Tab, its own address, Enter. */
async function go_to_article(tab, page) {
  await tab.goto(address_of(server.address, page));
  const listed = await tab_to(tab, 'the contents', (at) => /<a class=""> "Điều /.test(at.name));
  if (listed === undefined) {
    return;
  }
  await tab.keyboard.press('Enter');
  const id = listed.href.split('#')[1];
  const seen = await tab.evaluate((anchor) => {
    const target = document.getElementById(anchor);
    const box = target.getBoundingClientRect();
    return { hash: location.hash.slice(1), matches: target.matches(':target'),
      inside: box.top >= 0 && box.top < innerHeight,
      marked: getComputedStyle(target).backgroundColor };
  }, id);
  verdict.check(seen.hash === id && seen.matches, page.path, `contents do not lead to ${id}`);
  verdict.check(seen.inside, page.path, `${id} is not in sight after its line in the contents`);
  verdict.check(seen.marked !== 'rgba(0, 0, 0, 0)', page.path, `${id} is not marked`);
  await tab.keyboard.press('Tab');
  const own = await focus(tab);
  verdict.check(own?.href.endsWith(`#${id}`), page.path,
    `behind ${id} its own address does not follow, but ${own?.name}`);
  own?.faults.forEach((fault) => verdict.fault(page.path, `${fault}: ${own.name}`));
}

/** On a narrow screen: a table that is wider than it scrolls by arrow keys. */
async function scroll_table(tab, page) {
  await tab.goto(address_of(server.address, page));
  const widest = await tab.evaluate(() => {
    const boxes = [...document.querySelectorAll('.table')];
    const wide = boxes.find((box) => box.scrollWidth > box.clientWidth + 40);
    wide?.scrollIntoView();
    return boxes.indexOf(wide);
  });
  if (widest < 0) {
    return false;
  }
  // The order of focus goes on from where the reader is: just before the table.
  await tab.evaluate((index) => {
    const before = document.createElement('span');
    before.tabIndex = -1;
    document.querySelectorAll('.table')[index].before(before);
    before.focus();
  }, widest);
  await tab.keyboard.press('Tab');
  const is_there = await tab.evaluate((index) =>
    document.activeElement === document.querySelectorAll('.table')[index], widest);
  verdict.check(is_there, page.path, 'Tab does not reach a wide table');
  for (let step = 0; step < 4; ++step) {
    await tab.keyboard.press('ArrowRight');
  }
  await tab.waitForTimeout(300);
  const moved = await tab.evaluate((index) =>
    document.querySelectorAll('.table')[index].scrollLeft, widest);
  verdict.check(moved > 0, page.path, 'arrow keys do not scroll a wide table');
  return true;
}

const pages = standing_pages(site);
for (const [view, viewport] of [['wide', WIDE], ['narrow', NARROW]]) {
  for (const colorScheme of view === 'wide' ? ['light', 'dark'] : ['light']) {
    const tab = await open_tab(browser, { viewport, colorScheme });
    for (const page of pages) {
      await walk(tab, page, `${view}, ${colorScheme}`);
    }
    await tab.context().close();
  }
}
const wide = await open_tab(browser, { viewport: WIDE });
for (const page of pages) {
  await skip_frame(wide, page);
}
await go_to_act(wide);
const listing = site.pages.filter((page) => page.html.includes('class="toc"'));
verdict.check(listing.length > 0, 'the site', 'no act has contents');
for (const page of listing.slice(0, 3)) {
  await go_to_article(wide, page);
}
const narrow = await open_tab(browser, { viewport: NARROW });
let scrolled = 0;
for (const page of site.pages.filter((one) => one.html.includes('class="table"')).slice(0, 8)) {
  scrolled += await scroll_table(narrow, page) ? 1 : 0;
}
verdict.check(scrolled > 0, 'the site', 'no table is wider than a narrow screen');
await browser.close();
server.close();
verdict.end(`${pages.length} pages walked, ${scrolled} wide tables`);
