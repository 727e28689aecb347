// The calculator on its own page.
import init, { mount } from "./tpp.js";
import { packs } from "./packs.js";
import { words } from "./words.js";
import { keepOffline, offerNewVersion } from "./offline.js";

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
