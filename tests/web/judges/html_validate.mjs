// html-validate on every page: no error by its rules for documents and for accessibility.

import path from 'node:path';

import { Verdict, find_package, site_folder } from './judge.mjs';
import { read_site } from './site.mjs';

const site = read_site(site_folder());
const { HtmlValidate } = await find_package('html-validate');
const judge = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // All files are the site's own; and a browser that reads from a disk would refuse the hash.
    'require-sri': 'off',
    // The label of an article whose first words are its rule is a heading within a paragraph.
    'prefer-native-element': ['error', { exclude: ['heading', 'listbox'] }],
  },
});
const verdict = new Verdict('html-validate');
for (const page of site.pages) {
  const report = await judge.validateString(page.html, path.basename(page.path));
  for (const message of report.results.flatMap((result) => result.messages)) {
    verdict.fault(`${page.path}:${message.line}`, `${message.ruleId}: ${message.message}`);
  }
}
verdict.end(`${site.pages.length} pages`);
