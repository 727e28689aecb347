// The page that simulates a draft on its own.
import { KEYS, speak, stand } from "../shared/own.js";
import { putSimulation } from "../shared/simulation-page.js";

const place = document.getElementById("simulasi");

await putSimulation(place, {
  regulation: "{{ regulation.page }}",
  language: chosen(),
  events: { language: choose },
});
stand(place, KEYS.officer);

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
