"use strict";
// The switch between the two languages: both stand in the page, the style sheet shows one.
(() => {
  const root = document.documentElement;
  document.getElementById("language").addEventListener("click", () => {
    const language = root.dataset.lang === "zh" ? "en" : "zh";
    root.dataset.lang = language;
    root.lang = language;
    document.dispatchEvent(new CustomEvent("languagechange"));
  });
})();
