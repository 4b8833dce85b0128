/* SPDX-License-Identifier: EUPL-1.2
 * A press at a door is kept on the phone until it was sent, and sent once. What is kept is the id of
 * a visit, the code of a button, the word for this press and when it was: no name, no address and
 * no note ever. Every form on the page works without this file too. */
"use strict";

(() => {
  const round = document.querySelector("[data-round]");
  if (!round) return;
  const said = round.dataset;
  const KEY = `wz-deuren-${said.owner}`;
  const AGAIN_AFTER = 20_000;
  const STUCK = 3;
  const notes = new Map();
  // how often the program itself failed on a press: such a one never holds up the others
  const failed = new Map();
  let busy = false;
  let closed = false;

  class Closed extends Error {}
  class Failed extends Error {}

  const waiting = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? [];
    } catch {
      return [];
    }
  };
  const store = (rows) => {
    if (rows.length) localStorage.setItem(KEY, JSON.stringify(rows));
    else localStorage.removeItem(KEY);
  };
  const pressed = (door) => door.dataset.state === "waits" || door.dataset.state === "kept";
  const doorOf = (visit) => document.getElementById(`deur-${visit}`);

  function show() {
    const rows = waiting();
    const box = document.querySelector("[data-wait]");
    const count = rows.length === 1 ? said.waitsOne : said.waitsMany.replace("%d", rows.length);
    box.hidden = rows.length === 0;
    box.querySelector("[data-count]").textContent = rows.length ? count : "";
    box.querySelector("[data-closed]").hidden = !closed;
    rows.forEach((row) => {
      const stuck = (failed.get(row.sent_key) ?? 0) >= STUCK;
      mark(row.visit, "waits", stuck ? said.stuck : said.kept);
    });
  }

  function mark(visit, state, words) {
    const door = doorOf(visit);
    if (!door) return;
    door.dataset.state = state;
    const line = door.querySelector("[data-said]");
    line.textContent = words;
    line.hidden = false;
    door.querySelectorAll("[data-press]").forEach((each) => { each.hidden = state !== "refused"; });
    const open = [...document.querySelectorAll("[data-visit]")].filter((each) => !pressed(each)).length;
    const left = document.querySelector("[data-left]");
    const doors = open === 1 ? said.leftOne : said.leftMany.replace("%d", open);
    if (left) left.textContent = left.textContent.replace(/[^·]*$/, ` ${doors}`);
    // who has been at every door of a part runs late at none
    const part = door.closest("section");
    const late = part.querySelector("[data-late]");
    if (late) late.hidden = [...part.querySelectorAll("[data-visit]")].every(pressed);
  }

  function goOn(visit) {
    const door = doorOf(visit);
    if (!door) return;
    door.querySelector("details").open = false;
    const next = [...document.querySelectorAll("[data-visit]")].find((each) => !each.dataset.state);
    if (next) next.querySelector("details").open = true;
    // this door became small: without this, what was kept is above what one sees
    door.scrollIntoView({ block: "nearest" });
  }

  function tell(row, answer) {
    mark(row.visit, answer.state, answer.words);
    if (answer.state === "refused" && !doorOf(row.visit)) {
      const line = document.createElement("p");
      line.textContent = answer.words;
      document.querySelector("[data-refused]").append(line);
    }
    // the round is another one now. Fetching it on a weak line could lose this page: who walks says when
    if (answer.state === "kept" && row.press.startsWith("later")) {
      document.querySelector("[data-fresh]").hidden = false;
    }
  }

  async function send(row) {
    const body = new URLSearchParams({
      csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value,
      press: row.press,
      sent_key: row.sent_key,
      // how long ago, not when: a phone whose clock is wrong still has a good stopwatch
      seconds_ago: Math.max(0, Math.round((Date.now() - row.at) / 1000)),
      note: notes.get(row.sent_key) ?? "",
    });
    const answer = await fetch(`${said.address}/${row.visit}`, {
      method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual",
    });
    if (answer.status >= 500) throw new Failed();
    const words = answer.headers.get("Content-Type") ?? "";
    // a page instead of words: the session is over, or asks for a code
    if (!words.startsWith("application/json")) throw new Closed();
    const told = await answer.json();
    // somebody else has the household now: nothing can be kept here any more
    return answer.status === 403 || answer.status === 404 ? { ...told, words: said.gone } : told;
  }

  // whether a press is done with; false when it must be tried again, with what followed at that door
  async function settle(row) {
    let answer;
    try {
      answer = await send(row);
    } catch (problem) {
      if (!(problem instanceof Failed)) throw problem;
      failed.set(row.sent_key, (failed.get(row.sent_key) ?? 0) + 1);
      return false;
    }
    closed = false;
    notes.delete(row.sent_key);
    failed.delete(row.sent_key);
    store(waiting().filter((each) => each.sent_key !== row.sent_key));
    tell(row, answer);
    return true;
  }

  async function sendAll() {
    if (busy) return;
    busy = true;
    try {
      const later = new Set();
      const next = () => waiting().find((each) => !later.has(each.visit));
      for (let row = next(); row; row = next()) {
        if (!(await settle(row))) later.add(row.visit);
      }
    } catch (problem) {
      closed = problem instanceof Closed;
    } finally {
      busy = false;
      show();
      // a note is for nobody else's eyes: it never stays on the phone
      notes.forEach((_, key) => {
        const row = waiting().find((each) => each.sent_key === key);
        if (row) mark(row.visit, "waits", said.noteLost);
      });
      notes.clear();
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-door]") || !event.submitter) return;
    const met = event.submitter.value === "appointment" ? form.elements.meet_on?.value : "";
    const row = {
      sent_key: form.elements.sent_key.value,
      visit: form.dataset.door,
      press: met ? `appointment|${met}` : event.submitter.value,
      at: Date.now(),
    };
    try {
      store([...waiting(), row]);
    } catch {
      return; // nothing can be kept here: the form goes as it is
    }
    event.preventDefault();
    const note = form.elements.note?.value.trim();
    if (note) notes.set(row.sent_key, note);
    mark(row.visit, "waits", said.kept);
    goOn(row.visit);
    sendAll();
  });

  window.addEventListener("online", sendAll);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) sendAll(); });
  setInterval(() => { if (waiting().length) sendAll(); }, AGAIN_AFTER);
  show();
  sendAll();
})();
