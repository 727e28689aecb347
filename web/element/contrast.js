// Pairs of colours that are too close to be read (WCAG 2.2 AA).
const TEXT = ["ink", "muted", "primary", "assumed", "added", "taken"];
const PAIRS = [
  ...TEXT.flatMap((colour) => [
    [colour, "page", 4.5],
    [colour, "surface", 4.5],
  ]),
  ["on-primary", "primary", 4.5],
  ["border", "surface", 3],
];
const ALL = [...new Set(PAIRS.flatMap(([front, back]) => [front, back]))];

// Without it the colours cannot be asked for: then nothing is said of them.
const KNOWN = CSS.supports("color", "color-mix(in srgb, red, red)");

/** The pairs that cannot be read, in each colour scheme that the page around allows. */
export const faults = (place) =>
  KNOWN ? probed(place, (probe) => schemes(place).flatMap((scheme) => faultsIn(scheme, probe))) : [];

/** Every colour as it is now, as `#rrggbb`, by its name. */
export const colours = (place) =>
  probed(place, (probe) => ALL.map((name) => [name, hex(colour(probe, name))]));

function probed(place, work) {
  const probe = place.appendChild(document.createElement("span"));
  const found = work(probe);
  probe.remove();
  return found;
}

function schemes(place) {
  const declared = getComputedStyle(place).colorScheme;
  const allowed = ["light", "dark"].filter((scheme) => declared.includes(scheme));
  return allowed.length ? allowed : ["light"];
}

function faultsIn(scheme, probe) {
  probe.style.colorScheme = scheme;
  return PAIRS.map(([front, back, least]) => {
    const ratio = contrast(colour(probe, front), colour(probe, back));
    return { front, back, least, scheme, ratio: ratio.toFixed(2), good: ratio >= Number(least) };
  }).filter(({ good }) => !good);
}

/** Red, green and blue, 0 to 1. */
function colour(probe, name) {
  probe.style.color = `color-mix(in srgb, var(--_${name}), var(--_${name}))`;
  return getComputedStyle(probe).color.match(/[\d.e-]+/g).slice(0, 3).map(Number);
}

const hex = (colour) =>
  `#${colour.map((part) => Math.round(part * 255).toString(16).padStart(2, "0")).join("")}`;

function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const [red, green, blue] = colour.map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
