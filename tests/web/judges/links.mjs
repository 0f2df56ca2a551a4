// The link checker: whatever a page names inside the site is there, down to the anchor; every page
// can be reached from the home page; and no other address is named than the office's own.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { Verdict, find_package, site_folder } from './judge.mjs';
import { read_site } from './site.mjs';

const folder = site_folder();
const site = read_site(folder);
const { parse } = await find_package('parse5');
const verdict = new Verdict('links');

/** What gazette.toml names: the address of the site, and those of others that pages may show. */
const settings = readFileSync(path.join(folder, 'gazette.toml'), 'utf8');
const home = /^site = "([^"]*)"/m.exec(settings)?.[1] ?? '';
const home_path = home.replace(/^[a-z]+:\/\/[^/]*/, '');
const known = [...settings.matchAll(/"(https?:\/\/[^"]*)"/g)].map(([, address]) => address);

/** Addresses that name a thing and are not followed: schemas, vocabularies, licences. */
const NAMES = ['http://www.w3.org/', 'https://schema.org', 'http://data.europa.eu/',
  'http://docs.oasis-open.org/', 'http://purl.org/', 'http://publications.europa.eu/'];

const ADDRESS_ATTRIBUTES = ['href', 'src', 'poster', 'data', 'action', 'cite', 'formaction'];

function* elements_of(node) {
  for (const child of node.childNodes ?? []) {
    yield child;
    yield* elements_of(child);
  }
  if (node.content !== undefined) {  // of a template
    yield* elements_of(node.content);
  }
}

/** { ids, links: [[where, address]] } of a page. */
function read_page(page) {
  const ids = new Set();
  const links = [];
  for (const element of elements_of(parse(page.html))) {
    const attributes = Object.fromEntries((element.attrs ?? []).map((a) => [a.name, a.value]));
    if (attributes.id !== undefined) {
      verdict.check(!ids.has(attributes.id), page.path, `the id ${attributes.id} is there twice`);
      ids.add(attributes.id);
    }
    for (const name of ADDRESS_ATTRIBUTES.filter((one) => attributes[one] !== undefined)) {
      links.push([`${element.tagName} ${name}`, attributes[name]]);
    }
    for (const part of (attributes.srcset ?? '').split(',').filter((one) => one.trim() !== '')) {
      links.push(['srcset', part.trim().split(/\s+/)[0]]);
    }
    if (element.tagName === 'meta' && /^og:(url|image)$/.test(attributes.property ?? '')) {
      links.push([attributes.property, attributes.content]);
    }
    if (element.tagName === 'meta' && attributes['http-equiv'] === 'refresh') {
      links.push(['refresh', /url=(.*)$/i.exec(attributes.content)?.[1] ?? '']);
    }
  }
  return { ids, links };
}

const read = new Map(site.pages.map((page) => [page.path, read_page(page)]));

/** The file of the site that an address leads to, undefined for one outside. */
function target_of(from, address) {
  // As a place of its own, so that a relative address cannot leave the site unseen.
  const base = `site://site/root/${from.split('/').map(encodeURIComponent).join('/')}`;
  const own = [home, home_path].find((one) => address === one || address.startsWith(`${one}/`));
  const is_own = own !== undefined && !address.startsWith('//') && home !== '';
  const url = new URL(is_own ? `site://site/root/${address.slice(own.length + 1)}` : address, base);
  if (url.protocol !== 'site:') {
    return undefined;
  }
  const name = decodeURIComponent(url.pathname).replace(/^\/root\//, '');
  return { name: name === '' || name.endsWith('/') ? `${name}index.html` : name,
    fragment: decodeURIComponent(url.hash.slice(1)) };
}

function check_outside(from, where, address) {
  const is_known = /^(mailto|tel):/.test(address) ||
    [...known, ...NAMES].some((one) => address.startsWith(one));
  verdict.check(is_known, from, `${where} leads outside: ${address}`);
}

/** The page that an address leads to, for the walk; undefined where it leads to no page. */
function check_link(from, where, address) {
  let target;
  try {
    target = target_of(from, address);
  } catch {
    verdict.fault(from, `${where} is no address: ${address}`);
    return undefined;
  }
  if (target === undefined) {
    check_outside(from, where, address);
    return undefined;
  }
  if (!site.files.has(target.name)) {
    verdict.fault(from, `${where} leads to nothing: ${address}`);
    return undefined;
  }
  const ids = read.get(target.name)?.ids;
  if (target.fragment !== '' && ids !== undefined) {
    verdict.check(ids.has(target.fragment), from, `${where} leads to no anchor: ${address}`);
  } else if (target.fragment !== '' && target.name.endsWith('.pdf')) {
    verdict.check(/^(page=\d+|nameddest=[\w.-]+)/.test(target.fragment), from,
      `${where} leads to no page of the PDF: ${address}`);
  }
  return ids === undefined ? undefined : target.name;
}

let links_count = 0;
const next = new Map();
for (const [from, { links }] of read) {
  const pages = links.map(([where, address]) => check_link(from, where, address));
  links_count += links.length;
  next.set(from, new Set(pages.filter((page) => page !== undefined)));
}

// Of the other files: addresses where the format says that they are opened.
for (const name of [...site.files].filter((one) => /\.(xml|atom|json|jsonld|css)$/.test(one))) {
  const text = readFileSync(path.join(site.folder, name), 'utf8');
  const patterns = name.endsWith('.css') ? [/url\(\s*["']?([^"')]+)/g]
    : /\.json(ld)?$/.test(name)
      ? [/"(?:url|contentUrl|downloadURL|accessURL|encodingUrl)"\s*:\s*"([^"]*)"/g]
      : [/<loc>([^<]*)<\/loc>/g, /<(?:[\w]+:)?link\b[^>]*\shref="([^"]*)"/g];
  for (const pattern of patterns) {
    for (const [, address] of text.matchAll(pattern)) {
      links_count += 1;
      check_link(name, 'an address', address.replaceAll('&amp;', '&'));
    }
  }
}

const reached = new Set(['index.html', '404.html']);
const queue = [...reached];
while (queue.length > 0) {
  for (const page of next.get(queue.pop()) ?? []) {
    if (!reached.has(page)) {
      reached.add(page);
      queue.push(page);
    }
  }
}
for (const page of site.pages.filter((one) => one.kind !== 'redirect')) {
  verdict.check(reached.has(page.path), page.path, 'no way leads here from the home page');
}

for (const name of site.files) {
  verdict.check(/^[\x21-\x7e]+$/.test(name), name, 'the name of the file is not plain ASCII');
}
let entries_most = 0;
for (const below of new Set([...site.files].map((name) => path.dirname(name)))) {
  entries_most = Math.max(entries_most, readdirSync(path.join(site.folder, below)).length);
}
verdict.check(entries_most <= 1000, 'the site', `a folder has ${entries_most} entries`);
verdict.end(`${site.pages.length} pages, ${site.files.size} files, ${links_count} links`);
