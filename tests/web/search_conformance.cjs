// Asks layouts/web/search.js what tests/web/search_conformance.json asks, of an index on the disk,
// and prints what it answers otherwise than the file says.
//
//   node search_conformance.cjs SEARCH.JS CONFORMANCE.JSON SITE
"use strict";
const fs = require("fs");
const path = require("path");

const [script, conformance, site] = process.argv.slice(2);
const search = require(path.resolve(script)).gazetteSearch;
const asked = JSON.parse(fs.readFileSync(conformance, "utf8"));

// The value of a file of the index, as the page gets it: the file is a script with one call.
async function load(name) {
  const text = fs.readFileSync(path.join(site, "tim-kiem/chi-muc", name + ".js"), "utf8");
  let taken = null;
  new Function("gazetteSearchFile", text)((called, version, value) => {
    taken = { called, version, value };
  });
  if (taken.called !== name) {
    throw new Error(name + " says it is " + taken.called);
  }
  return taken;
}

let faults = 0;
function compare(what, actual, expected) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    ++faults;
    console.log(what + "\n  expected " + JSON.stringify(expected) + "\n  actual   " +
      JSON.stringify(actual));
  }
}

async function linesOf(hit, query) {
  const shown = await hit.part.show(hit.act, hit.act.unit);
  const lines = [search.RANKS[hit.rank] + " " + shown.path];
  for (const unit of hit.units) {
    const passage = (await hit.part.show(hit.act, unit)).passage;
    const extract = search.makeExtract(passage.text, query)
      .map((piece) => piece.isFound ? "[" + piece.text + "]" : piece.text).join("");
    lines.push("#" + passage.anchor + " " + passage.label + ": " + extract);
  }
  return lines;
}

async function main() {
  for (const [text, words] of asked.words) {
    compare("words of " + text,
      search.searchWords(text).map((word) => [word.folded, word.marks]), words);
  }
  const list = (await load("years")).value;
  const parts = list.map((entry) => new search.Part(entry, load));
  for (const { q, year, kind, issuer, results } of asked.queries) {
    const query = search.readQuery(q);
    const lines = [];
    for (const hit of await search.search(parts, q, { year, kind, issuer })) {
      lines.push(...await linesOf(hit, query));
    }
    compare("query " + q, lines, results);
    for (const part of query.items.length > 0 ? parts : []) {
      await comparePhrase(part, query, { year, kind, issuer });
    }
  }
  console.log(asked.words.length + " texts, " + asked.queries.length + " queries, " + faults +
    " faults");
  process.exitCode = faults === 0 ? 0 : 1;
}

// The phrases that the page shows first are among all hits, with the same rank.
async function comparePhrase(part, query, filter) {
  const all = new Map((await search.askPart(part, query, filter))
    .map((hit) => [hit.act.place, hit.rank]));
  for (const hit of await search.askPhrase(part, query, filter)) {
    const rank = all.get(hit.act.place);
    const isSame = rank === hit.rank || (rank === 3 && hit.rank > 3);
    compare("phrase of " + part.name + " act " + hit.act.place, isSame, true);
  }
}

main().catch((error) => {
  console.log(error.stack);
  process.exitCode = 1;
});
