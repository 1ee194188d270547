// The camera layers, exactly as the rules in force publish them to agencies: heat by shade up to a zoom, pale
// circles from there. Where the rules publish nothing there is nothing to draw.

import { TileLayer, followScheme, getJson, palette } from "./map.js";

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

const DRAWN = { heat, circles };

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
    return new TileLayer(map, layer.name, `${api}/officer/map/tiles`, tiles, [layer.from_zoom, layer.to_zoom]);
  });
  followScheme(map, [["circles", "circle-color", "circle"], ["circles", "circle-stroke-color", "circle"]]);
  await Promise.all(shown.map((layer) => layer.look()));
  return index.layers;
}
