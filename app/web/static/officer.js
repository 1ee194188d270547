// The officer's desk: the map beside the request form. The form also works alone; this keeps the two in step.

import { showCameras } from "./cameras.js";
import { Drawing } from "./drawing.js";
import { boundsOf, getJson, makeMap, sayReady } from "./map.js";

const element = document.querySelector('[data-map="officer"]');
const form = document.querySelector("[data-request]");
const tools = document.querySelector("[data-tools]");
const size = document.querySelector("[data-size]");
const reasons = document.querySelector("[data-reasons]");
const rows = [...document.querySelectorAll("[data-incident]")];
const { api, csrf } = element.dataset;
const field = (name) => form.elements.namedItem(name);
const button = (act) => tools.querySelector(`[data-act="${act}"]`);

function say(text, kind = "") {
  size.textContent = text;
  size.className = kind;
}

function readArea() {
  try {
    const area = JSON.parse(field("area").value);
    return area?.type === "Polygon" && Array.isArray(area.coordinates?.[0]) ? area : null;
  } catch {
    return null;
  }
}

const json = { "content-type": "application/json", "x-csrf-token": csrf };
let asked = 0;

/** Ask how large the area is and whether the rules allow it; only the newest question's answer is shown. */
async function checkSize(area) {
  const mine = ++asked;
  if (!area) return say("No area yet.");
  const body = JSON.stringify({ area });
  const answer = await getJson(`${api}/officer/area-checks`, { method: "POST", headers: json, body }).catch(() => null);
  if (mine !== asked) return undefined;
  if (answer?.ok) {
    const { area_sq_mi: sqMi, max_area_sq_mi: most } = answer.body;
    return say(`${sqMi.toFixed(3)} square miles; at most ${most} allowed.`, "yes");
  }
  return say(words(answer).join(" "), "no");
}

/** Put a refusal, or whatever else came back, into words. */
function words(answer) {
  const { reasons: given, fields, detail } = answer?.body ?? {};
  if (given?.length) return given.map((reason) => reason.text);
  if (fields?.length) return fields.map((fault) => `${fault.field.replace("body.", "")}: ${fault.fault}`);
  return [detail ?? "The portal cannot be reached. Nothing was filed; try again."];
}

function setButtons(drawing) {
  const none = drawing.corners.length === 0;
  button("undo").disabled = none;
  button("clear").disabled = none;
  button("square").disabled = !field("incident_id").value;
}

function showDrawing(drawing) {
  const draw = button("draw");
  draw.setAttribute("aria-pressed", String(drawing.active));
  draw.textContent = drawing.active ? "Done" : "Draw an area";
}

function connectTools(drawing) {
  button("draw").addEventListener("click", () => {
    drawing.start(!drawing.active);
    showDrawing(drawing);
    if (drawing.active && drawing.corners.length === 0) say("Click the corners of the area; click the first again to finish.");
  });
  button("undo").addEventListener("click", () => drawing.undo());
  button("clear").addEventListener("click", () => drawing.clear());
  button("square").addEventListener("click", () => {
    const row = rows.find((one) => one.dataset.incident === field("incident_id").value);
    if (row) takeArea(drawing, JSON.parse(row.dataset.area));
  });
  tools.hidden = false;
}

function takeArea(drawing, area) {
  field("area").value = JSON.stringify(area);
  drawing.take(area);
  drawing.map.fitBounds(boundsOf(area.coordinates[0]), { padding: 60, duration: 0, maxZoom: 16 });
  setButtons(drawing);
  checkSize(area);
}

/** Jump to the houses of a street, where the rules let officers search by address. */
function connectSearch(map) {
  const search = document.querySelector("[data-search]");
  if (!search) return;
  const said = search.querySelector("output");
  search.hidden = false;
  search.addEventListener("submit", async (event) => {
    event.preventDefault();
    const block = search.elements.namedItem("block").value.trim();
    const body = JSON.stringify({ street: search.elements.namedItem("street").value, block: block ? Number(block) : null });
    const answer = await getJson(`${api}/officer/address-searches`, { method: "POST", headers: json, body }).catch(() => null);
    if (!answer?.ok) return void (said.textContent = words(answer).join(" "));
    const places = answer.body.houses.map((house) => [house.lon, house.lat]);
    said.textContent = places.length ? `${places.length} houses.` : "No such address on the list.";
    if (places.length) map.fitBounds(boundsOf(places), { padding: 60, duration: 0, maxZoom: 18 });
  });
}

