"use strict";
const all = (selector) => Array.from(document.querySelectorAll(selector));
const cards = all(".card");
const marks = all(".mark, sup[data-n]");
const numbers = (mark) => (mark.dataset.f || mark.dataset.n).split(" ");
const output = document.querySelector("output");
const hidden = new Set();
let current = null;

const shown = () => cards.filter((card) => !card.hidden);
const ofCard = (card) => marks.filter((mark) => mark.dataset.f && numbers(mark).includes(card.id.slice(1)));

function toggle(name, card, on) {
  card.classList.toggle(name, on);
  ofCard(card).forEach((mark) => mark.classList.toggle(name, on));
}

function tell() {
  const visible = shown();
  const at = visible.indexOf(current);
  output.textContent = visible.length ? `${at < 0 ? "–" : at + 1} / ${visible.length}` : "none";
}

function select(card, block) {
  if (current) toggle("current", current, false);
  current = card;
  if (card) {
    toggle("current", card, true);
    card.focus({ preventScroll: true });
    const row = card.closest(".pair");
    (row.clientHeight < innerHeight * 0.7 ? row : card).scrollIntoView({ block });
  }
  tell();
}

function step(by) {
  const visible = shown();
  if (!visible.length) return;
  const at = visible.indexOf(current);
  const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : (at + by + visible.length) % visible.length;
  select(visible[next], "center");
}

function filter() {
  all("[data-severity]").forEach((item) => { item.hidden = hidden.has(item.dataset.severity); });
  const off = new Set(cards.filter((card) => card.hidden).map((card) => card.id.slice(1)));
  marks.forEach((mark) => mark.classList.toggle("off", numbers(mark).every((n) => off.has(n))));
  all(".pair:not(.columns)").forEach((pair) => pair.classList.toggle("clean", !pair.querySelector(".card:not([hidden])")));
  if (current && current.hidden) select(null);
  tell();
}

all("[data-filter]").forEach((button) => {
  const severity = button.dataset.filter;
  const count = cards.filter((card) => card.dataset.severity === severity).length;
  button.querySelector("b").textContent = count;
  button.hidden = count === 0;
  button.addEventListener("click", () => {
    const off = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!off));
    off ? hidden.add(severity) : hidden.delete(severity);
    filter();
  });
});

const fold = document.querySelector("[data-fold]");
fold.addEventListener("click", () => {
  const on = document.body.classList.toggle("folded");
  fold.setAttribute("aria-pressed", String(on));
  if (current) select(current, "center");
});

all("[data-step]").forEach((button) => button.addEventListener("click", () => step(Number(button.dataset.step))));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n" || event.key === "j") step(1);
  else if (event.key === "p" || event.key === "k") step(-1);
  else if (event.key === "Escape") select(null);
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#f"]');
  const card = link ? document.querySelector(link.getAttribute("href")) : event.target.closest(".card");
  if (!card || (!link && String(getSelection()))) return;
  event.preventDefault();
  select(card, link && link.closest("#list") ? "center" : "nearest");
});

for (const [kind, on] of [["mouseover", true], ["mouseout", false]]) {
  document.addEventListener(kind, (event) => {
    const mark = event.target.closest(".mark");
    const card = mark ? document.querySelector(mark.getAttribute("href")) : event.target.closest(".card");
    if (card) toggle("hover", card, on);
  });
}

document.querySelector(".controls").hidden = false;
filter();
const start = cards.find((card) => `#${card.id}` === location.hash);
if (start) select(start, "center");
