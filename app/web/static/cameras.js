// The camera layers, exactly as the rules in force publish them to agencies: heat by shade up to a zoom, pale
// circles from there; or counts as numbers in outlined cells, summed up further out; or bare points. Where the rules
// publish nothing there is nothing to draw.

import { TileLayer, boundsOf, followScheme, getJson, palette } from "./map.js";

const EMPTY = { type: "FeatureCollection", features: [] };

function heat(colour) {
  return {
    type: "fill",
    paint: {
      "fill-color": ["match", ["get", "shade"], 1, colour("heat-1"), 2, colour("heat-2"), 3, colour("heat-3"), colour("heat-4")],
      "fill-opacity": ["interpolate", ["linear"], ["zoom"], 10, 1, 13, 0.75],
    },
  };
}

function circles(colour) {
  return {
    type: "circle",
    paint: {
      "circle-radius": ["interpolate", ["linear"], ["zoom"], 13, 5, 16, 13, 19, 44],
      "circle-color": colour("circle"),
      "circle-opacity": 0.28,
      "circle-stroke-color": colour("circle"),
      "circle-stroke-width": 1,
      "circle-stroke-opacity": 0.7,
    },
  };
}

function cells(colour) {
  return { type: "line", paint: { "line-color": colour("circle"), "line-width": 1.5, "line-opacity": 0.8 } };
}

function points(colour) {
  return {
    type: "circle",
    paint: {
      "circle-radius": ["interpolate", ["linear"], ["zoom"], 10, 1.5, 14, 3.5, 18, 8],
      "circle-color": colour("circle"),
      "circle-opacity": 0.9,
    },
  };
}

const DRAWN = { heat, circles, counts: cells, sums: cells, points };
const THEMED = [
  ["circles", "circle-color", "circle"],
  ["circles", "circle-stroke-color", "circle"],
  ["counts", "line-color", "circle"],
  ["sums", "line-color", "circle"],
  ["points", "circle-color", "circle"],
];

/** Write the numbers of cells in their middle: text in the map itself would need fonts from elsewhere. */
function numbering(map) {
  let markers = [];
  return (features) => {
    for (const marker of markers) marker.remove();
    markers = features.map((feature) => {
      const element = document.createElement("span");
      element.className = "count-label";
      element.textContent = feature.properties.count;
      const [[west, south], [east, north]] = boundsOf(feature.geometry.coordinates[0]);
      return new maplibregl.Marker({ element }).setLngLat([(west + east) / 2, (south + north) / 2]).addTo(map);
    });
  };
}

const NUMBERED = ["counts", "sums"];

export async function showCameras(map, api) {
  const { ok, body: index } = await getJson(`${api}/officer/map`);
  if (!ok) return [];
  const colour = palette();
  const shown = index.layers.map((layer) => {
    map.addSource(layer.name, { type: "geojson", data: EMPTY });
    const style = DRAWN[layer.name](colour);
    const under = layer.name === "heat" ? "outlines" : undefined;
    map.addLayer({ id: layer.name, source: layer.name, minzoom: layer.from_zoom, maxzoom: layer.to_zoom, ...style }, under);
    const tiles = index.tiles.filter((tile) => tile.layer === layer.name);
    const zooms = [layer.from_zoom, layer.to_zoom];
    const label = NUMBERED.includes(layer.name) ? numbering(map) : undefined;
    return new TileLayer(map, layer.name, `${api}/officer/map/tiles`, tiles, zooms, label);
  });
  followScheme(map, THEMED);
  await Promise.all(shown.map((layer) => layer.look()));
  return index.layers;
}
