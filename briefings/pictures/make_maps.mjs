// Draws the locator maps of the briefings.
//
//   cd "$(mktemp -d)" && npm init -y && npm i world-atlas@2 topojson-client@3 topojson-simplify@3 d3-geo@3
//   cp BRIEFINGS/pictures/make_maps.mjs . && node make_maps.mjs BRIEFINGS/pictures
//
// The outlines are Natural Earth's at 1:50 m (public domain), as packed by world-atlas. The packages are needed only
// here, the maps that the script writes are kept beside it. Everything is in slide units: a picture that is
// 806 x 1080 fills the picture side of a split slide, 1920 x 1080 a whole slide. The same packages give the same bytes.

import {readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {resolve} from "node:path";
import {feature, mesh} from "topojson-client";
import {presimplify, simplify, sphericalTriangleArea} from "topojson-simplify";
import {geoAzimuthalEqualArea, geoAzimuthalEquidistant, geoConicEqualArea, geoContains, geoGraticule, geoPath} from "d3-geo";

const folder = process.argv[2] ?? ".";
const need = createRequire(import.meta.url);
const atlas =
    presimplify(JSON.parse(readFileSync(need.resolve("world-atlas/countries-50m.json"), "utf8")), sphericalTriangleArea);

const light = {
  sea: "#F2EFE8", land: "#DAD5CA", border: "#FCFBF8", grid: "#E4E0D6", ink: "#16202B", muted: "#5F6B78",
  accent: "#12355B", onAccent: "#FCFBF8", tint: "#9FB0C2", hot: "#B3261E", rose: "#E3B5AF"
};
const dark = {
  sea: "#0F1B2A", land: "#2F4660", border: "#0F1B2A", grid: "#182A3F", ink: "#F3F1EA", muted: "#93A3B5",
  accent: "#8FB8E8", onAccent: "#0F1B2A", tint: "#5F82AA", hot: "#F08A7E", rose: "#7C4A52"
};

// The members of the alliance in 2014.
const nato = [
  "Albania", "Belgium", "Bulgaria", "Canada", "Croatia", "Czechia", "Denmark", "Estonia", "France", "Germany", "Greece",
  "Hungary", "Iceland", "Italy", "Latvia", "Lithuania", "Luxembourg", "Netherlands", "Norway", "Poland", "Portugal",
  "Romania", "Slovakia", "Slovenia", "Spain", "Turkey", "United Kingdom", "United States of America"
];

// Natural Earth gives the peninsula to the power that holds it; no ally recognises that, so it is drawn as Ukraine's.
function give_crimea_to_ukraine(countries) {
  const named = name => countries.find(country => country.properties.name === name);
  const russia = named("Russia").geometry;
  const ukraine = named("Ukraine").geometry;
  const at = russia.coordinates.findIndex(
      polygon => geoContains({type: "Polygon", coordinates: polygon}, [34.2, 45.2]));
  if (at < 0) throw new Error("no polygon of its own for Crimea");
  const [polygon] = russia.coordinates.splice(at, 1);
  if (ukraine.type === "Polygon") {
    ukraine.type = "MultiPolygon";
    ukraine.coordinates = [ukraine.coordinates];
  }
  ukraine.coordinates.push(polygon);
  return {type: "Polygon", coordinates: polygon};
}

const escaped = text => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const rounded = value => Math.round(value * 10) / 10;

class LocatorMap {
  // Corners of less than `detail` square units are cut, on both sides of a border alike.
  constructor({width, height, projection, colours, title, detail = 0.6}) {
    this.atlas = simplify(atlas, detail / projection.scale() ** 2);
    this.countries = feature(this.atlas, this.atlas.objects.countries).features;
    this.crimea = give_crimea_to_ukraine(this.countries);
    this.width = width;
    this.height = height;
    this.colours = colours;
    this.title = title;
    this.projection = projection.clipExtent([[-8, -8], [width + 8, height + 8]]);
    this.path = geoPath(this.projection).digits(1);
    this.parts = [`<rect width="${width}" height="${height}" fill="${colours.sea}"/>`];
  }

  outline(shape, attributes) {
    const d = this.path(shape);
    if (d) this.parts.push(`<path d="${without_specks(d)}" ${attributes}/>`);
  }

  graticule(step) {
    this.outline(geoGraticule().step(step)(), `fill="none" stroke="${this.colours.grid}" stroke-width="2"`);
  }

  // Every country; `fills` names colours for some of them. Countries of one colour share one path.
  land(fills = {}) {
    const colourOf = {};
    for (const [colour, names] of Object.entries(fills)) for (const name of names) colourOf[name] = colour;
    for (const name of Object.keys(colourOf)) {
      if (!this.countries.some(country => country.properties.name === name)) throw new Error(`no country named ${name}`);
    }
    const groups = new Map([[this.colours.land, []]]);
    for (const country of this.countries) {
      if (country.properties.name === "Antarctica") continue;
      const colour = colourOf[country.properties.name] ?? this.colours.land;
      if (!groups.has(colour)) groups.set(colour, []);
      groups.get(colour).push(country.geometry);
    }
    for (const [colour, geometries] of groups) {
      this.outline({type: "GeometryCollection", geometries},
                   `fill="${colour}" stroke="${this.colours.border}" stroke-width="1.5" stroke-linejoin="round"`);
    }
  }

  at(place, dx = 0, dy = 0) {
    const [x, y] = this.projection(place);
    return [rounded(x + dx), rounded(y + dy)];
  }

  dot(place, colour, radius = 11) {
    const [x, y] = this.at(place);
    this.parts.push(`<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}" stroke="${this.colours.border}" ` +
                    `stroke-width="4"/>`);
  }

  // `anchor` start, middle or end; the halo keeps a label legible where it crosses a coast.
  label(place, text, {dx = 0, dy = 0, size = 34, colour = this.colours.ink, halo = null, anchor = "middle",
                      weight = 600, spacing = 0} = {}) {
    const [x, y] = this.at(place, dx, dy);
    const lines = text.split("\n");
    const spans = lines.map((line, i) => `<tspan x="${x}" y="${rounded(y + i * size * 1.16)}">${escaped(line)}</tspan>`);
    const stroke = halo ? ` stroke="${halo}" stroke-width="7" stroke-linejoin="round" paint-order="stroke"` : "";
    const tracking = spacing ? ` letter-spacing="${spacing}"` : "";
    this.parts.push(`<text font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${colour}"` +
                    `${stroke}${tracking}>${spans.join("")}</text>`);
  }

  // A thin line from a label to what it names.
  leader(place, from, to) {
    const [x1, y1] = this.at(place, ...from);
    const [x2, y2] = this.at(place, ...to);
    this.parts.push(`<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${this.colours.ink}" stroke-width="3" fill="none"/>`);
  }

  great_circle(from, to, colour, width = 8) {
    this.outline({type: "LineString", coordinates: [from, to]},
                 `fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"`);
  }

  // A curved arrow: bent to the left of its way by `bend` times its length.
  arrow(from, to, {colour = this.colours.hot, width = 9, bend = 0.18} = {}) {
    const [x1, y1] = this.at(from);
    const [x2, y2] = this.at(to);
    const [cx, cy] = [(x1 + x2) / 2 + bend * (y2 - y1), (y1 + y2) / 2 - bend * (x2 - x1)];
    const length = Math.hypot(x2 - cx, y2 - cy);
    const [ux, uy] = [(x2 - cx) / length, (y2 - cy) / length];
    const head = 3 * width;
    const [bx, by] = [x2 - ux * head, y2 - uy * head];
    const side = 0.62 * head;
    const points = [[x2, y2], [bx - uy * side, by + ux * side], [bx + uy * side, by - ux * side]]
                       .map(point => point.map(rounded).join(" ")).join("L");
    const line = `M${x1} ${y1}Q${rounded(cx)} ${rounded(cy)} ${rounded(bx)} ${rounded(by)}`;
    this.parts.push(`<path d="${line}" fill="none" stroke="${this.colours.border}" stroke-width="${width + 8}"/>` +
                    `<path d="${line}" fill="none" stroke="${colour}" stroke-width="${width}"/>` +
                    `<path d="M${points}Z" fill="${colour}" stroke="${this.colours.border}" stroke-width="3"/>`);
  }

  write(name) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" ` +
                `viewBox="0 0 ${this.width} ${this.height}" font-family="Inter">\n<title>${escaped(this.title)}</title>\n` +
                `${this.parts.join("\n")}\n</svg>\n`;
    writeFileSync(resolve(folder, name), svg);
    console.log(`${name} ${Math.round(svg.length / 1024)} KiB`);
  }
}

