// The officer's page on its own.
import { mountOfficer } from "../shared/officer-page.js";
import { KEYS, speak, stand } from "../shared/own.js";

const place = document.getElementById("kepatuhan");

await mountOfficer(place, {
  storage: KEYS.officer,
  regulation: "{{ regulation.page }}",
  events: { language: speak },
  estimate: { address: "./", storage: KEYS.estimate },
});
stand(place, KEYS.officer);
