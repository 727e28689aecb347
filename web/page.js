// The calculator on its own page.
import init, { mount } from "./tpp.js";
import { packs } from "./packs.js";
import { words } from "./words.js";
import { chosen, speak, stand } from "./own.js";

const place = document.getElementById("kalkulator");
const storage = "kalkulator-tpp";

await init({ module_or_path: new URL("./tpp_bg.wasm", import.meta.url) });
mount(place, {
  packs,
  words,
  language: chosen(),
  today: new Intl.DateTimeFormat("sv", { timeZone: "Asia/Makassar" }).format(),
  regulation: "kukar-2024-rancangan",
  storage,
  events: { language: speak },
});
await stand(place, storage);
