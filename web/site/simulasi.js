// The page that simulates a draft on its own.
import { chooseLanguage, chosenLanguage, KEYS, stand } from "../shared/own.js";
import { putSimulation } from "../shared/simulation-page.js";

const place = document.getElementById("simulasi");

await putSimulation(place, {
  regulation: "{{ regulation.page }}",
  drafts: KEYS.simulation,
  language: chosenLanguage(),
  storage: KEYS.columns,
  events: { language: chooseLanguage },
});
stand(place, KEYS.simulation);
