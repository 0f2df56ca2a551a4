// Search without a server: the words of a query, and the files of the index that answer it.
//
// The same rules as gazette/base/search_words.h, gazette/base/search_query.h and
// gazette/web/search.h, held to them by tests/web/search_conformance.json. Nothing here touches the
// page; search-page.js does. A plain script, since a page opened from a disk may load no module.
"use strict";
(function (global) {
  // ---- Words -------------------------------------------------------------------------------

  const LETTERS_MAX = 32;
  const TONES = 6;
  const FORMS_END = 677;
  const FORMS = { a: 3, o: 3, e: 2, u: 2, d: 2 };
  const TONE_OF = { 0x300: 1, 0x301: 2, 0x303: 3, 0x309: 4, 0x323: 5 };
  const FORM_OF = {
    0x306: { a: 1 },
    0x302: { a: 2, e: 1, o: 1 },
    0x31b: { o: 2, u: 1 },
  };
  const IS_WORD = /^[\p{L}\p{M}\p{N}]$/u;
  const FREE_Y = new Set(["hy", "ky", "ly", "my", "sy", "ty", "quy"]);

  function isSign(c) {
    return (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0x4dc0) ||
      (c >= 0x4e00 && c < 0xa000) || (c >= 0xac00 && c < 0xd7a4) ||
      (c >= 0xf900 && c < 0xfb00) || (c >= 0x20000 && c < 0x40000);
  }

  function putAccent(letter, accent) {
    letter.tone = letter.tone || TONE_OF[accent] || 0;
    const forms = FORM_OF[accent];
    if (forms && forms[letter.base]) {
      letter.form = forms[letter.base];
    }
  }

  // What a code point is to a word: null for what parts words, else its role.
  function readLetter(written) {
    let c = { 0xb9: 0x31, 0xb2: 0x32, 0xb3: 0x33 }[written] || written;
    if (c >= 0xff01 && c <= 0xff5e) {
      c -= 0xfee0;
    }
    if (c >= 0x300 && c < 0x370) {
      return { role: "accent", accent: c };
    }
    const text = String.fromCodePoint(c);
    if (!IS_WORD.test(text)) {
      return null;
    }
    if (isSign(c)) {
      return { role: "sign", base: text, form: 0, tone: 0 };
    }
    if (c === 0x110 || c === 0x111 || c === 0xd0 || c === 0xf0) {
      return { role: "letter", base: "d", form: 1, tone: 0 };
    }
    const isLatin = c < 0x250 || (c >= 0x1e00 && c < 0x1f00);
    const parts = isLatin ? Array.from(text.normalize("NFD")) : [text];
    const letter = { role: "letter", base: Array.from(parts[0].toLowerCase())[0], form: 0, tone: 0 };
    for (const part of parts.slice(1)) {
      putAccent(letter, part.codePointAt(0));
    }
    return letter;
  }

  const letters = new Map();
  function letterOf(c) {
    if (!letters.has(c)) {
      letters.set(c, readLetter(c));
    }
    const letter = letters.get(c);
    return letter && Object.assign({}, letter);
  }

  // What letters fold to, and their marks as one number.
  function gather(word) {
    let folded = "";
    let forms = 0;
    let tone = 0;
    word.slice(0, LETTERS_MAX).forEach((letter) => {
      folded += letter.base;
      forms = (forms * (FORMS[letter.base] || 1) + letter.form) % FORMS_END;
      tone = tone || letter.tone;
    });
    if (FREE_Y.has(folded)) {
      folded = folded.slice(0, -1) + "i";
    }
    if (/^[0-9]+$/.test(folded)) {
      folded = folded.replace(/^0+(?=.)/, "");
    }
    return { folded, marks: forms * TONES + tone };
  }

  // The words of a text: {folded, marks, begin, end, startsLine}.
  function searchWords(text) {
    const words = [];
    let word = [];
    let begin = 0;
    let startsLine = false;
    const finish = (end) => {
      if (word.length > 0) {
        words.push(Object.assign(gather(word), { begin, end, startsLine }));
        word = [];
        startsLine = false;
      }
    };
    for (let i = 0; i < text.length;) {
      const c = text.codePointAt(i);
      const size = c > 0xffff ? 2 : 1;
      const letter = letterOf(c);
      if (!letter || (letter.role === "accent" && word.length === 0)) {
        finish(i);
        startsLine = startsLine || c === 10 || c === 59;
      } else if (letter.role === "accent") {
        putAccent(word[word.length - 1], letter.accent);
      } else {
        if (letter.role === "sign") {
          finish(i);
        }
        if (word.length === 0) {
          begin = i;
        }
        word.push(letter);
        if (letter.role === "sign") {
          finish(i + size);
        }
      }
      i += size;
    }
    finish(text.length);
    return words;
  }

  // ---- Queries -----------------------------------------------------------------------------

  const QUERY_WORDS_MAX = 32;
  const EXTRACT_WORDS = 34;
  const WORDS_BEFORE = 8;
  const QUOTES = "\"“”„«»\uff02";
  const SPACE = /^[\t-\r \u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

  function chunksOf(text) {
    const chunks = [""];
    let isQuoted = false;
    for (const c of text) {
      const quotes = QUOTES.includes(c);
      if (quotes || (!isQuoted && SPACE.test(c))) {
        chunks.push("");
      } else {
        chunks[chunks.length - 1] += c;
      }
      isQuoted = isQuoted !== quotes;
    }
    return chunks;
  }

  function phraseOf(text) {
    return searchWords(text).map((word) => ({ folded: word.folded, marks: word.marks }));
  }

  function dateInWords(phrase) {
    if (phrase.length !== 3 || !phrase.every((word) => /^[0-9]{1,4}$/.test(word.folded))) {
      return null;
    }
    const [day, month, year] = phrase.map((word) => Number(word.folded));
    const date = new Date(Date.UTC(year, month - 1, day));
    const isDate = year >= 1900 && year <= 2200 && date.getUTCMonth() === month - 1 &&
      date.getUTCDate() === day;
    return isDate ? phraseOf(day + " tháng " + month + " năm " + year) : null;
  }

  // {items: [[phrase, ...], ...], whole: phrase, isCut}: every item in one of its ways.
  function readQuery(text) {
    const query = { items: [], whole: [], isCut: false };
    for (const chunk of chunksOf(text.normalize("NFC"))) {
      let phrase = phraseOf(chunk);
      const left = QUERY_WORDS_MAX - query.whole.length;
      query.isCut = query.isCut || phrase.length > left;
      phrase = phrase.slice(0, left);
      if (phrase.length > 0) {
        const inWords = dateInWords(phrase);
        query.items.push(inWords ? [phrase, inWords] : [phrase]);
        query.whole.push(...phrase);
      }
    }
    return query;
  }

  function hasMarks(word, marks, exact) {
    return word.marks === marks || (word.marks === 0 && !exact);
  }

  function standsAt(phrase, words, at) {
    return at + phrase.length <= words.length && phrase.every((sought, i) => {
      const word = words[at + i];
      return word.folded === sought.folded && hasMarks(sought, word.marks, false) &&
        !(i > 0 && word.startsLine);
    });
  }

  // "45/QĐ-UBND", as people say 45/2022/QĐ-UBND.
  function mayLackYear(phrase) {
    return phrase.length > 1 && /^[0-9]+$/.test(phrase[0].folded) &&
      !/^[0-9]/.test(phrase[1].folded);
  }

  // The words of a number, and those without its year where the phrase may lack it.
  function numberWays(phrase, number) {
    const words = searchWords(number);
    const hasYear = words.length > 1 && /^[0-9]{4}$/.test(words[1].folded);
    return hasYear && mayLackYear(phrase) ? [words, [words[0], ...words.slice(2)]] : [words];
  }

  function beginsNumber(phrase, number) {
    return phrase.length > 0 && /^[0-9]/.test(phrase[0].folded) &&
      numberWays(phrase, number).some((words) => standsAt(phrase, words, 0));
  }

  function findItems(words, query) {
    const found = words.map(() => 0);
    const mark = (phrase, item) => {
      let isAnywhere = false;
      for (let at = 0; phrase.length > 0 && at < words.length; ++at) {
        if (standsAt(phrase, words, at)) {
          found.fill(item, at, at + phrase.length);
          isAnywhere = true;
        }
      }
      return isAnywhere;
    };
    if (!mark(query.whole, 1)) {
      query.items.forEach((ways, item) => ways.forEach((way) => mark(way, item + 1)));
    }
    return found;
  }

  function extractBegin(found) {
    let best = 0;
    let bestCount = 0;
    found.forEach((item, i) => {
      if (item === 0) {
        return;
      }
      const begin = Math.max(i - WORDS_BEFORE, 0);
      const items = new Set(found.slice(i, begin + EXTRACT_WORDS));
      items.delete(0);
      if (items.size > bestCount) {
        best = begin;
        bestCount = items.size;
      }
    });
    return best;
  }

  // Some words around what was found: [{text, isFound}, ...].
  function makeExtract(text, query) {
    const words = searchWords(text);
    if (words.length === 0) {
      return [];
    }
    const found = findItems(words, query);
    const begin = extractBegin(found);
    const end = Math.min(begin + EXTRACT_WORDS, words.length);
    const pieces = begin > 0 ? [{ text: "… ", isFound: false }] : [];
    const add = (from, to, isFound) => {
      if (from === to) {
        return;
      }
      if (pieces.length === 0 || pieces[pieces.length - 1].isFound !== isFound) {
        pieces.push({ text: "", isFound });
      }
      pieces[pieces.length - 1].text += text.slice(from, to);
    };
    let at = begin === 0 ? 0 : words[begin].begin;
    for (let i = begin; i < end; ++i) {
      add(at, words[i].begin, i > begin && found[i] !== 0 && found[i] === found[i - 1]);
      add(words[i].begin, words[i].end, found[i] !== 0);
      at = words[i].end;
    }
    if (end === words.length) {
      add(at, text.length, false);
    } else {
      pieces.push({ text: " …", isFound: false });
    }
    return pieces;
  }

  // ---- Files of the index ------------------------------------------------------------------

  const FILES_IN_FOLDER = 500;
  const WORD_END = "!";
  const DAY = 86400000;
  const FIRST_DAY = Date.UTC(1900, 0, 1);

  // Numbers in 91 characters: 64 of them end one, 27 continue it.
  class CodeReader {
    constructor(text) {
      this.text = text;
      this.position = 0;
    }
    isAtEnd() {
      return this.position >= this.text.length;
    }
    number() {
      let number = 0;
      for (;;) {
        const c = this.text.charCodeAt(this.position++);
        const value = c - 35 - (c > 92 ? 1 : 0);
        if (!(value >= 0 && value < 91)) {
          throw new Error("damaged");
        }
        if (value < 64) {
          return number * 64 + value;
        }
        number = number * 27 + (value - 64) + 1;
      }
    }
    word() {
      const end = this.text.indexOf(WORD_END, this.position);
      if (end < 0) {
        throw new Error("damaged");
      }
      const word = this.text.slice(this.position, end);
      this.position = end + 1;
      return word;
    }
  }

  // Words are in the order of their code points, which is not that of JavaScript's strings.
  function isAfter(left, right) {
    for (let i = 0; i < left.length && i < right.length; ++i) {
      const l = left.codePointAt(i);
      const r = right.codePointAt(i);
      if (l !== r) {
        return l > r;
      }
    }
    return left.length > right.length;
  }

  // The last place of a sorted list whose value does not come after `value`; -1 before all.
  function lastUpTo(list, value, after) {
    let begin = 0;
    let end = list.length;
    while (begin < end) {
      const middle = (begin + end) >> 1;
      if (after(list[middle], value)) {
        end = middle;
      } else {
        begin = middle + 1;
      }
    }
    return begin - 1;
  }
  const isMore = (left, right) => left > right;

  function readActs(head) {
    const acts = [];
    const reader = new CodeReader(head.acts);
    let unit = 0;
    let day = 0;
    while (!reader.isAtEnd()) {
      unit += reader.number();
      const added = reader.number();
      day += added % 2 === 1 ? -(added + 1) / 2 : added / 2;
      const year = head.years[reader.number()];
      const kind = head.kinds[reader.number()];
      const issuer = head.issuers[reader.number()];
      const ending = head.endings[reader.number()];
      const figures = reader.number();
      const number = figures === 0 ? ending
        : "0".repeat((figures - 1) % 4) + Math.floor((figures - 1) / 4) + ending;
      const date = day === 0 ? null : new Date(FIRST_DAY + day * DAY);
      acts.push({ place: acts.length, unit, day, date, year, kind, issuer, number });
    }
    return acts;
  }

  function readSums(text) {
    const sums = [];
    let sum = 0;
    for (const reader = new CodeReader(text); !reader.isAtEnd();) {
      sums.push(sum += reader.number());
    }
    return sums;
  }

  // The places of `key`, ascending [unit, at]; `wants` says of a marking whether it is sought.
  function placesOf(lists, key, wants) {
    const places = [];
    const reader = new CodeReader(lists);
    let word = "";
    while (!reader.isAtEnd() && word !== key) {
      const common = reader.number();
      word = word.slice(0, common) + reader.word();
      const isPair = word.includes(" ");
      for (let goesOn = true; goesOn;) {
        const first = reader.number();
        const second = isPair ? reader.number() : 0;
        const isWanted = word === key && wants(first, second);
        const count = reader.number();
        goesOn = count % 2 === 1;
        let unit = 0;
        for (let i = Math.floor(count / 2); i > 0; --i) {
          const added = reader.number();
          unit += isPair ? Math.floor(added / 2) : added;
          let placesLeft = isPair && added % 2 === 1 ? reader.number() + 2 : 1;
          let at = isPair ? reader.number() : 0;
          for (; placesLeft > 0; --placesLeft) {
            if (isWanted) {
              places.push([unit, at]);
            }
            at += placesLeft > 1 ? reader.number() + 1 : 0;
          }
        }
      }
    }
    return places.sort((left, right) => left[0] - right[0] || left[1] - right[1]);
  }

  function unitsOf(places) {
    const units = [];
    for (const [unit] of places) {
      if (units[units.length - 1] !== unit) {
        units.push(unit);
      }
    }
    return units;
  }

  function union(left, right) {
    return left.length === 0 ? right
      : Array.from(new Set([...left, ...right])).sort((l, r) => l - r);
  }
  function common(left, right) {
    const other = new Set(right);
    return left.filter((unit) => other.has(unit));
  }
  function less(units, others) {
    const other = new Set(others);
    return units.filter((unit) => !other.has(unit));
  }

  // A part of the index. `load(name, version)` promises {version, value} of a file.
  class Part {
    constructor(entry, load) {
      [this.name, this.version, this.years, this.actsCount] = entry;
      this.load = load;
      this.files = new Map();
    }

    // A file, asked for once; one that did not come is asked for again.
    file(name, version) {
      if (!this.files.has(name)) {
        const promise = this.load(this.name + "/" + name, version);
        promise.catch(() => this.files.delete(name));
        this.files.set(name, promise);
      }
      return this.files.get(name);
    }
    async versioned(name) {
      const file = await this.file(name, this.version);
      if (file.version !== this.version) {
        throw new Error("renewed");
      }
      return file.value;
    }
    numbered(what, number) {
      return what + "/" + Math.floor(number / FILES_IN_FOLDER) + "/" + number;
    }

    async open() {
      if (!this.acts) {
        const head = await this.versioned("head");
        this.words = head.words;
        this.text = readSums(head.text);
        this.titlesFiles = head.titles;
        this.acts = readActs(head);
      }
      return this;
    }

    async lists(key) {
      const number = lastUpTo(this.words, key, isAfter);
      return number < 0 ? "" : this.versioned(this.numbered("words", number));
    }
    async findWord(word, exact) {
      const lists = await this.lists(word.folded);
      return unitsOf(placesOf(lists, word.folded, (marks) => hasMarks(word, marks, exact)));
    }
    async findPair(first, second, exact) {
      const key = first.folded + " " + second.folded;
      return placesOf(await this.lists(key), key,
        (marks, others) => hasMarks(first, marks, exact) && hasMarks(second, others, exact));
    }

    // The passages in which the words follow one another, or begin to.
    async find(phrase, exact) {
      if (phrase.length === 1) {
        return this.findWord(phrase[0], exact);
      }
      const firsts = [];
      for (let at = 0; at < phrase.length; at += 2) {
        firsts.push(Math.min(at, phrase.length - 2));
      }
      const pairs = await Promise.all(
        firsts.map((at) => this.findPair(phrase[at], phrase[at + 1], exact)));
      const keyOf = (unit, at) => unit * 67108864 + at;
      let begins = pairs[0];
      for (let i = 1; i < pairs.length; ++i) {
        const places = new Set(pairs[i].map(([unit, at]) => keyOf(unit, at)));
        begins = begins.filter(([unit, at]) =>
          places.has(keyOf(unit, at + firsts[i])) || places.has(keyOf(unit + 1, at + firsts[i])));
      }
      return unitsOf(begins);
    }

    async passageFile(unit) {
      const number = lastUpTo(this.text, unit, isMore);
      return (await this.file(this.numbered("text", number), "")).value;
    }
    // {path, title, number, issue} of an act, and its passage of that number if it is one.
    async show(act, unit) {
      const file = await this.passageFile(unit);
      const line = file.acts.find((one) => one[0] === act.place);
      const passage = file.passages.find((one) => one[0] === unit);
      // A file kept from an older build may have another act at this place.
      if (!line || line[3] !== act.number || (unit !== act.unit && !passage)) {
        throw new Error("renewed");
      }
      return {
        path: line[1], title: line[2], number: line[3], issue: line[4],
        passage: passage ? { anchor: passage[1], label: passage[2], text: passage[3] } : null,
      };
    }
    async titles(number) {
      return (await this.file(this.numbered("titles", number), "")).value;
    }
  }

  // ---- Answers -----------------------------------------------------------------------------

  const RANKS = ["number", "title_exact", "title_phrase", "title_words", "exact", "phrase",
    "words_passage", "words_act"];

  // The slice of ascending `units` within [begin, end).
  function within(units, begin, end) {
    return units.slice(lastUpTo(units, begin - 1, isMore) + 1, lastUpTo(units, end - 1, isMore) + 1);
  }

  function isNumber(query, number) {
    return query.items.some((ways) => (ways[0].length > 1 || query.items.length === 1) &&
      beginsNumber(ways[0], number));
  }

  function rankOf(answers, title) {
    const has = (units) => units[0] === title;
    if (has(answers.exact)) {
      return 1;
    }
    if (has(answers.phrase)) {
      return 2;
    }
    if (has(answers.all)) {
      return 3;
    }
    if (answers.exact.length > 0) {
      return 4;
    }
    if (answers.phrase.length > 0) {
      return 5;
    }
    return answers.all.length > 0 ? 6 : 7;
  }

  function passagesOf(answers, title) {
    const found = [...answers.exact, ...less(answers.phrase, answers.exact),
      ...less(answers.all, answers.phrase)].filter((unit) => unit !== title);
    if (found.length > 0 || answers.all.length > 0) {
      return found;
    }
    return answers.items.reduce((units, item) =>
      union(units, item.filter((unit) => unit !== title).slice(0, 1)), []);
  }

  // The hits of a part from its answers; `filter` has year, kind, issuer, each or none.
  function hitsOf(part, query, filter, answers) {
    const hits = [];
    part.acts.forEach((act, i) => {
      const end = i + 1 < part.acts.length ? part.acts[i + 1].unit : 4294967296;
      const cut = (units) => within(units, act.unit, end);
      const items = answers.items.map((units, at) => {
        const found = cut(units);
        // No text has a number without its year, but the act may be meant by it.
        const [way] = answers.items.length === query.items.length ? query.items[at] : [[]];
        return found.length === 0 && mayLackYear(way) && beginsNumber(way, act.number)
          ? [act.unit] : found;
      });
      if (items.some((units) => units.length === 0) ||
          (filter.year && Number(filter.year) !== act.year) ||
          (filter.kind && filter.kind !== act.kind[0]) ||
          (filter.issuer && filter.issuer !== act.issuer[0])) {
        return;
      }
      const ofAct = { items, all: cut(answers.all), phrase: cut(answers.phrase),
        exact: cut(answers.exact) };
      const rank = isNumber(query, act.number) ? 0 : rankOf(ofAct, act.unit);
      hits.push({ part, act, rank, units: passagesOf(ofAct, act.unit) });
    });
    return hits;
  }

  // All hits of a part.
  async function askPart(part, query, filter) {
    await part.open();
    const [exact, phrase, ...items] = await Promise.all([
      part.find(query.whole, true), part.find(query.whole, false),
      ...query.items.map(async (ways) => {
        const found = await Promise.all(ways.map((way) => part.find(way, false)));
        return found.reduce(union, []);
      })]);
    const all = items.reduce(common);
    return hitsOf(part, query, filter, { items, all, phrase, exact });
  }

  // The hits that have the query as a phrase: the best ones, for a few files.
  async function askPhrase(part, query, filter) {
    await part.open();
    const [exact, phrase] = await Promise.all([
      part.find(query.whole, true), part.find(query.whole, false)]);
    return hitsOf(part, query, filter, { items: [phrase], all: phrase, phrase, exact });
  }

  function sortHits(hits) {
    return hits.sort((left, right) => left.rank - right.rank || right.act.day - left.act.day);
  }

  // The parts that a query is asked of: those of a year that it names first, then the newest.
  function partsFor(parts, query, filter) {
    const named = (part) => query.whole.some((word) => part.years.includes(Number(word.folded)));
    return parts
      .filter((part) => !filter.year || part.years.includes(Number(filter.year)))
      .map((part, i) => ({ part, order: (named(part) ? 0 : parts.length) + i }))
      .sort((left, right) => left.order - right.order)
      .map((entry) => entry.part);
  }

  // All hits in all parts, the best first.
  async function search(parts, text, filter) {
    const query = readQuery(text);
    const hits = [];
    for (const part of query.items.length > 0 ? parts : []) {
      if (!filter.year || part.years.includes(Number(filter.year))) {
        hits.push(...await askPart(part, query, filter));
      }
    }
    return sortHits(hits);
  }

  global.gazetteSearch = {
    Part, RANKS, askPart, askPhrase, hasMarks, makeExtract, numberWays, partsFor, readQuery, search,
    searchWords, sortHits,
  };
})(typeof module === "undefined" ? window : module.exports);
