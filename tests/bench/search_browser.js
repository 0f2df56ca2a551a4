// Asks the page of the search in Chromium, for "scripts/bench search": what was fetched and how long
// it took until the first results stood there, each time with an empty cache. The server is here,
// so that nothing is measured but the page; Chromium is driven through its debugging pipe.
//
//   node search_browser.js SITE CHROMIUM < queries
"use strict";
const { spawn } = require("child_process");
const fs = require("fs");
const http = require("http");
const os = require("os");
const path = require("path");

const [site, chromium] = process.argv.slice(2);
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css",
  ".svg": "image/svg+xml" };
const POLICY = "default-src 'self'";

const server = http.createServer((request, response) => {
  const file = path.join(site, decodeURIComponent(new URL(request.url, "http://x").pathname));
  fs.readFile(file, (error, bytes) => {
    response.writeHead(error ? 404 : 200, { "Content-Type": TYPES[path.extname(file)] || "text/plain",
      "Content-Security-Policy": POLICY });
    response.end(bytes);
  });
});

// Chromium with a pipe for commands and one for answers, each ended by a zero.
function startBrowser() {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "search-browser-"));
  const browser = spawn(chromium, ["--headless", "--no-sandbox", "--disable-gpu",
    "--disable-dev-shm-usage", "--remote-debugging-pipe", "--user-data-dir=" + profile,
    "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const waiting = new Map();
  const events = [];
  let left = "";
  let last = 0;
  browser.stdio[4].on("data", (bytes) => {
    const messages = (left + bytes.toString()).split("\0");
    left = messages.pop();
    for (const message of messages.map((text) => JSON.parse(text))) {
      if (message.id) {
        waiting.get(message.id)(message);
      } else {
        events.push(message);
      }
    }
  });
  const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    const id = ++last;
    waiting.set(id, (message) => message.error ? reject(new Error(message.error.message))
      : resolve(message.result));
    browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
  });
  const end = async () => {
    const gone = new Promise((resolve) => browser.on("exit", resolve));
    await send("Browser.close").catch(() => {});
    await gone;
    fs.rmSync(profile, { recursive: true, force: true });
  };
  return { send, events, end };
}

// What the page says of itself once its search is over.
const REPORT = `(() => {
  const mark = (name) => (performance.getEntriesByName(name)[0] || {}).startTime;
  const first = mark("search-first") || mark("search-end");
  const files = [...performance.getEntriesByType("navigation"),
    ...performance.getEntriesByType("resource")];
  const until = (time) => files.filter((file) => file.responseEnd <= time);
  const bytes = (some) => some.reduce((sum, file) => sum + file.encodedBodySize, 0);
  return mark("search-end") && JSON.stringify({
    first: first - mark("search-begin"), sinceOpened: first, all: mark("search-end") -
      mark("search-begin"), firstBytes: bytes(until(first)), firstFiles: until(first).length,
    allBytes: bytes(files), allFiles: files.length,
    status: document.getElementById("trang-thai_").textContent,
    shown: document.querySelectorAll("#ket-qua_ > li").length,
    marks: document.querySelectorAll("mark").length });
})()`;

async function ask(browser, session, address) {
  await browser.send("Network.clearBrowserCache", {}, session);
  await browser.send("Page.navigate", { url: address }, session);
  for (let tries = 0; tries < 600; ++tries) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const answer = await browser.send("Runtime.evaluate", { expression: REPORT }, session);
    if (answer.result.value) {
      return JSON.parse(answer.result.value);
    }
  }
  throw new Error("no answer: " + address);
}

async function main() {
  const queries = fs.readFileSync(0, "utf8").split("\n").filter((line) => line);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const root = "http://127.0.0.1:" + server.address().port;
  const browser = startBrowser();
  const { targetId } = await browser.send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true });
  await browser.send("Network.enable", {}, sessionId);
  await browser.send("Log.enable", {}, sessionId);
  console.log("| query | first results, ms | since the page was opened | all, ms | fetched first | " +
    "fetched in all | says | shown | from a disk |");
  console.log("|---|---:|---:|---:|---:|---:|---|---:|---|");
  await ask(browser, sessionId, root + "/tim-kiem/index.html?q=x");
  for (const query of queries) {
    const place = "/tim-kiem/index.html?q=" + encodeURIComponent(query);
    const runs = [];
    for (let run = 0; run < 5; ++run) {
      runs.push(await ask(browser, sessionId, root + place));
    }
    const median = (key) => runs.map((run) => run[key]).sort((l, r) => l - r)[2];
    const disk = await ask(browser, sessionId, "file://" + path.resolve(site) + place);
    const { firstBytes, firstFiles, allBytes, allFiles, status, shown } = runs[0];
    console.log(`| \`${query}\` | ${median("first").toFixed(0)} | ` +
      `${median("sinceOpened").toFixed(0)} | ${median("all").toFixed(0)} | ` +
      `${(firstBytes / 1000).toFixed(0)} KB in ${firstFiles} files | ` +
      `${(allBytes / 1000).toFixed(0)} KB in ${allFiles} files | ${status} | ${shown} | ` +
      `${disk.status === status ? "the same" : disk.status} |`);
  }
  const complaints = browser.events.filter((event) => event.method === "Log.entryAdded" &&
    !/favicon|icon\.svg/.test(event.params.entry.url || ""));
  for (const { params } of complaints) {
    console.log(params.entry.level + ": " + params.entry.text + " " + (params.entry.url || ""));
  }
  await browser.end();
  server.close();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
