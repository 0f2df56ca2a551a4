// Pages keep their text whole in every size: 320 px wide (WCAG 1.4.10), text at 200 % (1.4.4), text
// spread out (1.4.12), colours of the reader's own (forced colours), on paper. Judged by numbers:
// the page does not scroll sideways, no text is cut off, no text stands on other text.

import { NARROW, WIDE, address_of, open_browser, open_tab } from './browser.mjs';
import { Verdict, site_folder } from './judge.mjs';
import { serve } from './server.mjs';
import { read_site, standing_pages } from './site.mjs';

/** Runs in the page; a list of faults in words. */
function find_faults() {
  const faults = [];
  for (const folded of document.querySelectorAll('details')) {
    folded.open = true;  // what is folded away is measured, too
  }
  const root = document.scrollingElement;
  const elements = [...document.body.querySelectorAll('*')];
  const styles = new Map(elements.map((element) => [element, getComputedStyle(element)]));
  const name_of = (element) => `<${element.tagName.toLowerCase()}${
    element.className ? ` class="${element.className}"` : ''}> "${
    (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)}"`;
  const closest = (element, holds) => {
    let one = element;
    while (styles.has(one) && !holds(one)) {
      one = one.parentElement;
    }
    return styles.has(one) ? one : undefined;
  };
  const scrolls = (one) =>
    /auto|scroll/.test(styles.get(one).overflowX + styles.get(one).overflowY);
  const is_block = (one) => !/^(inline|contents)$/.test(styles.get(one).display);
  // Kept for screen readers, by the usual way: a box of one pixel, clipped.
  const unseen = new Set(elements.filter((one) => styles.get(one).clipPath !== 'none' &&
    one.clientWidth <= 1 && one.clientHeight <= 1));
  const is_unseen = (element) => closest(element, (one) => unseen.has(one)) !== undefined;

  if (root.scrollWidth > root.clientWidth) {
    const wide = elements.filter((one) => closest(one, scrolls) === undefined &&
      one.getBoundingClientRect().right > root.clientWidth + 1);
    faults.push(`scrolls sideways, ${root.scrollWidth} in ${root.clientWidth} px: ${
      wide.slice(-1).map(name_of)}`);
  }
  for (const element of elements) {
    const style = styles.get(element);
    const is_wider = element.scrollWidth > element.clientWidth + 1;
    const is_higher = element.scrollHeight > element.clientHeight + 1;
    if (!is_block(element) || !(is_wider || is_higher) || is_unseen(element)) {
      continue;
    }
    if (scrolls(element)) {
      const is_reached = element.tabIndex >= 0 || element.querySelector('a[href], button') !== null;
      if (!is_reached) {
        faults.push(`scrolls, but not from the keyboard: ${name_of(element)}`);
      }
    } else if ((is_wider && /hidden|clip/.test(style.overflowX)) ||
        (is_higher && /hidden|clip/.test(style.overflowY))) {
      faults.push(`cuts text off: ${name_of(element)}`);
    }
  }

  // Every line of text that is to be seen, as a box.
  const boxes = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const style = styles.get(element);
    if (style === undefined || node.data.trim() === '' || style.visibility !== 'visible' ||
        is_unseen(element) || element.closest('.skip') !== null) {
      continue;
    }
    const scroller = closest(element, scrolls)?.getBoundingClientRect();
    const block = closest(element, is_block);
    const edges = block.getBoundingClientRect();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const is_scrolled_away = scroller !== undefined && (middle[0] < scroller.left ||
        middle[0] > scroller.right || middle[1] < scroller.top || middle[1] > scroller.bottom);
      if (box.width === 0 || is_scrolled_away) {
        continue;
      }
      if (scroller === undefined && (box.left < -1 || box.right > edges.right + 2)) {
        faults.push(`text leaves its place by ${Math.round(box.right - edges.right)} px: ${
          name_of(block)}`);
      }
      const spare = Math.max(0, (box.height - Number.parseFloat(style.fontSize)) / 2);
      boxes.push({ element, left: box.left, right: box.right, top: box.top + spare,
        bottom: box.bottom - spare });  // between the lines nothing is hidden
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  for (let i = 0; i < boxes.length; ++i) {
    for (let k = i + 1; k < boxes.length && boxes[k].top < boxes[i].bottom - 2; ++k) {
      const [a, b] = [boxes[i], boxes[k]];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - b.top;
      const is_raised = a.element.closest('sup, sub') || b.element.closest('sup, sub');
      if (across > 2 && down > 2 && a.element !== b.element && !is_raised) {
        faults.push(`text on text: ${name_of(a.element)} and ${name_of(b.element)}`);
      }
    }
  }
  return [...new Set(faults)];
}

