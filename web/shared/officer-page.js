// The officer's page, in any element: on its own page, or in <kalkulator-tpp>.
import init, { mountCompliance } from "../made/officer.js";
import { instruments } from "../made/instruments.js";
import { officerWords } from "../made/officer-words.js";
import { once } from "../../pkg/once.js";
import { packs } from "../made/packs.js";
import { start, today } from "./program.js";
import { words } from "../made/words.js";

export const WASM = new URL("./officer_bg.wasm", import.meta.url);
// The build writes the hash, so that whoever checks this file checks the wasm too.
export const INTEGRITY = "{{ integrity('officer_bg.wasm') }}";

/** Waits for the wasm, from beside this script or as it is given. */
export const beginOfficer = once((given) => start(init, WASM, INTEGRITY, given));

/** Puts the page into an element; `options` as for `mountCompliance`, each with a usual value. */
export async function mountOfficer(host, options) {
  await beginOfficer();
  return putOfficer(host, options);
}

/** The same once it has begun. */
export function putOfficer(host, options) {
  return mountCompliance(host, {
    packs,
    instruments,
    words: merged(),
    today: today(),
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
