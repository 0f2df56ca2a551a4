// The page of the search: asks search.js and shows what it answers.
//
// The form is an ordinary one: a search is a new page with the query in its address, so that it can
// be shared, and back and forward work. Words of the interface are attributes of the page.
"use strict";
(function () {
  const search = window.gazetteSearch;
  const page = document.getElementById("tim-kiem_");
  const say = page.dataset;
  const form = page.querySelector("form");
  const input = form.elements.q;
  const status = document.getElementById("trang-thai_");
  const results = document.getElementById("ket-qua_");
  const more = document.getElementById("xem-them_");
  const HITS_SHOWN = 10;
  const HITS_FIRST = 5;
  const PASSAGES_SHOWN = 3;

  // ---- Files -------------------------------------------------------------------------------

  // Each file is a script that calls this; fetch would not read from a disk.
  const waiting = new Map();
  window.gazetteSearchFile = (name, version, value) => {
    const taken = waiting.get(name);
    if (taken) {
      taken({ version, value });
    }
  };

  function load(name, version) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const end = (settle, value) => {
        waiting.delete(name);
        script.remove();
        settle(value);
      };
      waiting.set(name, (file) => end(resolve, file));
      script.onload = () => waiting.has(name) && end(reject, new Error("damaged"));
      script.onerror = () => end(reject, new Error("missing"));
      script.src = say.base + "tim-kiem/chi-muc/" + name + ".js" + (version ? "?v=" + version : "");
      document.head.append(script);
    });
  }

  let parts = null;
  function openParts() {
    if (!parts) {
      parts = load("years", say.version)
        .then((file) => file.value.map((entry) => new search.Part(entry, load)));
      parts.catch(() => { parts = null; });
    }
    return parts;
  }

  // ---- Results -----------------------------------------------------------------------------

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) {
      made.className = className;
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  function link(path, text) {
    const made = element("a", "", text);
    made.href = say.root + path;
    return made;
  }

  function filled(words, values) {
    return words.replace(/\{(\w+)\}/g, (whole, key) => key in values ? values[key] : whole);
  }

  function countText(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, say.thousands);
  }

  function dateText(date) {
    const two = (number) => String(number).padStart(2, "0");
    const day = date.getUTCDate();
    const month = date.getUTCMonth() + 1;
    return filled(say.date, { day, month, year: date.getUTCFullYear(), dd: two(day),
      mm: month < 3 ? two(month) : month, month_name: say.months.split("|")[month - 1] });
  }

  function extractOf(text, query) {
    const made = element("span", "extract");
    for (const piece of search.makeExtract(text, query)) {
      made.append(piece.isFound ? element("mark", "", piece.text) : piece.text);
    }
    return made;
  }

  function passageItem(shown, query) {
    const item = element("li");
    const { anchor, label, text } = shown.passage;
    if (label) {
      item.append(link(shown.path + (anchor ? "#" + encodeURIComponent(anchor) : ""), label), " ");
    }
    item.append(extractOf(text, query));
    return item;
  }

  // Passages [from, to) of a hit, put behind those in the list.
  async function addPassages(list, hit, query, from, to) {
    const shown = await Promise.all(
      hit.units.slice(from, to).map((unit) => hit.part.show(hit.act, unit)));
    list.append(...shown.map((one) => passageItem(one, query)));
    return list.children[from];
  }

  // A hit with its best passage; the others come when they are asked for.
  async function resultItem(hit, query) {
    const shown = await hit.part.show(hit.act, hit.units.length > 0 ? hit.units[0] : hit.act.unit);
    const item = element("li");
    const title = element("h3");
    title.append(link(shown.path, shown.title || shown.number));
    const facts = [hit.act.issuer[1], hit.act.date ? dateText(hit.act.date) : "", shown.issue];
    item.append(title, element("p", "quiet", facts.filter((fact) => fact).join(" · ")));
    if (shown.passage) {
      const list = element("ul", "passages");
      list.append(passageItem(shown, query));
      item.append(list);
      addOthers(item, list, hit, query);
    }
    return item;
  }

  function addOthers(item, list, hit, query) {
    const left = hit.units.length - list.children.length;
    if (left <= 0) {
      return;
    }
    const button = element("button", "others", filled(say.others, { count: countText(left) }));
    button.type = "button";
    button.lang = document.documentElement.lang;
    button.addEventListener("click", async () => {
      const from = list.children.length;
      const first = await addPassages(list, hit, query, from, from + 3 * PASSAGES_SHOWN);
      button.remove();
      addOthers(item, list, hit, query);
      const target = first.querySelector("a") || first;
      target.tabIndex = target.tabIndex < 0 ? -1 : target.tabIndex;
      target.focus();
    });
    item.append(button);
  }

  // Which search the page shows: one that is over writes no more.
  let turn = 0;

  async function showHits(hits, query, count, mine) {
    const items = await Promise.all(hits.slice(0, count).map((hit) => resultItem(hit, query)));
    if (mine === turn) {
      results.replaceChildren(...items);
    }
  }

  function showMore(hits, query) {
    more.hidden = hits.length <= results.children.length;
    more.onclick = async () => {
      const from = results.children.length;
      const next = hits.slice(from, from + HITS_SHOWN);
      results.append(...await Promise.all(next.map((hit) => resultItem(hit, query))));
      more.hidden = hits.length <= results.children.length;
      results.children[from].querySelector("a").focus();
    };
  }

  // Results are not moved under a reader who is among them.
  function whenUnattended(act) {
    if (!results.contains(document.activeElement)) {
      return act();
    }
    results.addEventListener("focusout", () => setTimeout(() => whenUnattended(act)), { once: true });
    return Promise.resolve();
  }

  // Who types the number of an act, "45/2022" or more of it, wants that act: where it is the only
  // one, the page of the search gives way to it.
  async function goToNumbered(hits, text) {
    const numbered = hits.filter((hit) => hit.rank === 0);
    if (numbered.length !== 1 || !/^\s*[0-9]+[a-z]?\/\S+\s*$/i.test(text)) {
      return false;
    }
    const shown = await numbered[0].part.show(numbered[0].act, numbered[0].act.unit);
    location.replace(link(shown.path, "").href);
    return true;
  }

  // The best hits of the first part that has some, then all parts.
  async function run(text, filter) {
    const mine = ++turn;
    const query = search.readQuery(text);
    results.replaceChildren();
    more.hidden = true;
    if (query.items.length === 0) {
      status.textContent = text.trim() ? filled(say.none, { query: text.trim() }) : "";
      return;
    }
    status.textContent = say.searching;
    performance.mark("search-begin");
    const asked = search.partsFor(await openParts(), query, filter);
    let hits = [];
    let isShown = false;
    const showFirst = async (found) => {
      isShown = true;
      await showHits(search.sortHits(found), query, HITS_FIRST, mine);
      performance.mark("search-first");
    };
    for (const part of asked) {
      if (!isShown && query.whole.length > 1) {
        const phrases = await search.askPhrase(part, query, filter);
        if (phrases.length >= HITS_FIRST) {
          await showFirst(phrases);
        }
      }
      const found = await search.askPart(part, query, filter);
      hits = hits.concat(found);
      if (mine !== turn) {
        return;
      }
      if (!isShown && found.length > 0) {
        await showFirst(found);
      }
    }
    search.sortHits(hits);
    if (mine === turn && await goToNumbered(hits, text)) {
      return;
    }
    await whenUnattended(() => showHits(hits, query, HITS_SHOWN, mine));
    performance.mark("search-end");
    showMore(hits, query);
    status.textContent = hits.length === 0 ? filled(say.none, { query: text.trim() })
      : filled(say.found, { count: countText(hits.length) }) + (query.isCut ? " " + say.cut : "");
  }

  function fail(error) {
    status.textContent = error.message === "renewed" ? say.renewed : say.failed;
  }

  // ---- Completion --------------------------------------------------------------------------

  const SUGGESTIONS_MAX = 8;
  const TITLES_FILES_MAX = 4;
  const list = document.getElementById("goi-y_");
  let chosen = -1;
  let typed = 0;

  // Whether the words of `phrase` stand among `words`, the last of them as the start of one.
  function hasWords(phrase, words, isOrdered) {
    const fits = (sought, word, isLast) => search.hasMarks(sought, word.marks, false)
      ? word.folded === sought.folded || (isLast && word.folded.startsWith(sought.folded))
      : isLast && sought.marks === 0 && word.folded.startsWith(sought.folded);
    return phrase.every((sought, i) => {
      const isLast = i === phrase.length - 1;
      return isOrdered ? i < words.length && fits(sought, words[i], isLast)
        : words.some((word) => fits(sought, word, isLast));
    });
  }

  // Numbers of acts that begin so, then titles that have these words, newest first.
  async function suggestionsFor(text) {
    const query = search.readQuery(text);
    const found = [];
    const add = (value, label) => {
      if (found.length < SUGGESTIONS_MAX && !found.some((one) => one.value === value)) {
        found.push({ value, label });
      }
    };
    if (query.whole.length === 0) {
      return found;
    }
    const isNumber = /^[0-9]/.test(query.whole[0].folded);
    let filesLeft = TITLES_FILES_MAX;
    for (const part of search.partsFor(await openParts(), query, {})) {
      await part.open();
      for (const act of isNumber ? part.acts.slice().reverse() : []) {
        const ways = act.number ? search.numberWays(query.whole, act.number) : [];
        if (ways.some((words) => hasWords(query.whole, words, true))) {
          add(act.number, act.number);
        }
      }
      for (let file = part.titlesFiles - 1; file >= 0 && filesLeft > 0 && !isNumber; --file) {
        --filesLeft;
        for (const [number, title] of (await part.titles(file)).slice().reverse()) {
          if (hasWords(query.whole, search.searchWords(title), false)) {
            add(number || title, title);
          }
        }
        if (found.length === SUGGESTIONS_MAX) {
          return found;
        }
      }
      if (found.length === SUGGESTIONS_MAX || (filesLeft === 0 && !isNumber)) {
        return found;
      }
    }
    return found;
  }

  function closeList() {
    ++typed;
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(option) {
    input.value = option.dataset.value;
    closeList();
    form.requestSubmit();
  }

  function openList(suggestions) {
    list.replaceChildren(...suggestions.map((suggestion, i) => {
      const option = element("li", "", suggestion.label);
      option.id = "goi-y-" + i + "_";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.value = suggestion.value;
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => choose(option));
      return option;
    }));
    chosen = -1;
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }

  function move(step) {
    const options = list.children;
    if (chosen >= 0) {
      options[chosen].setAttribute("aria-selected", "false");
    }
    // One place more than options: that of what was typed.
    chosen = (chosen + 1 + step + options.length + 1) % (options.length + 1) - 1;
    if (chosen < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    options[chosen].setAttribute("aria-selected", "true");
    options[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[chosen].id);
  }

  input.addEventListener("input", () => {
    const mine = ++typed;
    const text = input.value;
    if (text.trim().length < 2) {
      closeList();
      return;
    }
    setTimeout(async () => {
      if (mine !== typed) {
        return;
      }
      const suggestions = await suggestionsFor(text).catch(() => []);
      if (mine === typed && document.activeElement === input) {
        openList(suggestions);
      }
    }, 150);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      choose(list.children[chosen]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      closeList();
    }
  });
  input.addEventListener("blur", closeList);

  // ---- The page ----------------------------------------------------------------------------

  // What is empty does not go into the address.
  form.addEventListener("formdata", (event) => {
    for (const name of ["year", "kind", "issuer"]) {
      if (!event.formData.get(name)) {
        event.formData.delete(name);
      }
    }
  });

  const asked = new URLSearchParams(location.search);
  for (const name of ["q", "year", "kind", "issuer"]) {
    if (asked.has(name)) {
      form.elements[name].value = asked.get(name);
    }
  }
  const filter = { year: form.elements.year.value, kind: form.elements.kind.value,
    issuer: form.elements.issuer.value };
  if (asked.get("q")) {
    document.title = asked.get("q") + " – " + document.title;
    run(asked.get("q"), filter).catch(fail);
  }
})();