function addPins(map, choose) {
  return new Map(rows.map((row) => {
    const { incident, category, case: number, lon, lat } = row.dataset;
    const pin = document.createElement("button");
    pin.type = "button";
    const holder = document.createElement("div");
    pin.className = "pin";
    pin.title = `${category}, ${number}`;
    pin.setAttribute("aria-label", `Choose the incident ${category}, case ${number}`);
    pin.addEventListener("click", (event) => {
      event.stopPropagation();
      choose(incident);
    });
    holder.append(pin);
    new maplibregl.Marker({ element: holder, anchor: "bottom" }).setLngLat([Number(lon), Number(lat)]).addTo(map);
    return [incident, pin];
  }));
}

/** The map and what is drawn on it; null until it is loaded, and the form works without. */
let shown = null;

/** Mark an incident as chosen and fill in what a request about it needs; what was typed otherwise stays. */
function choose(incident, { fill = true } = {}) {
  for (const row of rows) row.classList.toggle("is-chosen", row.dataset.incident === incident);
  const row = rows.find((one) => one.dataset.incident === incident);
  field("incident_id").value = incident;
  if (row && fill) {
    field("case_number").value = row.dataset.case;
    field("window_from").value = row.dataset.from;
    field("window_to").value = row.dataset.to;
  }
  showChosen(row);
}

function showChosen(row) {
  if (!shown) return;
  const { map, pins, drawing } = shown;
  for (const [id, pin] of pins) pin.classList.toggle("is-chosen", id === row?.dataset.incident);
  if (row) map.easeTo({ center: [Number(row.dataset.lon), Number(row.dataset.lat)], zoom: Math.max(map.getZoom(), 14.5), duration: 0 });
  setButtons(drawing);
}

function showReasons(texts, heading = "Not filed") {
  const box = document.createElement("div");
  box.className = "reasons";
  box.setAttribute("role", "alert");
  const title = document.createElement("h3");
  title.textContent = heading;
  const list = document.createElement("ul");
  for (const text of texts) list.append(Object.assign(document.createElement("li"), { textContent: text }));
  box.append(title, list);
  reasons.replaceChildren(box);
  box.scrollIntoView({ block: "nearest" });
}

function draft() {
  const typed = Object.fromEntries(["incident_id", "case_number", "contact", "message"].map((name) => [name, field(name).value]));
  const moment = (name) => (field(name).value ? `${field(name).value}Z` : null);
  const further = [...form.querySelectorAll("input[name^='further-']:checked")].map((box) => box.name.slice("further-".length));
  return { ...typed, further_incident_ids: further, area: readArea(), window_from: moment("window_from"), window_to: moment("window_to") };
}

async function file(event) {
  event.preventDefault();
  const typed = draft();
  if (!typed.area) return showReasons(["Draw an area on the map, or write it as a GeoJSON polygon."], "Something is missing");
  const press = form.querySelector("button.primary");
  press.disabled = true;
  const headers = { ...json, "idempotency-key": field("idempotency_key").value };
  const answer = await getJson(`${api}/officer/requests`, { method: "POST", headers, body: JSON.stringify(typed) }).catch(() => null);
  press.disabled = false;
  if (answer?.ok) return location.assign(`${form.dataset.home}/${encodeURIComponent(answer.body.id)}`);
  return showReasons(words(answer));
}

function showZoom(map) {
  const place = document.querySelector("[data-zoom]");
  if (place) place.textContent = `now at zoom ${map.getZoom().toFixed(1)}`;
}

/** Make the form work before, and without, the map. */
function connectForm() {
  field("incident_id").addEventListener("change", (event) => choose(event.target.value));
  for (const row of rows) {
    row.querySelector("a").addEventListener("click", (event) => {
      event.preventDefault();
      choose(row.dataset.incident);
      element.scrollIntoView({ block: "nearest" });
    });
  }
  form.addEventListener("submit", file);
  if (field("incident_id").value) choose(field("incident_id").value, { fill: !field("window_from").value });
}

function makeDrawing(map) {
  const changed = (area) => {
    field("area").value = area ? JSON.stringify(area) : "";
    setButtons(drawing);
    checkSize(area);
  };
  const drawing = new Drawing(map, changed, () => showDrawing(drawing));
  return drawing;
}

async function begin() {
  connectForm();
  const map = await makeMap(element);
  await showCameras(map, api);
  const drawing = makeDrawing(map);
  const pins = addPins(map, (incident) => !drawing.active && choose(incident));
  shown = { map, pins, drawing };
  connectTools(drawing);
  connectSearch(map);
  field("area").addEventListener("change", () => {
    drawing.take(readArea());
    setButtons(drawing);
    checkSize(readArea());
  });
  map.on("moveend", () => showZoom(map));
  showZoom(map);
  showChosen(rows.find((one) => one.dataset.incident === field("incident_id").value));
  if (readArea()) takeArea(drawing, readArea());
  await sayReady(map);
}

await begin();