// Islands of a few units across cost bytes and show nothing.
function without_specks(d) {
  return d.split("M").slice(1).map(ring => {
    const closed = ring.endsWith("Z");
    const points = ring.replace("Z", "").split("L").map(point => point.split(",").map(Number));
    const xs = points.map(point => point[0]);
    const ys = points.map(point => point[1]);
    const across = Math.max(...xs) - Math.min(...xs) + Math.max(...ys) - Math.min(...ys);
    if (closed && (points.length < 4 || across < 7)) return "";
    return `M${points.map(point => point.map(rounded).join(" ")).join("L")}${closed ? "Z" : ""}`;
  }).join("");
}

const europe = (scale, centre, width, height, at = [0.5, 0.5]) =>
    geoConicEqualArea().parallels([40, 60]).rotate([-centre[0], 0]).center([0, centre[1]]).scale(scale)
        .translate([width * at[0], height * at[1]]);

function front_line() {
  const map = new LocatorMap({width: 806, height: 1080, colours: light, projection: europe(2080, [27, 51.2], 806, 1080),
    title: "Allies along the front line in 2014, with Ukraine and Crimea"});
  const {tint, accent, onAccent, hot, rose, muted} = light;
  const front = ["Estonia", "Latvia", "Lithuania", "Poland", "Romania"];
  map.land({[tint]: nato.filter(name => !front.includes(name)), [accent]: front, [rose]: ["Ukraine"]});
  map.outline(map.crimea, `fill="${hot}" stroke="${light.border}" stroke-width="2"`);
  map.label([19.2, 51.9], "Poland", {colour: onAccent});
  map.label([25.1, 45.6], "Romania", {colour: onAccent, size: 32});
  map.label([25.4, 56.9], "Baltic states", {size: 34, halo: light.sea, anchor: "end", dx: -128, dy: -8});
  map.leader([25.4, 56.9], [-118, -20], [-26, -20]);
  map.label([31.4, 48.6], "Ukraine", {size: 42});
  map.label([34.3, 43.5], "Crimea", {size: 42, colour: hot, halo: light.sea});
  map.label([36.4, 55.6], "Russia", {size: 42, colour: muted});
  map.write("front-line.svg");
}

