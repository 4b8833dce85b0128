/* SPDX-License-Identifier: EUPL-1.2
 * Tries one call of the interface. The access stays in this page and is gone when it closes.
 */
"use strict";

let access = "";

const said = (place, text) => { place.textContent = text; };
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

document.querySelector("[data-access]").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const told = form.querySelector("[data-access-said]");
  const words = new URLSearchParams({ grant_type: "client_credentials" });
  words.set("client_id", form.client_id.value.trim());
  words.set("client_secret", form.client_secret.value.trim());
  if (form.place.value.trim()) words.set("scope", `gemeente:${form.place.value.trim()}`);
  try {
    const answer = await fetch(form.action, { method: "POST", body: words, credentials: "omit" });
    const found = await answer.json();
    access = found.access_token || "";
    said(told, access ? told.dataset.good : `${told.dataset.bad} ${found.error_description || found.detail || ""}`);
    if (access) form.client_secret.value = "";
  } catch {
    said(told, told.dataset.bad);
  }
});

const calling = document.querySelector("[data-call]");
if (calling.kenmerk) calling.kenmerk.value = self.crypto.randomUUID ? crypto.randomUUID() : String(Date.now());

const address = () => {
  let path = calling.dataset.path;
  const query = new URLSearchParams();
  calling.querySelectorAll("[data-in]").forEach((field) => {
    const value = field.value.trim();
    if (field.dataset.in === "path") path = path.replace(`{${field.name}}`, encodeURIComponent(value));
    else if (value) query.set(field.name, value);
  });
  return query.size ? `${path}?${query}` : path;
};

calling.addEventListener("submit", async (event) => {
  event.preventDefault();
  const method = calling.dataset.method;
  const headers = { Accept: "application/json" };
  if (access) headers.Authorization = `Bearer ${access}`;
  let body;
  if (method === "POST") {
    headers["Content-Type"] = "application/json";
    if (calling.kenmerk.value) headers["Idempotency-Key"] = calling.kenmerk.value;
    body = calling.inhoud.value;
  }
  const parts = Object.entries(headers).map(([name, value]) =>
    `-H ${quoted(`${name}: ${name === "Authorization" ? "Bearer …" : value}`)}`);
  if (body) parts.push(`-d ${quoted(body)}`);
  said(document.querySelector("[data-asked]"),
    `curl -X ${method} ${parts.join(" ")} ${quoted(calling.dataset.base + address())}`);
  const place = document.querySelector("[data-answer]");
  try {
    const answer = await fetch(address(), { method, headers, body, credentials: "omit" });
    let text = await answer.text();
    try { text = JSON.stringify(JSON.parse(text), null, 2); } catch { /* not JSON: as it came */ }
    const told = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    said(place, `${answer.status}\n${told}\n\n${text}`);
  } catch (problem) {
    said(place, String(problem));
  }
});