/** What a reader may do to a page; through the object model, which the policy allows. */
const larger = () => { document.documentElement.style.fontSize = '200%'; };
const spread = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; ' +
    'word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [sheet];
};

/** Colours of the reader's own: what shows a control is still to be seen. */
function find_faults_of_forced_colours() {
  const faults = [];
  for (const control of document.querySelectorAll('.button, button, input, select')) {
    const style = getComputedStyle(control);
    if (style.borderStyle === 'none' || style.borderTopWidth === '0px') {
      faults.push(`a control without an edge: ${control.textContent.trim().slice(0, 40)}`);
    }
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (getComputedStyle(element).forcedColorAdjust === 'none') {
      faults.push(`keeps its own colours: ${element.tagName} ${element.className}`);
    }
  }
  return faults;
}

/** On paper nothing is left that only a screen can use. */
function find_faults_of_paper() {
  const faults = [];
  for (const element of document.querySelectorAll('nav, .button, .skip, form')) {
    if (element.getClientRects().length > 0) {
      faults.push(`is printed: ${element.tagName.toLowerCase()} ${element.className}`);
    }
  }
  for (const element of document.querySelectorAll('main, article')) {
    if (element.textContent.trim() !== '' && element.getClientRects().length === 0) {
      faults.push(`is not printed: ${element.tagName.toLowerCase()}`);
    }
  }
  for (const box of document.querySelectorAll('.table')) {
    if (getComputedStyle(box).overflowX !== 'visible') {
      faults.push('a table is cut at the edge of the paper');
    }
  }
  return faults;
}

const site = read_site(site_folder());
const browser = await open_browser();
const server = await serve(site.folder);
const verdict = new Verdict('reflow');
const pages = standing_pages(site);
const views = [
  { name: '320 px', viewport: NARROW },
  { name: 'text at 200 %', viewport: WIDE, change: larger },
  { name: 'text at 200 % on half a screen', viewport: { width: 640, height: 900 }, change: larger },
  { name: 'text spread out', viewport: WIDE, change: spread },
  { name: 'text spread out, 320 px', viewport: NARROW, change: spread },
  { name: 'as it is', viewport: WIDE },
  { name: 'forced colours', viewport: WIDE, forcedColors: 'active',
    judge: find_faults_of_forced_colours },
  { name: 'paper', viewport: { width: 720, height: 1000 }, media: 'print',
    judge: find_faults_of_paper },
];
for (const view of views) {
  const tab = await open_tab(browser, { viewport: view.viewport,
    forcedColors: view.forcedColors ?? 'none' });
  await tab.emulateMedia({ media: view.media ?? 'screen' });
  for (const page of pages) {
    await tab.goto(address_of(server.address, page));
    if (view.change !== undefined) {
      await tab.evaluate(view.change);
    }
    const faults = await tab.evaluate(view.judge ?? find_faults);
    faults.forEach((fault) => verdict.fault(`${page.path} (${view.name})`, fault));
  }
  await tab.context().close();
}
await browser.close();
server.close();
verdict.end(`${pages.length} pages in ${views.length} views`);
