// Warns whoever sets the colours when a pair of them is too close to be read (WCAG 2.2 AA).
import { warn } from "./attributes.js";

const TEXT = ["ink", "muted", "primary", "assumed", "added", "taken"];
const PAIRS = [
  ...TEXT.flatMap((colour) => [
    [colour, "page", 4.5],
    [colour, "surface", 4.5],
  ]),
  ["on-primary", "primary", 4.5],
  ["border", "surface", 3],
];

/** Checks every pair in each colour scheme that the page around allows. */
export function checkContrast(place) {
  const probe = place.appendChild(document.createElement("span"));
  const declared = getComputedStyle(place).colorScheme;
  const schemes = ["light", "dark"].filter((scheme) => declared.includes(scheme));
  for (const scheme of schemes.length ? schemes : ["light"]) {
    probe.style.colorScheme = scheme;
    for (const [front, back, least] of PAIRS) {
      const ratio = contrast(colour(probe, front), colour(probe, back));
      if (ratio < least) {
        const said = ratio.toFixed(2);
        warn(`kontras --tpp-${front} pada --tpp-${back} hanya ${said}:1, WCAG AA meminta ${least}:1 (${scheme}).`);
      }
    }
  }
  probe.remove();
}

/** Red, green and blue, 0 to 1. */
function colour(probe, name) {
  probe.style.color = `color-mix(in srgb, var(--_${name}), var(--_${name}))`;
  return getComputedStyle(probe).color.match(/[\d.e-]+/g).slice(0, 3).map(Number);
}

function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const [red, green, blue] = colour.map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
