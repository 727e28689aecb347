// The officer's page on its own.
import { mountOfficer } from "./officer-page.js";
import { speak, stand } from "./own.js";

const place = document.getElementById("kepatuhan");
const storage = "kalkulator-tpp-kepatuhan";

await mountOfficer(place, {
  storage,
  events: { language: speak },
  estimate: { address: "./", storage: "kalkulator-tpp" },
});
await stand(place, storage);
