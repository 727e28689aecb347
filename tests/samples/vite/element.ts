// The element, with the types of its events.
import "kalkulator-tpp/element";
import { packs } from "kalkulator-tpp/packs.js";

const calculator = document.createElement("kalkulator-tpp");
// An id, an address, or the pack itself.
calculator.regulasi = packs.filter((pack) => "builds_on" in pack).find(({ id }) => id === "kukar-2024-rancangan") ?? null;
calculator.addEventListener("tpp-estimasi", ({ detail }) => {
  document.title = String(detail.totals.net);
});
calculator.addEventListener("tpp-galat", ({ detail }) => {
  document.title = detail.code === "pack_refused" ? String(detail.faults.length) : detail.message;
});
document.body.append(calculator);
