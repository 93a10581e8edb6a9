"use strict";
// Everything that a document says is set as text and never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const say = data.words;
const page = document.getElementById("page");

function filled(sentence, ...values) {
  return sentence.replace(/\{(\d)\}/g, (_, number) => String(values[Number(number)]));
}

function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// Decisions: kept in the browser under the fingerprint of the sets.
function fingerprint(text) {
  let hash = 0xcbf29ce484222325n;
  for (const unit of text) hash = BigInt.asUintN(64, (hash ^ BigInt(unit.codePointAt(0))) * 0x100000001b3n);
  return hash.toString(16);
}
const place = "vartani " + fingerprint(data.sets.map((set) => set.id).join("\n"));
let decisions = new Map();
let past = [];
try { decisions = new Map(JSON.parse(localStorage.getItem(place) || "[]")); } catch { /* A browser may keep nothing. */ }
function keep() {
  try { localStorage.setItem(place, JSON.stringify([...decisions])); } catch { /* As above. */ }
}

function decide(set, decision) {
  past.push([set.id, decisions.get(set.id)]);
  if (decision) decisions.set(set.id, decision); else decisions.delete(set.id);
  keep();
  show(set);
  count();
}
function undo() {
  const last = past.pop();
  if (!last) return announce(say.nothing_to_undo);
  if (last[1]) decisions.set(last[0], last[1]); else decisions.delete(last[0]);
  keep();
  const set = data.sets.find((one) => one.id === last[0]);
  if (set) { show(set); go(shown().indexOf(set)); }
  count();
}

// Graphemes, so that a mark never parts a sign from its letter.
const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;
function graphemes(word) {
  return segmenter ? [...segmenter.segment(word)].map((part) => part.segment) : [...word];
}
function differing(word, other) {
  const a = graphemes(word), b = graphemes(other);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return [a.slice(0, head).join(""), a.slice(head, a.length - tail).join(""), a.slice(a.length - tail).join("")];
}
function word(text, other, kind, lang) {
  const element = make("span", { className: kind });
  if (lang) element.lang = lang;
  if (!other || other === text) { element.textContent = text; return element; }
  const [head, middle, tail] = differing(text, other);
  element.append(head, middle ? make("span", { className: "differs" }, middle) : "", tail);
  return element;
}

