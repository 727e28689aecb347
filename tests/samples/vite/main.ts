// A page that a bundler builds: the wasm becomes one of its files.
import { load } from "kalkulator-tpp";
import "./element.js";

const tpp = await load();
const { tax } = tpp.calculateMonthlyTax({ gross: 15_000_000, status: "K/0" });
document.querySelector("output")?.append(String(tax));
