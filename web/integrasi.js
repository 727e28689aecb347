// The live part of the page for portals: addresses in the snippets, the knobs, the log of events.
import "./element.js";

const here = new URL("./", document.baseURI);
for (const place of document.querySelectorAll(".alamat")) place.textContent = here.href;
for (const place of document.querySelectorAll(".asal")) place.textContent = here.origin;

const calculator = document.getElementById("contoh");
const knobs = document.getElementById("knop");
const css = document.getElementById("css");
const log = document.getElementById("catatan");

knobs.addEventListener("input", ({ target }) => {
  if (target.name === "bahasa") {
    calculator.bahasa = target.value;
  } else {
    calculator.style.setProperty(target.name, target.value + (target.dataset.satuan ?? ""));
    showCss();
  }
});

knobs.addEventListener("reset", () => {
  for (const name of [...calculator.style]) calculator.style.removeProperty(name);
  calculator.bahasa = "id";
  showCss();
});

function showCss() {
  const set = [...calculator.style].map((name) => `  ${name}: ${calculator.style.getPropertyValue(name)};`);
  css.textContent = set.length ? `kalkulator-tpp {\n${set.join("\n")}\n}` : "/* bawaan */";
}

for (const name of ["tpp-siap", "tpp-estimasi", "tpp-galat"]) {
  calculator.addEventListener(name, ({ detail }) => {
    const entry = document.createElement("li");
    const what = name === "tpp-estimasi" ? `totals.net = ${detail.totals.net}` : JSON.stringify(detail);
    entry.textContent = `${name}: ${what}`;
    log.firstElementChild.append(entry);
    log.scrollTop = log.scrollHeight;
  });
}
