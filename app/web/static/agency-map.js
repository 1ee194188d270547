// Lets the map of agencies be played through its days. The page says everything without it: a day can be asked by form.

const DAY_MS = 86_400_000;
const FRAME_MS = 180;
const STEP_DAYS = 7;

const part = (name) => document.querySelector(`[data-map="${name}"]`);
const drawing = part("drawing");

const dayOf = (text) => Date.parse(`${text}T00:00:00Z`) / DAY_MS;
const textOf = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

function pointOf(agency) {
  const point = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = `${agency.agency}, ${agency.state}, ${agency.counts_from}`;
  point.append(title);
  point.setAttribute("class", "partner");
  point.setAttribute("cx", agency.x);
  point.setAttribute("cy", agency.y);
  point.setAttribute("r", 2.6);
  return point;
}

function shadeStates(counts) {
  const steps = drawing.dataset.steps.split(" ").map(Number);
  for (const state of drawing.querySelectorAll("[data-state]")) {
    const code = state.dataset.state;
    const count = counts.get(code) ?? 0;
    const rate = state.dataset.inhabitants ? (count * 1e6) / Number(state.dataset.inhabitants) : null;
    const value = drawing.dataset.by === "head" ? (rate ?? 0) : count;
    state.setAttribute("class", `state shade-${steps.filter((step) => value >= step).length}`);
    state.querySelector("title").textContent = state.querySelector("title").textContent.replace(/\d+$/, String(count));
    document.querySelector(`[data-count="${code}"]`).textContent = String(count);
    if (rate !== null) document.querySelector(`[data-rate="${code}"]`).textContent = rate.toFixed(2);
  }
}

function nameFiles(day) {
  for (const link of document.querySelectorAll('[data-map="file"]')) {
    link.href = link.getAttribute("href").replace(/\/days\/[\d-]+\//, `/days/${day}/`);
    link.download = link.download.replace(/[\d-]{10}/, day);
  }
}

function showDay(agencies, day) {
  const counts = new Map();
  for (const agency of agencies) {
    const countsByNow = agency.day <= day;
    if (agency.point) agency.point.toggleAttribute("hidden", !countsByNow);
    if (countsByNow) counts.set(agency.state, (counts.get(agency.state) ?? 0) + 1);
  }
  shadeStates(counts);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  part("count").textContent = total.toLocaleString("en-US");
  part("of").textContent = textOf(day);
  part("early").hidden = day >= dayOf(drawing.dataset.begins);
  drawing.setAttribute("aria-label", drawing.getAttribute("aria-label").replace(/^.*?;/, `${total} agencies on ${textOf(day)};`));
  nameFiles(textOf(day));
  part("day").textContent = `${textOf(day)}: ${total.toLocaleString("en-US")}`;
}

function play(slider, show) {
  const button = part("play");
  let timer = null;
  const stop = () => {
    clearInterval(timer);
    timer = null;
    button.textContent = "Play";
    button.setAttribute("aria-pressed", "false");
  };
  button.addEventListener("click", () => {
    if (timer !== null) return stop();
    if (slider.value === slider.max) slider.value = slider.min;
    button.textContent = "Pause";
    button.setAttribute("aria-pressed", "true");
    timer = setInterval(() => {
      slider.value = String(Number(slider.value) + STEP_DAYS);
      show();
      if (slider.value === slider.max) stop();
    }, FRAME_MS);
  });
}

async function begin() {
  const answer = await fetch(drawing.dataset.from, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) return;
  const map = await answer.json();
  if (!map.agencies.length) return;
  const agencies = map.agencies.map((agency) => ({
    state: agency.state,
    day: dayOf(agency.counts_from),
    point: agency.x === null ? null : pointOf(agency),
  }));
  part("points").replaceChildren(...agencies.flatMap((agency) => agency.point ?? []));
  const slider = document.getElementById("slider");
  slider.min = String(Math.min(...agencies.map((agency) => agency.day)));
  slider.max = String(dayOf(map.today));
  slider.value = String(dayOf(drawing.dataset.day));
  const show = () => showDay(agencies, Number(slider.value));
  slider.addEventListener("input", show);
  play(slider, show);
  part("timeline").hidden = false;
  show();
}

if (drawing) await begin();
