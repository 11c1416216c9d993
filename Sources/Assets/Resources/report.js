"use strict";
// The switch between the two languages: both stand in the page, the style sheet shows one.
const root = document.documentElement;
root.dataset.script = "runs";
const isChinese = () => root.dataset.lang === "zh";

function switchLanguage() {
  root.dataset.lang = isChinese() ? "en" : "zh";
  root.lang = root.dataset.lang;
  document.dispatchEvent(new Event("switched"));
}
document.getElementById("language").addEventListener("click", switchLanguage);

// Elements, without a line of markup in a string: names can do no harm.
function make(name, attributes = {}, ...children) {
  const isDrawn = /^(svg|g|rect|circle|line|path|text|title)$/.test(name);
  const element = isDrawn
    ? document.createElementNS("http://www.w3.org/2000/svg", name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

const pad = number => String(number).padStart(2, "0");
// Times are tenths of a second since midnight.
const clock = tenths => pad(Math.floor(tenths / 36000)) + ":" + pad(Math.floor(tenths / 600) % 60);
const minutes = tenths => Math.floor(tenths / 600);

// On a phone a page is long: its parts fold, and what is linked to opens.
function foldParts() {
  if (!matchMedia("(max-width: 44rem)").matches) return;
  const stays = ["comparison", "search", "measures", "causes", "replay"];
  const open = (head, isOpen) => {
    head.parentElement.classList.toggle("folded", !isOpen);
    head.setAttribute("aria-expanded", isOpen);
  };
  for (const head of document.querySelectorAll("main > section[id] > h2")) {
    if (stays.includes(head.parentElement.id)) continue;
    head.setAttribute("role", "button");
    head.setAttribute("tabindex", "0");
    open(head, false);
    const turn = () => open(head, head.parentElement.classList.contains("folded"));
    head.addEventListener("click", turn);
    head.addEventListener("keydown", event => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      turn();
    });
  }
  const follow = () => {
    const part = location.hash && document.getElementById(location.hash.slice(1))?.closest(".folded");
    if (!part) return;
    open(part.querySelector("h2"), true);
    part.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  follow();
}
foldParts();