function treaty_allies() {
  const projection = geoAzimuthalEqualArea().rotate([-122.5, -6]).scale(560).translate([403, 500]);
  const map = new LocatorMap({width: 806, height: 1080, colours: light, projection,
    title: "Five treaty allies of the United States in the Asia-Pacific"});
  const {accent} = light;
  map.graticule([15, 15]);
  map.land({[accent]: ["Japan", "South Korea", "Philippines", "Thailand", "Australia"]});
  const halo = light.sea;
  map.label([134, -24.5], "Australia", {colour: light.onAccent, size: 42});
  map.label([141, 38], "Japan", {size: 38, halo, anchor: "start", dx: 18});
  map.label([124.6, 36.8], "South\nKorea", {size: 34, halo, anchor: "end", dx: -6, dy: -6});
  map.label([127.6, 12.3], "Philippines", {size: 38, halo, anchor: "start", dx: -4});
  map.label([98.4, 12.6], "Thailand", {size: 34, halo, anchor: "end", dx: -14, dy: 6});
  map.write("treaty-allies.svg");
}

// Text stands on the left of the slide, over a shade: Ukraine lies beside it, in colours that the shade leaves apart.
function eastern_border() {
  const map = new LocatorMap({width: 1920, height: 1080, colours: dark,
    projection: europe(3500, [33, 48.6], 1920, 1080, [0.755, 0.6]), title: "Ukraine and its eastern border"});
  const alarm = "#FF5A45";
  map.land({[dark.ink]: ["Ukraine"]});
  map.outline(map.crimea, `fill="${alarm}" stroke="${dark.border}" stroke-width="2"`);
  const line = mesh(map.atlas, map.atlas.objects.countries, (a, b) =>
      [a.properties.name, b.properties.name].sort().join() === "Russia,Ukraine");
  // The outlines have a border across the neck of Crimea too.
  line.coordinates = line.coordinates.filter(points => points.some(([east, north]) => east > 36 || north > 47));
  map.outline(line, `fill="none" stroke="${alarm}" stroke-width="20" stroke-linejoin="round" stroke-linecap="round"`);
  map.write("eastern-border.svg");
}

