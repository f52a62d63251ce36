// Draws the two painted pictures of the briefings, pixel by pixel: a container ship at dusk and a mountain country.
//
//   node make_scenes.mjs OUTPUT_FOLDER
//
// writes cargo.ppm and ridges.ppm; `convert X.ppm -sampling-factor 1x1 -quality 84 -strip X.jpg` (ImageMagick) packs them.
// Nothing but arithmetic with a fixed seed: the same bytes each time.

import {writeFileSync} from "node:fs";
import {resolve} from "node:path";

const folder = process.argv[2] ?? ".";
const width = 1920;
const height = 1080;

const colour = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
const mixed = (a, b, share) => a.map((value, i) => value + (b[i] - value) * share);
const clamped = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));
const smooth = share => share * share * (3 - 2 * share);

// A number in [0, 1) that depends on two whole numbers alone.
function chance(x, y) {
  let h = (Math.imul(x, 374761393) + Math.imul(y, 668265263)) | 0;
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

// Value noise along a line, between 0 and 1.
function noise(x, seed) {
  const cell = Math.floor(x);
  const share = smooth(x - cell);
  return chance(cell, seed) * (1 - share) + chance(cell + 1, seed) * share;
}

function noise_sum(x, seed, octaves, fall = 0.5) {
  let sum = 0;
  let weight = 1;
  let total = 0;
  for (let i = 0; i < octaves; ++i) {
    sum += weight * noise(x * 2 ** i, seed + 17 * i);
    total += weight;
    weight *= fall;
  }
  return sum / total;
}

// A colour from stops [[place, colour], ...] in rising order.
function gradient(stops, place) {
  let i = 1;
  while (i < stops.length - 1 && place > stops[i][0]) ++i;
  const [from, a] = stops[i - 1];
  const [to, b] = stops[i];
  return mixed(a, b, smooth(clamped((place - from) / (to - from))));
}

// Four samples a pixel; a grain of one level hides the bands of a long gradient.
function write(name, shade) {
  const head = Buffer.from(`P6\n${width} ${height}\n255\n`);
  const pixels = Buffer.alloc(3 * width * height);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const sum = [0, 0, 0];
      for (const [dx, dy] of [[0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]]) {
        shade(x + dx, y + dy).forEach((value, i) => { sum[i] += value / 4; });
      }
      const grain = chance(x, y) - 0.5;
      sum.forEach((value, i) => { pixels[3 * (y * width + x) + i] = clamped(Math.round(value + grain), 0, 255); });
    }
  }
  writeFileSync(resolve(folder, name), Buffer.concat([head, pixels]));
}

const dusk = [
  [0, colour("#12355B")], [0.28, colour("#2F6093")], [0.44, colour("#7FA3C4")], [0.53, colour("#E9C9A6")],
  [0.6, colour("#F2A679")]
];
const horizon = 0.6 * height;
const sun = {x: 1390, y: horizon - 62, radius: 74};

function sky_at(x, y) {
  const base = gradient(dusk, y / height);
  const distance = Math.hypot(x - sun.x, y - sun.y);
  if (distance < sun.radius) return colour("#FFE9CC");
  const glow = Math.exp(-(distance - sun.radius) / 190);
  const edge = Math.sin(Math.PI * (y / 30 - Math.floor(y / 30)));
  const streak = clamped(noise_sum(x / 420, 400 + Math.floor(y / 30), 3) - 0.54) * 2.4 * edge;
  return mixed(mixed(base, colour("#FFDDB0"), 0.75 * glow), colour("#F6D9C2"), streak * smooth(clamped(y / horizon)) * 0.35);
}

function sea_at(x, y) {
  const depth = (y - horizon) / (height - horizon);
  const base = gradient([[0, colour("#C58E74")], [0.12, colour("#5B7794")], [0.5, colour("#234B73")],
                         [1, colour("#0E2742")]], depth);
  // Rows of waves grow towards the viewer; within a row all is level.
  const row = Math.floor(42 * Math.sqrt(depth));
  const level = (row / 42) ** 2;
  const share = (depth - level) / (((row + 1) / 42) ** 2 - level);
  const wave = noise_sum(x / (60 + 260 * level) + 31 * chance(row, 5), 900 + row, 3) - 0.07 * Math.abs(2 * share - 1) ** 3;
  const lit = wave > 0.52 ? (wave - 0.52) * 2.4 : 0;
  const path = Math.exp(-Math.pow((x - sun.x) / (60 + 190 * depth), 2));
  return mixed(mixed(base, colour("#9DB9D2"), 0.3 * lit), colour("#FFE1B8"), clamped(path * (0.25 + 1.5 * lit)) * (1 - 0.35 * depth));
}

