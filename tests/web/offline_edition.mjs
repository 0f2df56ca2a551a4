// Opens an unpacked offline edition from the disk and searches in it, as a reader without a network
// does: `node offline_edition.mjs FOLDER QUERY`. Prints what was found; 77 where the machine has no
// browser.

import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { WIDE, open_browser, open_tab } from './judges/browser.mjs';

const [folder, query] = process.argv.slice(2);
const root = `${pathToFileURL(path.resolve(folder)).href}/`;
const browser = await open_browser();
const tab = await open_tab(browser, { viewport: WIDE });
const faults = [];
tab.on('pageerror', (error) => faults.push(`a script failed: ${error.message}`));
tab.on('requestfailed', (request) => faults.push(`did not get ${request.url()}`));
tab.on('request', (request) => {
  if (!request.url().startsWith(root)) {
    faults.push(`asks another place for ${request.url()}`);
  }
});
await tab.goto(`${root}index.html`);
await tab.fill('input[name="q"]', query);
await tab.press('input[name="q"]', 'Enter');
await tab.waitForSelector('#ket-qua_ a');
console.log(await tab.locator('#trang-thai_').innerText());
await tab.locator('#ket-qua_ a').first().click();
await tab.waitForSelector('#van-ban');
console.log(await tab.locator('h1').innerText());
faults.forEach((fault) => console.log(`fault: ${fault}`));
await browser.close();
process.exit(faults.length > 0 ? 1 : 0);