function two_europes() {
  const frame = {width: 812, height: 540, colours: light};
  const projection = () => europe(1240, [23.6, 49.6], 812, 540);
  const {accent, onAccent, rose} = light;

  const east = new LocatorMap({...frame, projection: projection(), title: "Poland and the Baltic states beside Russia"});
  const near = ["Poland", "Estonia", "Latvia", "Lithuania"];
  east.land({[accent]: near, [rose]: ["Russia"]});
  east.label([19.0, 51.6], "Poland", {colour: onAccent, size: 30});
  east.label([14.6, 57.2], "Baltic states", {size: 32, halo: light.sea, anchor: "end", dx: -10, dy: 0});
  east.leader([14.6, 57.2], [2, -11], [138, -11]);
  east.label([40.2, 54.6], "Russia", {size: 36});
  east.write("threat-east.svg");

  const west = new LocatorMap({...frame, projection: projection(), title: "Energy from Russia to Germany and Italy"});
  west.land({[accent]: ["Germany", "Italy"], [rose]: ["Russia"]});
  west.arrow([37.2, 57], [12.8, 53.2], {bend: -0.13});
  west.arrow([37.8, 52.4], [13.4, 46.3], {bend: 0.13});
  west.label([10.4, 51.6], "Germany", {size: 32, halo: light.sea, anchor: "end", dx: -78, dy: -30});
  west.leader([10.4, 51.6], [-70, -41], [-14, -20]);
  west.label([12.2, 40.2], "Italy", {size: 32, halo: light.sea, anchor: "end", dx: -104, dy: 64});
  west.leader([12.2, 40.2], [-96, 52], [8, -30]);
  west.label([40.2, 54.6], "Russia", {size: 36});
  west.write("threat-energy.svg");
}

function three_capitals() {
  const projection = geoAzimuthalEquidistant().rotate([40, -90]).scale(462).translate([420, 548]);
  const map = new LocatorMap({width: 806, height: 1080, colours: dark, projection,
    title: "London, Washington and Tokyo around the pole"});
  map.graticule([30, 15]);
  map.land({[dark.tint]: ["United States of America", "Japan", "United Kingdom"]});
  const capitals = {London: [-0.13, 51.5], Washington: [-77.04, 38.9], Tokyo: [139.7, 35.7]};
  for (const [a, b] of [["London", "Washington"], ["Washington", "Tokyo"], ["Tokyo", "London"]])
    map.great_circle(capitals[a], capitals[b], dark.hot);
  for (const place of Object.values(capitals)) map.dot(place, dark.ink, 15);
  const halo = dark.sea;
  map.label(capitals.London, "London", {size: 44, halo, dy: 62});
  map.label(capitals.Washington, "Washington", {size: 44, halo, dy: 62});
  map.label(capitals.Tokyo, "Tokyo", {size: 44, halo, dy: -36});
  map.write("three-capitals.svg");
}

front_line();
treaty_allies();
eastern_border();
two_europes();
three_capitals();
