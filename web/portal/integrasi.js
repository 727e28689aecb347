// The live part of the page for portals: addresses in the snippets, the knobs, the log of events.
import "../element/element.js";
import { colours, faults } from "../element/contrast.js";
import { languageOf, say } from "../shared/said.js";

const here = new URL("./", document.baseURI);
for (const place of document.querySelectorAll(".here")) place.textContent = here.href;
for (const place of document.querySelectorAll(".origin")) place.textContent = here.origin;

/** @type {HTMLElement & { bahasa: string }} */
const calculator = /** @type {any} */ (document.getElementById("example"));
/** @type {any} */
const knobs = document.getElementById("knobs");
const css = document.getElementById("css");
const usualCss = css.textContent;
const contrast = document.getElementById("contrast");
const goodContrast = contrast.firstElementChild;
const log = document.getElementById("log");

knobs.elements.bahasa.value = calculator.bahasa;
const seat = () => calculator.shadowRoot.querySelector(".seat");
const set = () => [...calculator.style].filter((name) => name.startsWith("--tpp-"));

knobs.addEventListener("input", ({ target: { name, value, dataset } }) => {
  if (name === "bahasa") calculator.bahasa = value;
  else calculator.style.setProperty(name, value && value + (dataset.unit ?? ""));
  show();
});

knobs.addEventListener("reset", () => {
  calculator.removeAttribute("style");
  calculator.bahasa = document.documentElement.lang;
  // The form puts its fields back after this.
  setTimeout(() => {
    knobs.elements.bahasa.value = calculator.bahasa;
    show();
  });
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);

/** What the knobs have come to: colours as they are seen, CSS to copy, pairs that cannot be read. */
function show() {
  for (const [name, colour] of colours(seat())) {
    const knob = knobs.elements[`--tpp-${name}`];
    if (knob) knob.value = colour;
  }
  const lines = set().map((name) => `  ${name}: ${calculator.style.getPropertyValue(name)};`);
  css.textContent = lines.length ? `kalkulator-tpp {\n${lines.join("\n")}\n}` : usualCss;
  const language = languageOf(document.documentElement.lang);
  const found = faults(seat()).map((fault) => paragraph(say(language, "warn.contrast", fault)));
  contrast.replaceChildren(...(found.length ? found : [goodContrast]));
}

function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

for (const name of ["tpp-siap", "tpp-estimasi", "tpp-galat"]) {
  calculator.addEventListener(name, (/** @type {any} */ { detail }) => {
    const entry = document.createElement("li");
    const what = name === "tpp-estimasi" ? `totals.net = ${detail.totals.net}` : JSON.stringify(detail);
    entry.textContent = `${name}: ${what}`;
    log.firstElementChild.append(entry);
    log.scrollTop = log.scrollHeight;
  });
}
calculator.addEventListener("tpp-siap", show);

for (const snippet of document.querySelectorAll("pre")) {
  /** @type {any} */
  const template = document.getElementById("copy-button");
  const button = template.content.firstElementChild.cloneNode(true);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(snippet.textContent);
    button.textContent = button.dataset.done;
  });
  snippet.after(button);
}
