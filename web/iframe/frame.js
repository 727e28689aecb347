// The calculator in a frame: the address says what the attributes of the element would, and the
// page around is told how high the calculator is.
import { language, NAMES } from "../element/attributes.js";
import "../element/element.js";
import { belongTo, shareAt } from "../element/memory.js";
import { path, takeOver } from "../shared/own.js";

const asked = new URLSearchParams(location.search);
const calculator = document.createElement("kalkulator-tpp");
// This origin is the calculator's own: nobody else reads what it keeps there.
belongTo(path);
shareAt(new URL("./", document.baseURI).href);
takeOver("kalkulator-tpp-bingkai", "kalkulator-tpp-bingkai-kepatuhan");
calculator.setAttribute("simpan", "bingkai");
for (const name of NAMES) {
  if (asked.has(name)) calculator.setAttribute(name, asked.get(name));
}
/** @type {any} */ (customElements.get("kalkulator-tpp")).onlyOwnOrigin = true;
document.documentElement.lang = language(calculator);

let told;

/** Tells how high the calculator is. A height is no secret, so any page around may hear it. */
function tell() {
  const tinggi = Math.ceil(document.body.getBoundingClientRect().height);
  if (tinggi === told) return;
  told = tinggi;
  parent.postMessage({ nama: "kalkulator-tpp", versi: 1, tinggi }, "*");
}

/** Goes on telling. Of a frame out of sight a browser observes no size, so changes count too. */
function begin() {
  tell();
  addEventListener("message", hear);
  if (globalThis.ResizeObserver) new ResizeObserver(tell).observe(document.body);
  let soon;
  const change = new MutationObserver(() => {
    clearTimeout(soon);
    soon = setTimeout(tell);
  });
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  change.observe(calculator.shadowRoot, all);
}

/** The page around may ask again; more than the height nobody gets. It may say which part is seen. */
function hear({ source, data }) {
  if (source !== parent || data?.nama !== "kalkulator-tpp") return;
  if (Array.isArray(data.tampak)) return stay(...data.tampak);
  if (data.tanya !== "tinggi") return;
  told = undefined;
  tell();
}

/** The answer stays in the part that is seen, from there to there in px of this frame. */
function stay(from, to) {
  if (!Number.isFinite(from) || !Number.isFinite(to) || to <= from) return;
  const within = (place) => Math.min(Math.max(place, 0), innerHeight);
  const [start, end] = [within(from), within(to)];
  const set = (name, px) => calculator.style.setProperty(`--_${name}`, `${px}px`);
  set("seen-before", start);
  set("seen-after", innerHeight - end);
  set("seen", Math.max(end - start, 240));
}

calculator.addEventListener("tpp-siap", begin, { once: true });
document.body.replaceChildren(calculator);
