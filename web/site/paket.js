// The workshop for rule packs on its own page.
import { KEYS, speak, stand } from "../shared/own.js";
import { putWorkshop } from "../shared/workshop-page.js";

const place = document.getElementById("paket");

await putWorkshop(place, {
  storage: KEYS.workshop,
  language: chosen(),
  estimate: { address: "./", storage: KEYS.estimate },
  events: { language: choose },
});
stand(place, KEYS.workshop);

/** The language that the pages of this installation speak. */
function chosen() {
  try {
    return localStorage.getItem(KEYS.language) ?? undefined;
  } catch {
    return undefined;
  }
}

function choose(language) {
  speak(language);
  try {
    localStorage.setItem(KEYS.language, language);
  } catch {
    // The device keeps nothing: the language is chosen again next time.
  }
}
