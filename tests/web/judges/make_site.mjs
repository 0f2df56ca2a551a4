// Makes the site that is judged: `node make_site.mjs PROGRAM SAMPLE FOLDER`.
//
// PROGRAM is the program gazette, SAMPLE a workspace, FOLDER what is made anew. Every issue with a
// plan is built, so that the site has all that the sample shows. One of its lists has moved, so
// that there are pages that send on, and its first year is packed.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [program, sample, folder] = process.argv.slice(2).map((one) => path.resolve(one));

function gazette(...words) {
  try {
    execFileSync(program, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const said = `${error.stdout ?? ''}${error.stderr ?? error.message}`;
    console.log(`gazette ${words.join(' ')}\n${said}`);
    process.exit(1);
  }
}

/** The issues that have plans: ["2022/37", "2022/38-39"]. */
function planned_issues() {
  const plans = path.join(folder, 'issues');
  return readdirSync(plans).sort().flatMap((year) =>
    readdirSync(path.join(plans, year)).sort().map((name) => `${year}/${path.parse(name).name}`));
}

rmSync(folder, { recursive: true, force: true });
cpSync(sample, folder, { recursive: true });
for (const made of ['site', 'build', 'sources', 'papers', 'gazette.db']) {
  rmSync(path.join(folder, made), { recursive: true, force: true });
}
gazette('init');
gazette('ingest', 'inbox', '--received', '2022-08-18');
const configuration = path.join(folder, 'gazette.toml');
const settings = readFileSync(configuration, 'utf8');
writeFileSync(configuration, settings.replace('id = "phap-che"', 'id = "phap-luat"'));
let year = '';
for (const issue of planned_issues()) {
  const begins = issue.split('/')[0] !== year;
  year = issue.split('/')[0];
  gazette('plan', issue, ...(begins ? ['--begin-year'] : []));
  gazette('build', issue);
  if (issue === planned_issues()[0]) {
    writeFileSync(configuration, settings);
    writeFileSync(path.join(folder, 'site.toml'),
      '[[moved]]\nfrom = "linh-vuc/phap-luat/"\nto = "linh-vuc/phap-che/"\n');
    gazette('build', issue);
  }
}
gazette('bundle', planned_issues()[0].split('/')[0]);
if (!existsSync(path.join(folder, 'site', 'index.html'))) {
  console.log('no site was made');
  process.exit(1);
}
