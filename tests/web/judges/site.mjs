// The site under judgement: its files, its pages, and a few pages that stand for all.
//
// Judges that need seconds for a page do not see every one of ten thousand. They see, in each
// language and of each kind of page, as many as hold every element and every class that pages of
// that kind have; so a kind, a table or a banner that comes later is judged without a word here.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every file under `folder`, as sorted paths with "/". */
function files_under(folder, below = '') {
  const paths = [];
  for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    paths.push(...(entry.isDirectory() ? files_under(folder, name) : [name]));
  }
  return paths.sort();
}

/** The value of an attribute of the first element `tag`; undefined where it has none. */
function attribute(html, tag, name) {
  return new RegExp(`<${tag}\\b[^>]*\\s${name}="([^"]*)"`).exec(html)?.[1];
}

/**
 * The kind of a page: what its body says (data-kind), else the form of its path, with "#" for names
 * with a digit in them: "#/index.html" are years.
 */
function kind_of(page_path, html) {
  const said = attribute(html, 'body', 'data-kind');
  if (said !== undefined) {
    return said;
  }
  const names = page_path.split('/');
  const form = names.map((name, at) => {
    const is_folder_of_many = at === names.length - 2 && at > 0;
    return /\d/.test(name) && name !== '404.html' ? '#' : is_folder_of_many ? '*' : name;
  });
  return form.join('/');
}

/** What a page has in it: elements, and elements with a class. */
function features_of(html) {
  const features = new Set();
  for (const [, tag, attributes] of html.matchAll(/<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/g)) {
    features.add(tag);
    const classes = /\sclass="([^"]*)"/.exec(attributes)?.[1] ?? '';
    for (const name of classes.split(/\s+/).filter((word) => word !== '')) {
      features.add(`${tag}.${name}`);
    }
  }
  return features;
}

/**
 * { folder, files: Set of paths, pages: [{ path, html, language, kind }] } of the site that lies in
 * `folder`/site. A page that only sends on to another address has the kind "redirect".
 */
export function read_site(folder) {
  const root = path.join(folder, 'site');
  const files = files_under(root);
  const pages = files
    .filter((name) => name.endsWith('.html'))
    .map((name) => {
      const html = readFileSync(path.join(root, name), 'utf8');
      const sends_on = /<meta[^>]*http-equiv="refresh"/i.test(html);
      return {
        path: name,
        html,
        language: attribute(html, 'html', 'lang') ?? '',
        kind: sends_on ? 'redirect' : kind_of(name, html),
      };
    });
  return { folder: root, files: new Set(files), pages };
}

/** Pages by kind and language: [["vi loai/*", [page, ...]], ...]. */
export function pages_by_kind(site) {
  const kinds = new Map();
  for (const page of site.pages) {
    const key = `${page.language} ${page.kind}`;
    kinds.set(key, [...(kinds.get(key) ?? []), page]);
  }
  return [...kinds];
}

/**
 * Of each kind the pages that stand for it: greedily the one with the most features not seen yet,
 * the shorter of two with as many. Redirects are no pages to read and stand for nothing.
 */
export function standing_pages(site) {
  const chosen = [];
  for (const [, pages] of pages_by_kind(site)) {
    if (pages[0].kind === 'redirect') {
      continue;
    }
    const candidates = pages.map((page) => ({ page, features: features_of(page.html) }));
    const seen = new Set();
    for (;;) {
      let best;
      let best_count = 0;
      for (const candidate of candidates) {
        const count = [...candidate.features].filter((feature) => !seen.has(feature)).length;
        const is_shorter = best !== undefined && count === best_count &&
          candidate.page.html.length < best.page.html.length;
        if (count > best_count || is_shorter) {
          best = candidate;
          best_count = count;
        }
      }
      if (best_count === 0) {
        break;
      }
      best.features.forEach((feature) => seen.add(feature));
      chosen.push(best.page);
    }
  }
  return chosen;
}
