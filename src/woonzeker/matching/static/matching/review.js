/* SPDX-License-Identifier: EUPL-1.2
 * Deciding with the keyboard: a key presses the button that carries it. Without this file the
 * buttons and their access keys work all the same. Single keys can be switched off. */
"use strict";

{
  const kept = "woonzeker.review.keys";
  const root = document.documentElement;
  const toggle = document.querySelector("[data-keys-switch]");
  const title = document.querySelector("[data-review]");
  /* a key that was pressed twice must not decide about somebody who was not seen yet */
  const pause = 300;

  if (toggle) {
    toggle.checked = window.localStorage.getItem(kept) !== "off";
    toggle.addEventListener("change", () => {
      window.localStorage.setItem(kept, toggle.checked ? "on" : "off");
    });
  }

  /* the whole question can be read before it is sent */
  const asked = document.querySelector("[data-question]");
  const question = document.getElementById("vraag");
  if (asked && question) {
    question.addEventListener("change", () => {
      asked.textContent = question.selectedOptions[0].textContent;
    });
  }

  /* each signal is a new page: who listens or tabs begins at its heading, not in the menu */
  if (title) title.focus({ preventScroll: true });

  window.addEventListener("pageshow", () => {
    window.setTimeout(() => { root.dataset.keys = "ready"; }, pause);
  });

  /* one decision at a time: what is pressed while the next signal is on its way is dropped */
  document.addEventListener("submit", (event) => {
    if (!event.target.closest("main") || event.defaultPrevented) return;
    if (root.dataset.keys === "sent") event.preventDefault();
    root.dataset.keys = "sent";
  });

  document.addEventListener("keydown", (event) => {
    if (root.dataset.keys !== "ready" || window.localStorage.getItem(kept) === "off") return;
    if (event.defaultPrevented || event.repeat) return;
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
