// The page that simulates a draft, in any element.
import { mountSimulation } from "../made/officer.js";
import { beginOfficer } from "./officer-page.js";
import { Runner } from "./runner.js";
import { formWords } from "../made/form-words.js";
import { packs } from "../made/packs.js";
import { schema } from "../made/regional-schema.js";
import { simulationWords } from "../made/simulation-words.js";
import { today } from "./program.js";
import { words } from "../made/words.js";

/** Puts the page into an element; `options` as for `mountSimulation`, each with a usual value. */
export async function putSimulation(host, options) {
  await beginOfficer();
  mountSimulation(host, {
    packs,
    schema,
    words: merged(),
    today: today(),
    worker: new Runner(),
    ...options,
  });
}

const merged = () =>
  Object.fromEntries(
    Object.keys(words).map((language) => [
      language,
      { ...words[language], ...formWords[language], ...simulationWords[language] },
    ]),
  );
