// The officer's page on its own.
import { mountOfficer } from "./officer-page.js";
import { KEYS, speak, stand } from "./own.js";

const place = document.getElementById("kepatuhan");

await mountOfficer(place, {
  storage: KEYS.officer,
  regulation: "__RULE page__",
  events: { language: speak },
  estimate: { address: "./", storage: KEYS.estimate },
});
stand(place, KEYS.officer);
