// The workshop for rule packs, in any element.
import { mountWorkshop } from "../made/officer.js";
import { beginOfficer } from "./officer-page.js";
import { formWords } from "../made/form-words.js";
import { packs } from "../made/packs.js";
import { schema } from "../made/regional-schema.js";
import { today } from "./program.js";
import { words } from "../made/words.js";
import { workshopWords } from "../made/workshop-words.js";

/** Puts the workshop into an element; `options` as for `mountWorkshop`, each with a usual value. */
export async function putWorkshop(host, options) {
  await beginOfficer();
  return workshop(host, options);
}

/** The same once the program has begun. */
export function workshop(host, options) {
  return mountWorkshop(host, { packs, schema, words: merged(), today: today(), ...options });
}

const merged = () =>
  Object.fromEntries(
    Object.keys(words).map((language) => [
      language,
      { ...words[language], ...formWords[language], ...workshopWords[language] },
    ]),
  );
