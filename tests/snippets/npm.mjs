import { load, TppError } from "kalkulator-tpp";

const kalkulator = await load();
const pajak = kalkulator.calculateMonthlyTax({ gross: 15_000_000, status: "K/0" });
// { category: "A", ratePercent: "6", tax: 900000 }
try {
  kalkulator.estimate("kukar-2024-rancangan", { month: "1945-08" });
} catch (error) {
  if (!(error instanceof TppError)) throw error;
  console.log(JSON.stringify({ pajak, code: error.code, field: error.field }));
}
