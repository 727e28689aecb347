// The calculator on its own page.
import init, { mount } from "./tpp.js";
import { packs } from "./packs.js";
import { words } from "./words.js";
import { keepOffline } from "./offline.js";

await init({ module_or_path: new URL("./tpp_bg.wasm", import.meta.url) });
mount(document.getElementById("kalkulator"), {
  packs,
  words,
  language: "id",
  today: new Intl.DateTimeFormat("sv", { timeZone: "Asia/Makassar" }).format(),
  regulation: "kukar-2024-rancangan",
  storage: "kalkulator-tpp",
});
await keepOffline(offerNewVersion);

/** Says that a newer version waits; `use` puts it in place. */
function offerNewVersion(use) {
  const sentence = document.getElementById("kalimat-versi-baru").content.cloneNode(true);
  sentence.querySelector("button").addEventListener("click", use);
  document.getElementById("versi-baru").replaceChildren(sentence);
}
