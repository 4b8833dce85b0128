/* SPDX-License-Identifier: EUPL-1.2
 * Small comforts; every page works without this file. */
"use strict";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-print]");
  if (button) window.print();
});

// A second press on the same button must not send the same thing twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (event.submitter?.formTarget === "_blank") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  // A file that is downloaded leaves this page standing: the button works again after a while.
  window.setTimeout(() => { delete form.dataset.sent; }, 8000);
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});
document.documentElement.classList.add("has-script");

// A password can be shown, so that it needs to be typed only once. The words come from the page.
document.querySelectorAll("input[data-can-show]").forEach((input) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "wz-show";
  const { show, hide } = document.documentElement.dataset;
  const say = () => { button.textContent = input.type === "password" ? show : hide; };
  button.setAttribute("aria-controls", input.id);
  button.addEventListener("click", () => {
    input.type = input.type === "password" ? "text" : "password";
    say();
    input.focus();
  });
  say();
  input.after(button);
  input.form?.addEventListener("submit", () => { input.type = "password"; });
});

// Signing out empties this browser; presses at doors that wait for a connection must stay.
document.querySelector(".wz-signout")?.form.addEventListener("submit", (event) => {
  if (!Object.keys(localStorage).some((key) => key.startsWith("wz-deuren-"))) return;
  const waits = document.createElement("input");
  waits.type = "hidden";
  waits.name = "waits";
  event.target.append(waits);
});

// On a phone the menu is one line: the place where one is must be in sight.
const line = document.querySelector(".wz-nav__line");
const here = line?.querySelector("[aria-current]");
if (here) line.scrollLeft += here.getBoundingClientRect().right - line.getBoundingClientRect().right + 48;

// The rest of the menu goes away as people expect: by Escape, or by a press or focus elsewhere.
const menu = document.querySelector(".wz-menu");
const away = (event) => { if (menu.open && !menu.contains(event.target)) menu.open = false; };
if (menu) {
  document.addEventListener("click", away);
  document.addEventListener("focusin", away);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
