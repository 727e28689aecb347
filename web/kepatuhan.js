// The officer's page on its own.
import { mountOfficer } from "./officer-page.js";
import { keepOffline, offerNewVersion } from "./offline.js";

await mountOfficer(document.getElementById("kepatuhan"), {
  storage: "kalkulator-tpp-kepatuhan",
  estimate: { address: "./", storage: "kalkulator-tpp" },
});
await keepOffline(offerNewVersion);
