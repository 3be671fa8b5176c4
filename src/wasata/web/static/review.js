"use strict";
// Keys of the review, by where they lie on the keyboard and not by what they write: an Arabic layout has ش where A is.
(() => {
  const off = document.querySelector("[data-keys-off]");
  const remembered = "wasata-keys-off";
  if (!off) return;
  off.checked = localStorage.getItem(remembered) === "1";
  off.addEventListener("change", () => localStorage.setItem(remembered, off.checked ? "1" : "0"));
  const typing = (target) => target.matches("input:not([type=checkbox]), textarea, select");
  document.addEventListener("keydown", (event) => {
    if (event.code === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (off.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.code)}"]`);
    if (!wanted || wanted.disabled) return;
    event.preventDefault();
    if (wanted.dataset.focus) {
      const section = document.getElementById(wanted.dataset.focus).closest("section");
      section.scrollIntoView({ block: "start" });
      (section.querySelector("[data-first]") ?? section).focus();
    } else wanted.click();
  });
  for (const button of document.querySelectorAll("[data-focus]")) {
    button.addEventListener("click", () => {
      const section = document.getElementById(button.dataset.focus).closest("section");
      (section.querySelector("[data-first]") ?? section).focus();
    });
  }
})();
