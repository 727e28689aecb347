// The officer's page on its own.
import { mountOfficer } from "./officer-page.js";
import { keepOffline, offerNewVersion } from "./offline.js";

const place = document.getElementById("kepatuhan");
const storage = "kalkulator-tpp-kepatuhan";

await mountOfficer(place, {
  storage,
  estimate: { address: "./", storage: "kalkulator-tpp" },
});
for (const kind of ["error", "unhandledrejection"]) {
  addEventListener(kind, async (event) => (await import("./stopped.js")).showIfStopped(event, place, storage));
}
await keepOffline(offerNewVersion);
