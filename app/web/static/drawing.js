// Drawing an area by its corners. It holds one ring and tells whoever listens when the ring changes.

import { palette, showArea } from "./map.js";

const CLOSES_PX = 10;
const SAME_PX = 4;
/** How long a double click takes: the one that finishes a drawing must not zoom the map as well. */
const DOUBLE_MS = 500;
const EMPTY = { type: "FeatureCollection", features: [] };

function asPolygon(corners) {
  return corners.length < 3 ? null : { type: "Polygon", coordinates: [[...corners, corners[0]]] };
}

function asLine(corners) {
  const kind = corners.length > 1 ? "LineString" : "MultiPoint";
  return { type: kind, coordinates: corners };
}

export class Drawing {
  constructor(map, onChange, onDone) {
    Object.assign(this, { map, onChange, onDone });
    this.corners = [];
    this.active = false;
    showArea(map, EMPTY);
    map.addSource("corners", { type: "geojson", data: EMPTY });
    const colour = palette()("area");
    map.addLayer({ id: "corners", type: "circle", source: "corners", paint: { "circle-radius": 5, "circle-color": colour, "circle-stroke-color": "#fff", "circle-stroke-width": 1.5 } });
    map.on("click", (event) => this.active && this.press(event));
    map.on("dblclick", () => this.active && this.finish());
  }

  /** Add a corner, unless the click closes the area at its first corner or falls on the corner before. */
  press({ point, lngLat }) {
    const near = (corner, pixels) => corner && this.map.project(corner).dist(point) <= pixels;
    if (this.corners.length >= 3 && near(this.corners[0], CLOSES_PX)) this.finish();
    else if (!near(this.corners.at(-1), SAME_PX)) this.add(lngLat);
  }

  finish() {
    if (this.corners.length < 3) return;
    this.start(false);
    this.onDone();
  }

  start(active) {
    this.active = active;
    this.map.getCanvas().style.cursor = active ? "crosshair" : "";
    if (active) this.map.doubleClickZoom.disable();
    else setTimeout(() => this.active || this.map.doubleClickZoom.enable(), DOUBLE_MS);
  }

  add({ lng, lat }) {
    this.set([...this.corners, [Number(lng.toFixed(6)), Number(lat.toFixed(6))]]);
  }

  undo() {
    this.set(this.corners.slice(0, -1));
  }

  clear() {
    this.set([]);
  }

  /** Take an area from elsewhere (a suggestion, or typed text) without telling anybody. */
  take(polygon) {
    const ring = polygon?.coordinates?.[0];
    this.corners = Array.isArray(ring) ? ring.slice(0, -1).map(([lon, lat]) => [lon, lat]) : [];
    this.show();
  }

  set(corners) {
    this.corners = corners;
    this.show();
    this.onChange(asPolygon(corners));
  }

  show() {
    const polygon = asPolygon(this.corners);
    this.map.getSource("area").setData(polygon ?? (this.corners.length ? asLine(this.corners) : EMPTY));
    this.map.getSource("corners").setData({ type: "MultiPoint", coordinates: this.corners });
  }
}
