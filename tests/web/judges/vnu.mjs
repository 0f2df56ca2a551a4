// The Nu checker (vnu) on every page, the style sheet and the pictures: no error.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

import { Verdict, find_package, find_program, site_folder } from './judge.mjs';
import { read_site } from './site.mjs';

const site = read_site(site_folder());
const java = find_program('java');
await find_package('vnu-jar');
const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const verdict = new Verdict('vnu');
// Else it reads PDFs as pages, for minutes.
const words = ['--skip-non-html', '--also-check-css', '--also-check-svg', '--format', 'json',
  '--stdout', '--exit-zero-always'];
const run = spawnSync(java, ['-jar', jar, ...words, site.folder],
  { encoding: 'utf8', maxBuffer: 1 << 26, timeout: 240_000 });
let messages;
try {
  ({ messages } = JSON.parse(run.stdout));
} catch {
  console.log(`vnu said nothing that can be read:\n${run.stdout}${run.stderr}`);
  process.exit(1);
}
for (const message of messages) {
  if (message.type !== 'info') {
    const page = path.relative(site.folder, new URL(message.url).pathname);
    verdict.fault(`${decodeURI(page)}:${message.lastLine}`, message.message);
  }
}
const judged = [...site.files].filter((name) => /\.(html|css|svg)$/.test(name));
// To it 'self' is nowhere on a disk, and data in a page a script; policy.mjs asks a browser.
const said = messages.filter((message) => message.type === 'info' &&
  !message.message.includes('Content Security Policy (meta tag)'));
for (const message of said.slice(0, 5)) {
  console.log(`remark: ${message.url.slice(-60)}:${message.lastLine}: ${message.message}`);
}
verdict.end(`${judged.length} files, ${said.length} remarks`);
