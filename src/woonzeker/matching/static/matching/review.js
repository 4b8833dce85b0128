/* SPDX-License-Identifier: EUPL-1.2
 * Deciding with the keyboard: a key presses the button that carries it. Without this file the
 * buttons and their access keys work all the same. Single keys can be switched off. */
"use strict";

{
  const kept = "woonzeker.review.keys";
  const toggle = document.querySelector("[data-keys-switch]");

  if (toggle) {
    toggle.checked = window.localStorage.getItem(kept) !== "off";
    toggle.addEventListener("change", () => {
      window.localStorage.setItem(kept, toggle.checked ? "on" : "off");
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat || (toggle && !toggle.checked)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const key = event.key.toLowerCase();
    if (!/^[a-z0-9]$/.test(key)) return;
    const button = document.querySelector(`[data-key="${key}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