function rows_of(set, use) {
  return set.spellings.filter((it) => (use ?? it.to) && it.word !== (use ?? it.to))
    .map((it) => ({ variant: it.word, canonical: use ?? it.to, relation: "variant", lang: set.lang || "" }));
}
function rows() {
  const all = [];
  for (const set of data.sets) {
    const decision = decisions.get(set.id);
    if (!decision) continue;
    if ("use" in decision) {
      const named = decision.use === null ? rows_of(set) : rows_of(set, decision.use);
      if (set.preferred && decision.use !== null && set.preferred.word !== decision.use) {
        named.push({ variant: set.preferred.word, canonical: decision.use, relation: "variant", lang: set.lang || "" });
      }
      all.push(...named);
    } else if (decision.never) {
      const words = [...set.spellings, ...(set.preferred ? [set.preferred] : [])].map((it) => it.word);
      words.forEach((a, at) => words.slice(at + 1).forEach((b) => all.push({ variant: a, canonical: b, relation: "distinct", lang: set.lang || "" })));
    }
  }
  return all;
}
function left() {
  return data.sets.filter((set) => decisions.get(set.id)?.leave).map((set) => set.id);
}
function download(name, type, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
function export_decisions() {
  const decided = { vartani: "decisions", version: 1, rows: rows(), left: left() };
  download("decisions.json", "application/json", JSON.stringify(decided, null, 1) + "\n");
  announce(filled(say.exported, "decisions.json"));
}
function export_table() {
  const cell = (text) => (/[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
  const lines = rows().map((row) => [row.variant, row.canonical, row.relation, row.lang, "verified", "review", ""].map(cell).join(","));
  download("house-spellings.csv", "text/csv", ["variant,canonical,relation,lang,status,source,note", ...lines].join("\n") + "\n");
  announce(filled(say.exported, "house-spellings.csv"));
}

// One card a set. Its inside is made when it is opened.
const cards = new Map();
function title(set) {
  const line = make("span", { className: "set" });
  const first = set.preferred ? set.preferred.word : null;
  if (set.name) line.append(set.name + ": ");
  set.spellings.slice(0, 6).forEach((it, at) => {
    if (at) line.append(" · ");
    line.append(word(it.word, it.to || first, set.decided ? "from" : "open", set.lang), " ");
    if (set.name && it.to) line.append("→ ", word(it.to, it.word, "to", set.lang));
    else line.append(make("span", { className: "count" }, String(it.count)));
  });
  if (set.spellings.length > 6) line.append(" … " + filled(say.more_places, set.spellings.length - 6));
  if (set.preferred) {
    line.append(" → ", word(set.preferred.word, set.spellings[0]?.word, "to", set.lang));
    if (set.preferred.count) line.append(" ", make("span", { className: "count" }, String(set.preferred.count)));
  }
  return line;
}
function card(set) {
  const state = make("span", { className: "decided" });
  const head = make("button", { type: "button", className: "head" }, title(set), state);
  head.setAttribute("aria-expanded", "false");
  const inside = make("div", { hidden: true });
  const article = make("article", {}, head, inside);
  head.addEventListener("click", () => { go(shown().indexOf(set)); toggle(set); });
  cards.set(set.id, { set, article, head, inside, state, made: false });
  show(set);
  return article;
}
function places(set) {
  const list = make("ul", { className: "places" });
  const add = (it, preferred) => {
    for (const [path, line, column, before, text, after] of it.places) {
      const context = make("span", {}, before, make("mark", {}, text), after);
      if (set.lang) context.lang = set.lang;
      list.append(make("li", {}, make("span", { className: "where" }, (preferred ? "✓ " : "") + path + ":" + line + ":" + column), context));
    }
    if (it.more) list.append(make("li", { className: "faint" }, filled(say.more_places, it.more)));
  };
  set.spellings.forEach((it) => add(it, false));
  if (set.preferred) add(set.preferred, true);
  return list;
}
function options(set) {
  if (set.name) return set.decided ? [[null, say.fix_these]] : [];
  const words = set.preferred ? [set.preferred, ...set.spellings] : set.spellings;
  return words.map((it) => [it.word, it.word]);
}
function choices(set) {
  const group = make("div", { className: "choices", role: "group" });
  group.setAttribute("aria-label", say.decision);
  const button = (key, label, decision, lang) => {
    const element = make("button", { type: "button" }, make("span", lang ? { lang } : {}, label), " ", make("kbd", {}, key));
    element.dataset.decision = JSON.stringify(decision);
    element.addEventListener("click", () => choose(set, decision));
    group.append(element);
  };
  options(set).forEach(([use, label], at) => { if (at < 9) button(String(at + 1), label, { use }, use === null ? "" : set.lang); });
  if (!set.name) {
    const other = make("button", { type: "button" }, say.another, " ", make("kbd", {}, "a"));
    other.addEventListener("click", () => another(set));
    group.append(other);
    button("n", say.never, { never: true });
  }
  button("x", say.leave, { leave: true });
  const later = make("button", { type: "button" }, say.later, " ", make("kbd", {}, "l"));
  later.addEventListener("click", () => choose(set, null));
  group.append(later);
  return group;
}
function another(set) {
  const { inside } = open(set);
  let field = inside.querySelector("form");
  if (!field) {
    const input = make("input", { type: "text", value: set.preferred?.word || set.spellings[0].word });
    input.setAttribute("aria-label", say.another);
    if (set.lang) input.lang = set.lang;
    field = make("form", { className: "row" }, input, make("button", { type: "submit" }, say.use_this));
    field.addEventListener("submit", (event) => {
      event.preventDefault();
      const use = input.value.trim().normalize("NFC");
      field.remove();
      if (use) choose(set, { use });
    });
    input.addEventListener("keydown", (event) => { if (event.key === "Escape") { field.remove(); cards.get(set.id).head.focus(); } });
    inside.querySelector(".choices").after(field);
  }
  field.querySelector("input").select();
}
function choose(set, decision) {
  decide(set, decision);
  const list = shown();
  const at = list.indexOf(set);
  const next = list.findIndex((one, number) => number > at && !decisions.has(one.id));
  close(set);
  go(next < 0 ? at : next);
}
function open(set) {
  const held = cards.get(set.id);
  if (!held.made) {
    held.inside.append(make("p", { className: "why" }, set.why), data.decides ? choices(set) : "", places(set));
    held.made = true;
    show(set);
  }
  held.inside.hidden = false;
  held.head.setAttribute("aria-expanded", "true");
  return held;
}
function close(set) {
  const held = cards.get(set.id);
  held.inside.hidden = true;
  held.head.setAttribute("aria-expanded", "false");
}
function toggle(set) {
  if (cards.get(set.id).inside.hidden) open(set); else close(set);
}
function show(set) {
  const held = cards.get(set.id);
  if (!held) return;
  const decision = decisions.get(set.id);
  held.article.classList.toggle("done", Boolean(decision));
  let text = "";
  if (decision && "use" in decision) text = decision.use === null ? say.fix_these : filled(say.uses, decision.use);
  else if (decision?.never) text = say.never;
  else if (decision?.leave) text = say.leave;
  held.state.textContent = text && "✓ " + text;
  for (const button of held.inside.querySelectorAll("[data-decision]")) {
    button.setAttribute("aria-pressed", String(button.dataset.decision === JSON.stringify(decision)));
  }
}

// Filters.
const search = make("input", { type: "search", placeholder: say.search, className: "grow" });
search.setAttribute("aria-label", say.search);
const tier = make("select", {}, make("option", { value: "" }, say.every_tier), ...say.tiers.map((name, at) => make("option", { value: String(at) }, name)));
tier.setAttribute("aria-label", say.every_tier);
const state = make("select", {}, ...[["", say.all], ["open", say.undecided_only], ["done", say.decided_only]].map(([value, name]) => make("option", { value }, name)));
state.setAttribute("aria-label", say.all);
for (const set of data.sets) {
  const words = [...set.spellings, ...(set.preferred ? [set.preferred] : [])];
  const files = words.flatMap((it) => it.places.map((at) => at[0]));
  set.text = [set.name || "", ...words.map((it) => it.word), ...words.map((it) => it.to || ""), ...new Set(files)].join("\n").normalize("NFC").toLowerCase();
}
let visible = data.sets;
function shown() { return visible; }
function filter() {
  const wanted = search.value.normalize("NFC").toLowerCase();
  visible = data.sets.filter((set) => (!wanted || set.text.includes(wanted))
    && (!tier.value || set.tier === Number(tier.value))
    && (!state.value || decisions.has(set.id) === (state.value === "done")));
  const kept = new Set(visible);
  for (const section of sections) {
    const number = section.sets.filter((set) => kept.has(set)).length;
    section.details.hidden = number === 0;
    section.number.textContent = number === section.sets.length ? String(number) : number + " / " + section.sets.length;
    if (wanted && number) section.fill();
    if (wanted) section.details.open = number > 0;
    if (section.filled) for (const set of section.sets) cards.get(set.id).article.hidden = !kept.has(set);
  }
  empty.hidden = visible.length > 0;
  at = Math.min(at, visible.length - 1);
  count();
}
const progress = make("span", { className: "faint", role: "status" });
const heard = make("span", { className: "faint", role: "status" });
function announce(text) { heard.textContent = text; }
function count() {
  const done = data.sets.filter((set) => decisions.has(set.id)).length;
  const found = filled(say.shown, visible.length, data.sets.length);
  progress.textContent = data.decides ? found + " · " + filled(say.progress, done, data.sets.length) : found;
}

// The card that the keyboard is at.
let at = -1;
function go(number) {
  if (number < 0 || number >= visible.length) return;
  if (at >= 0 && visible[at]) cards.get(visible[at].id)?.article.classList.remove("at");
  for (const marked of document.querySelectorAll("article.at")) marked.classList.remove("at");
  at = number;
  const section = sections.find((one) => one.sets.includes(visible[at]));
  section.fill();
  section.details.open = true;
  const held = cards.get(visible[at].id);
  held.article.classList.add("at");
  held.article.scrollIntoView({ block: "nearest" });
  held.head.focus({ preventScroll: true });
}
function key(event) {
  const typing = event.target.closest("input, select, textarea, dialog");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && typing === search) { search.value = ""; filter(); search.blur(); return; }
  if (typing) return;
  const set = visible[at];
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  if (step) go(at < 0 ? 0 : at + step);
  else if (event.key === "/") search.focus();
  else if (event.key === "?") help.showModal();
  else if (event.key === "o" && set) toggle(set);
  else if (!data.decides) return;
  else if (event.key === "u") undo();
  else if (event.key === "e") export_decisions();
  else if (!set) return;
  else if (/^[1-9]$/.test(event.key)) {
    const option = options(set)[Number(event.key) - 1];
    if (!option) return;
    choose(set, { use: option[0] });
  } else if (event.key === "a" && !set.name) another(set);
  else if (event.key === "n" && !set.name) choose(set, { never: true });
  else if (event.key === "x") choose(set, { leave: true });
  else if (event.key === "l") choose(set, null);
  else return;
  event.preventDefault();
}

// The page.
const help = make("dialog", {});
help.setAttribute("aria-label", say.keys);
help.append(make("h2", {}, say.keys), make("dl", {}, ...say.key_list.flatMap(([key, text]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, text)])),
  make("form", { method: "dialog" }, make("button", {}, say.close)));
const button = (text, does) => { const element = make("button", { type: "button" }, text); element.addEventListener("click", does); return element; };
const top_row = make("div", { className: "row" }, make("h1", { className: "grow" }, data.title),
  data.decides ? button(say.undo, undo) : null,
  data.decides ? button(say.export_table, export_table) : null,
  data.decides ? button(say.export_decisions, export_decisions) : null,
  button("?", () => help.showModal()));
top_row.lastChild.setAttribute("aria-label", say.keys);
const top_bar = make("header", { className: "top" }, make("div", { className: "bar" }, top_row,
  make("div", { className: "row" }, search, tier, data.decides ? state : null),
  make("div", { className: "row" }, progress, heard)));
const main = make("main", {});
const empty = make("p", { className: "empty faint", hidden: true }, say.nothing_found);
const sections = [];
say.kinds.forEach((name, kind) => {
  const sets = data.sets.filter((set) => set.kind === kind);
  if (!sets.length) return;
  const number = make("span", { className: "count" }, String(sets.length));
  const details = make("details", { className: "kind" }, make("summary", {}, make("h2", {}, name), " ", number));
  const section = { sets, details, number, filled: false };
  section.fill = () => {
    if (section.filled) return;
    section.filled = true;
    const kept = new Set(visible);
    details.append(...sets.map((set) => { const made = card(set); made.hidden = !kept.has(set); return made; }));
  };
  details.addEventListener("toggle", () => { if (details.open) section.fill(); });
  sections.push(section);
  main.append(details);
});
main.append(empty);
page.replaceChildren(top_bar, main, help);
if (sections.length) { sections[0].fill(); sections[0].details.open = true; }
if (data.sets.length === 0) empty.textContent = say.nothing_to_report;
filter();
for (const control of [search, tier, state]) control.addEventListener("input", filter);
document.addEventListener("keydown", key);
