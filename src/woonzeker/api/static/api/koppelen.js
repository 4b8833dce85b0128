/* SPDX-License-Identifier: EUPL-1.2
 * Tries the calls of the interface. The access stays in this page and is gone when it closes.
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

/* a mark for each call that changes something, and a new one for other words; never over one's own */
const renew = (form) => {
  const field = form.querySelector("[data-key]");
  if (!field || field.value !== field.defaultValue) return;
  field.defaultValue = self.crypto.randomUUID ? crypto.randomUUID() : String(Date.now());
  field.value = field.defaultValue;
};

const address = (form) => {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  form.querySelectorAll("[data-in]").forEach((field) => {
    const value = field.value.trim();
    if (field.dataset.in === "path") path = path.replace(`{${field.name}}`, encodeURIComponent(value));
    else if (value) query.set(field.name, value);
  });
  return query.size ? `${path}?${query}` : path;
};

const request = (form) => {
  const method = form.dataset.method;
  const headers = { Accept: "application/json" };
  if (access) headers.Authorization = `Bearer ${access}`;
  if (method !== "POST") return { method, headers, credentials: "omit" };
  headers["Content-Type"] = "application/json";
  const key = form.querySelector("[data-key]").value;
  if (key) headers["Idempotency-Key"] = key;
  return { method, headers, body: form.querySelector("[data-body]").value, credentials: "omit" };
};

const curl = (form, { method, headers, body }) => {
  const parts = Object.entries(headers).map(([name, value]) =>
    `-H ${quoted(`${name}: ${name === "Authorization" ? "Bearer …" : value}`)}`);
  if (body) parts.push(`-d ${quoted(body)}`);
  return `curl -X ${method} ${parts.join(" ")} ${quoted(form.dataset.base + address(form))}`;
};

const refused = () => {
  const told = document.querySelector("[data-access-said]");
  if (access) said(told, told.dataset.gone);
  access = "";
};

document.querySelectorAll("[data-call]").forEach((form) => {
  const part = form.closest("details");
  const place = part.querySelector("[data-answer]");
  renew(form);
  form.querySelector("[data-body]")?.addEventListener("input", () => renew(form));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const sent = request(form);
    said(part.querySelector("[data-asked]"), curl(form, sent));
    try {
      const answer = await fetch(address(form), sent);
      if (answer.status === 401) refused();
      let text = await answer.text();
      try { text = JSON.stringify(JSON.parse(text), null, 2); } catch { /* not JSON: as it came */ }
      const told = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
      said(place, `${answer.status}\n\n${text}\n\n${told}`);
    } catch (problem) {
      said(place, String(problem));
    }
  });
});
