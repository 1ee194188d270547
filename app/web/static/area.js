// A small map of an area that was asked about.

import { boundsOf, makeMap, sayReady, showArea } from "./map.js";

for (const element of document.querySelectorAll('[data-map="area"]')) {
  const area = JSON.parse(element.dataset.area);
  const map = await makeMap(element, {
    bounds: boundsOf(area.coordinates[0]),
    padding: 36,
    map: { cooperativeGestures: true },
  });
  showArea(map, area);
  await sayReady(map);
}
