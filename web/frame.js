// The calculator in a frame: the address says what the attributes of the element would, and the
// page around is told how high the calculator is. It listens to nobody.
import { language, NAMES } from "./attributes.js";
import "./element.js";
import { belongTo } from "./memory.js";
import { path, takeOver } from "./own.js";

const asked = new URLSearchParams(location.search);
const calculator = document.createElement("kalkulator-tpp");
// This origin is the calculator's own: nobody else reads what it keeps there.
belongTo(path);
takeOver("kalkulator-tpp-bingkai", "kalkulator-tpp-bingkai-kepatuhan");
calculator.setAttribute("simpan", "bingkai");
for (const name of NAMES) {
  if (asked.has(name)) calculator.setAttribute(name, asked.get(name));
}
document.documentElement.lang = language(calculator);
// A height is no secret, so any page around may hear it.
const tell = () => {
  const tinggi = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ nama: "kalkulator-tpp", versi: 1, tinggi }, "*");
};
calculator.addEventListener("tpp-siap", () => new ResizeObserver(tell).observe(document.body));
document.body.replaceChildren(calculator);
