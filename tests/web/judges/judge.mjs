// What all judges of the online edition share: how they are called, how they report, how they skip.
//
// A judge is called as `node judge.mjs FOLDER`, where FOLDER is what make_site.mjs made. It prints
// every fault with its page, ends with a line that counts, and exits with 0, with 1 where there is
// a fault, and with 77 where a program that it needs is absent: ctest then says "Skipped".

import { existsSync } from 'node:fs';
import path from 'node:path';

const SKIPPED = 77;

/** Ends the judge without a verdict; `what` is absent. */
export function skip(what) {
  console.log(`skipped: ${what}; scripts/setup web installs it`);
  process.exit(SKIPPED);
}

/** The path of the first of these programs that the machine has; skips where it has none. */
export function find_program(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const name of names) {
    for (const folder of folders) {
      if (folder !== '' && existsSync(path.join(folder, name))) {
        return path.join(folder, name);
      }
    }
  }
  return skip(`no program ${names.join(' or ')}`);
}

/** A package of package.json; skips where it is not installed. */
export async function find_package(name) {
  try {
    return await import(name);
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') {
      return skip(`no npm package ${name}`);
    }
    throw error;
  }
}

/** The folder that make_site.mjs made; skips where it made none, as the program was not built. */
export function site_folder() {
  const folder = process.argv[2];
  if (folder === undefined || !existsSync(path.join(folder, 'site', 'index.html'))) {
    console.log(`usage: node ${path.basename(process.argv[1])} FOLDER, made by make_site.mjs`);
    process.exit(2);
  }
  return folder;
}

/** The faults of one judge. */
export class Verdict {
  #name;
  #faults = 0;
  #said = new Map();

  constructor(name) {
    this.#name = name;
  }

  /** The same words are printed for three pages and then only counted. */
  fault(page, words) {
    this.#faults += 1;
    const times = (this.#said.get(words) ?? 0) + 1;
    this.#said.set(words, times);
    if (times <= 3) {
      console.log(`${page}: ${words}`);
    }
  }

  /** A fault unless `holds`. */
  check(holds, page, words) {
    if (!holds) {
      this.fault(page, words);
    }
  }

  /** Prints what was judged ("24 pages in 2 themes") and the verdict, and ends the judge. */
  end(judged) {
    for (const [words, times] of this.#said) {
      if (times > 3) {
        console.log(`${times - 3} more: ${words}`);
      }
    }
    console.log(`${this.#name}: ${judged}, ${this.#faults} faults`);
    process.exit(this.#faults === 0 ? 0 : 1);
  }
}
