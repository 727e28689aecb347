// The workshop for rule packs on its own page.
import { chooseLanguage, chosenLanguage, KEYS, stand } from "../shared/own.js";
import { putWorkshop } from "../shared/workshop-page.js";

const place = document.getElementById("paket");

await putWorkshop(place, {
  storage: KEYS.workshop,
  language: chosenLanguage(),
  estimate: { address: "./", storage: KEYS.estimate },
  events: { language: chooseLanguage },
});
stand(place, KEYS.workshop);
