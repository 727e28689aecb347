// The officer's page on its own.
import { mountOfficer } from "./officer-page.js";

await mountOfficer(document.getElementById("kepatuhan"));
