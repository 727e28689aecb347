// The officer's page, in any element: on its own page, or in <kalkulator-tpp>.
import init, { mountCompliance } from "./officer.js";
import { instruments } from "./instruments.js";
import { officerWords } from "./officer-words.js";
import { packs } from "./packs.js";
import { words } from "./words.js";

/** Puts the page into an element; `options` as for `mountCompliance`, each with a usual value. */
export async function mountOfficer(host, options = {}) {
  await init({ module_or_path: new URL("./officer_bg.wasm", import.meta.url) });
  return mountCompliance(host, {
    packs,
    instruments,
    words: merged(),
    today: new Intl.DateTimeFormat("sv", { timeZone: "Asia/Makassar" }).format(),
    storage: "kepatuhan",
    estimate: { address: "./", storage: "kalkulator-tpp" },
    ...options,
  });
}

const merged = () =>
  Object.fromEntries(
    Object.keys(words).map((language) => [
      language,
      { ...words[language], ...officerWords[language] },
    ]),
  );
