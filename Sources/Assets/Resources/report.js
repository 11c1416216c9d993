"use strict";
// The switch between the two languages: both stand in the page, the style sheet shows one.
const root = document.documentElement;
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
