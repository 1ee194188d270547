// The truth view: every camera at its exact place. Only the researcher's page loads this.

import { followScheme, getJson, makeMap, palette, sayReady } from "./map.js";

const element = document.querySelector('[data-map="truth"]');
const map = await makeMap(element);
const { body: truth } = await getJson(`${element.dataset.api}/lab/truth`);
const colour = palette();
map.addSource("truth", { type: "geojson", data: truth });
map.addLayer({
  id: "truth",
  type: "circle",
  source: "truth",
  paint: {
    "circle-radius": ["interpolate", ["linear"], ["zoom"], 10, 1.5, 14, 3.5, 18, 8],
    "circle-color": colour("truth"),
    "circle-opacity": ["case", ["get", "opted_out"], 0.1, 0.85],
    "circle-stroke-color": colour("truth"),
    "circle-stroke-width": ["case", ["get", "opted_out"], 2, 0],
  },
});
followScheme(map, [["truth", "circle-color", "truth"], ["truth", "circle-stroke-color", "truth"]]);
await sayReady(map);
