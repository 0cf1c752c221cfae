#!/usr/bin/env bash
# Library:   svg-path-properties 2.1.0 (npm). Needs node >= 20 and npm.
# Behaviour: the length, and every point, of a path is NaN for about one in six arcs whose radius is a little smaller than
#            half of what the arc spans, as an arc of half a circle becomes when its numbers are rounded to three
#            places. Which ones it hits depends on the angle alone. Nothing is thrown.
# Expected:  a radius that is too small is scaled up until the arc just spans its ends (SVG 2, implementation notes on
#            elliptical arcs, step "ensure radii are large enough"), so the length is half a circle's.
# Seen:      2026-11-28, node 20.20.2: of 1080 half circles 168 have no length; the path printed below has none, and
#            with a radius of 5.1 instead of 5.072 its length is 14.97.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact svg-path-properties@2.1.0

cat >show.mjs <<'JS'
import { svgPathProperties } from "svg-path-properties";

const lengthOf = (path) => new svgPathProperties(path).getTotalLength();

// A line that hops over another one, as diagram engines write it.
const hop = "M1564.122,187.436 A5.072,5.072 0 0 0 1554.078,186.005";
const larger = hop.replaceAll("5.072", "5.1");
console.log(`${hop}\n  length ${lengthOf(hop)}`);
console.log(`${larger}\n  length ${lengthOf(larger)}`);

let arcs = 0;
let without = 0;
for (let degrees = 0; degrees < 360; degrees += 1)
  for (const radius of [5, 10, 25]) {
    const x = (2 * radius * Math.cos((degrees * Math.PI) / 180)).toFixed(3);
    const y = (2 * radius * Math.sin((degrees * Math.PI) / 180)).toFixed(3);
    const rounded = (Math.hypot(Number(x), Number(y)) / 2 - 0.0005).toFixed(3);
    arcs += 1;
    if (Number.isNaN(lengthOf(`M100,100 a${rounded},${rounded} 0 0 0 ${x},${y}`))) without += 1;
  }
console.log(`${without} of ${arcs} half circles have no length`);

if (!Number.isNaN(lengthOf(hop)) || Number.isNaN(lengthOf(larger)) || without < 50) {
  console.log("changed: arcs with a radius that is too small have a length");
  process.exit(1);
}
JS
node show.mjs
