// A program for Node, Bun and Deno.
import { load } from "kalkulator-tpp";

const tpp = await load();
const { tax } = tpp.calculateMonthlyTax({ gross: 15_000_000, status: "K/0" });
console.log(`${tax} ${tpp.score("sakip", { planning: "80" }).lowest.class}`);
