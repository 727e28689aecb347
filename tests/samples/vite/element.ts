// The element, with the types of its events.
import "kalkulator-tpp/element";

const calculator = document.createElement("kalkulator-tpp");
calculator.regulasi = "kukar-2024-rancangan";
calculator.addEventListener("tpp-estimasi", ({ detail }) => {
  document.title = String(detail.totals.net);
});
calculator.addEventListener("tpp-galat", ({ detail }) => {
  document.title = detail.code === "pack_refused" ? String(detail.faults.length) : detail.message;
});
document.body.append(calculator);