// The ship lies on the horizon, its bow to the left: hull, deck loads of containers, bridge.
const ship = {left: 690, right: 1270, water: horizon + 26, deck: horizon - 34};
const loads = ["#12355B", "#B3261E", "#35648F", "#DAD5CA", "#8A3B36", "#1F4A73", "#5F6B78"].map(colour);

function ship_at(x, y) {
  const hull = colour("#101B28");
  if (y >= ship.deck && y <= ship.water) {
    const sheer = (ship.water - y) / (ship.water - ship.deck);
    const bow = ship.left + 34 - 56 * sheer;
    if (x > bow && x < ship.right - 6 * (1 - sheer)) return y > ship.water - 9 ? colour("#7E211B") : hull;
  }
  const bridge = x > 1150 && x < 1212;
  if (bridge && y < ship.deck && y > ship.deck - 150) {
    const window = y > ship.deck - 138 && y < ship.deck - 122 && x > 1156 && x < 1206;
    return window ? colour("#FFE1B8") : colour("#E8E2D6");
  }
  if (x > 1170 && x < 1176 && y < ship.deck - 150 && y > ship.deck - 196) return colour("#E8E2D6");
  if (x > 1222 && x < 1252 && y < ship.deck && y > ship.deck - 96) return y < ship.deck - 74 ? colour("#B3261E") : hull;
  const bay = Math.floor((x - 742) / 56);
  if (x < 742 || bay > 6 || y > ship.deck || (x - 742) % 56 > 52) return null;
  const tiers = [3, 4, 4, 5, 5, 4, 5][bay];
  const tier = Math.floor((ship.deck - y) / 24);
  if (tier >= tiers) return null;
  const load = loads[Math.floor(chance(bay, tier + 60) * loads.length)];
  return (ship.deck - y) % 24 < 2 ? mixed(load, [0, 0, 0], 0.45) : load;
}

write("cargo.ppm", (x, y) => {
  const above = ship_at(x, y);
  if (above) return above;
  if (y < horizon) return sky_at(x, y);
  const mirrored = ship_at(x + 5 * (noise_sum(y / 5, 70, 2) - 0.5), 2 * ship.water - y);
  const sea = sea_at(x, y);
  return mirrored && y > ship.water ? mixed(sea, mirrored, 0.45 * Math.exp(-(y - ship.water) / 90)) : sea;
});

const morning = [
  [0, colour("#3F6E9E")], [0.3, colour("#8FB8E8")], [0.55, colour("#F3E3CC")], [0.75, colour("#F7EBDC")]
];
const far = colour("#A9C3DD");
const near = colour("#0F2136");
const ranges = [
  {base: 0.50, rise: 0.20, scale: 360, seed: 11, snow: 0.42}, {base: 0.57, rise: 0.21, scale: 300, seed: 23, snow: 0.38},
  {base: 0.66, rise: 0.19, scale: 330, seed: 37, snow: 0}, {base: 0.76, rise: 0.17, scale: 390, seed: 53, snow: 0},
  {base: 0.88, rise: 0.15, scale: 460, seed: 71, snow: 0}, {base: 1.00, rise: 0.13, scale: 520, seed: 89, snow: 0}
];

// Ridged noise: its creases point upwards and make summits.
function ridge(x, seed) {
  let sum = 0;
  let weight = 1;
  let total = 0;
  for (let i = 0; i < 6; ++i) {
    sum += weight * (1 - Math.abs(2 * noise(x * 2 ** i, seed + 13 * i) - 1));
    total += weight;
    weight *= 0.46;
  }
  return sum / total;
}

const crest_cache = new Map();
function crest(range, x) {
  const key = `${range.seed}:${x}`;
  if (!crest_cache.has(key)) {
    crest_cache.set(key, height * (range.base - range.rise * (1.5 * ridge(x / range.scale, range.seed) - 0.55)));
  }
  return crest_cache.get(key);
}

write("ridges.ppm", (x, y) => {
  for (let i = ranges.length - 1; i >= 0; --i) {
    const range = ranges[i];
    const top = crest(range, x);
    if (y < top) continue;
    const share = i / (ranges.length - 1);
    const below = clamped((y - top) / (0.24 * height));
    const rock = mixed(mixed(far, near, share), colour("#E9DCCB"), 0.5 * below * (1 - share));
    const snow_line = height * (range.base - range.snow * range.rise) + 26 * (noise_sum(x / 26, range.seed + 5, 3) - 0.5);
    if (range.snow > 0 && y < snow_line) {
      const slope = (crest(range, x + 16) - crest(range, x - 16)) / 32;
      return mixed(rock, colour("#FCFBF8"), 0.72 + 0.24 * Math.tanh(2.5 * slope));
    }
    return rock;
  }
  const glow = Math.exp(-Math.hypot(x - 520, y - 560) / 420);
  return mixed(gradient(morning, y / height), colour("#FFE3BC"), 0.8 * glow);
});
