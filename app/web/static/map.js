// The base map, out of published tiles: houses and blocks, nothing else. Tiles are fetched for the view only and
// kept for as long as the page is open; the browser checks their entity tags itself.

const OUTLINES_FROM = 13.5;
const EMPTY = { type: "FeatureCollection", features: [] };

/** Read the palette from the style sheet, so that the map follows the page's colours. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

export async function getJson(address, options = {}) {
  const answer = await fetch(address, { credentials: "same-origin", ...options });
  const body = await answer.json().catch(() => ({}));
  return { ok: answer.ok, status: answer.status, body };
}

function touches(tile, view) {
  const [west, south, east, north] = tile.bounds;
  return west <= view.getEast() && east >= view.getWest() && south <= view.getNorth() && north >= view.getSouth();
}

/** One layer of tiles, shown as one GeoJSON source. */
export class TileLayer {
  constructor(map, source, address, tiles, zooms, label = () => {}) {
    Object.assign(this, { map, source, address, tiles, zooms, label });
    this.kept = new Map();
    this.shown = "";
    this.look = this.look.bind(this);
    map.on("moveend", this.look);
  }

  wanted() {
    const zoom = this.map.getZoom();
    if (zoom < this.zooms[0] || zoom >= this.zooms[1]) return [];
    const view = this.map.getBounds();
    return this.tiles.filter((tile) => touches(tile, view));
  }

  async look() {
    const wanted = this.wanted();
    if (wanted.length === 0) return this.label([]);
    await Promise.all(wanted.map((tile) => this.fetch(tile.id)));
    const ids = wanted.map((tile) => tile.id).filter((id) => this.kept.get(id));
    const key = ids.join();
    if (this.wanted().length === 0) return this.label([]);
    const features = ids.flatMap((id) => this.kept.get(id).features);
    this.label(features);
    if (key === this.shown) return;
    this.shown = key;
    this.map.getSource(this.source).setData({ type: "FeatureCollection", features });
  }

  async fetch(id) {
    if (this.kept.has(id)) return;
    this.kept.set(id, null);
    const { ok, body } = await getJson(`${this.address}/${id}`).catch(() => ({ ok: false }));
    if (ok) this.kept.set(id, body);
    else this.kept.delete(id);
  }
}

function baseStyle(colour) {
  return {
    version: 8,
    sources: {
      blocks: { type: "geojson", data: EMPTY },
      outlines: { type: "geojson", data: EMPTY },
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": colour("map-ground") } },
      {
        id: "blocks",
        type: "line",
        source: "blocks",
        layout: { "line-cap": "round" },
        paint: {
          "line-color": colour("map-block"),
          "line-width": ["interpolate", ["linear"], ["zoom"], 10, 0.8, 13, 2, 15, 5],
          "line-opacity": ["interpolate", ["linear"], ["zoom"], 14, 1, 15, 0.35],
        },
      },
      {
        id: "outlines",
        type: "fill",
        source: "outlines",
        minzoom: OUTLINES_FROM,
        paint: { "fill-color": colour("map-house"), "fill-outline-color": colour("map-edge") },
      },
    ],
  };
}

const THEMED = [
  ["ground", "background-color", "map-ground"],
  ["blocks", "line-color", "map-block"],
  ["outlines", "fill-color", "map-house"],
  ["outlines", "fill-outline-color", "map-edge"],
];

/** Recolour layers when the reader's colour scheme changes. */
export function followScheme(map, themed) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    const colour = palette();
    for (const [layer, property, name] of themed) {
      if (map.getLayer(layer)) map.setPaintProperty(layer, property, colour(name));
    }
  });
}

/** Return the corners of what is drawn: the finest tiles hug the town more closely than the index's own bounds. */
function extent(index) {
  const fine = index.tiles.filter((tile) => tile.layer === "outlines").map((tile) => tile.bounds);
  const boxes = fine.length ? fine : [index.bounds];
  return boundsOf(boxes.flatMap(([west, south, east, north]) => [[west, south], [east, north]]));
}

/** Make a map in an element and load the base map into it; resolves when its style stands. */
export async function makeMap(element, options = {}) {
  const api = element.dataset.api;
  const { body: index } = await getJson(`${api}/public/base-map`);
  const map = new maplibregl.Map({
    container: element,
    style: baseStyle(palette()),
    bounds: options.bounds ?? extent(index),
    fitBoundsOptions: { padding: options.padding ?? 12 },
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    ...options.map,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibregl.ScaleControl({ unit: "imperial" }), "bottom-left");
  element.glassporchMap = map;
  await map.once("load");
  const of = (layer) => index.tiles.filter((tile) => tile.layer === layer);
  const tiles = `${api}/public/base-map/tiles`;
  const layers = [
    new TileLayer(map, "blocks", tiles, of("blocks"), [0, 24]),
    new TileLayer(map, "outlines", tiles, of("outlines"), [OUTLINES_FROM, 24]),
  ];
  followScheme(map, THEMED);
  await Promise.all(layers.map((layer) => layer.look()));
  return map;
}

/** Say on the map that it is drawn, so that "Loading" goes, and on the document, for tests and pictures. */
export async function sayReady(map) {
  if (!map.loaded() || map.isMoving()) await map.once("idle");
  map.getContainer().dataset.state = "ready";
  document.documentElement.dataset.ready = "map";
}

/** Show an area, and return its bounds. */
export function showArea(map, area) {
  const colour = palette();
  map.addSource("area", { type: "geojson", data: area });
  map.addLayer({ id: "area-fill", type: "fill", source: "area", paint: { "fill-color": colour("area"), "fill-opacity": 0.14 } });
  map.addLayer({ id: "area-line", type: "line", source: "area", paint: { "line-color": colour("area"), "line-width": 2.5 } });
  followScheme(map, [["area-fill", "fill-color", "area"], ["area-line", "line-color", "area"]]);
}

export function boundsOf(ring) {
  const lons = ring.map((place) => place[0]);
  const lats = ring.map((place) => place[1]);
  return [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
}
