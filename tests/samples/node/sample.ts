// A program in Node, as somebody who installed the package writes it.
import { load, TppError, type Case, type Fault } from "kalkulator-tpp";
import { packs } from "kalkulator-tpp/packs.js";

const tpp = await load();

const month: Case = {
  month: "2024-03",
  employment: "pns",
  position: {
    class: 9,
    criteria: { workload: { amount: 10_000_000 }, achievement: { amount: 0 } },
  },
  attendance: { counts: {} },
  performance: { rating: "good" },
  organisation: "good",
  taxStatus: "K/0",
  salary: { typed: { gross: 5_000_000, healthBase: 4_500_000, contributions: 200_000 } },
};

const { totals, lines } = tpp.estimate("kukar-2024-rancangan", month);
const net: number = totals.net;
const sources: string[] = lines.flatMap(({ explanation }) =>
  (explanation?.sources ?? []).map(({ citation }) => citation),
);

let refused: Fault | undefined;
try {
  tpp.estimate("kukar-2024-rancangan", { ...month, month: "1945-08" });
} catch (error) {
  if (!(error instanceof TppError)) throw error;
  refused = error.faults[0];
}
const from = refused?.code === "outside_validity" ? refused.from : "";

const tax: number = tpp.calculateMonthlyTax({ gross: 15_000_000, status: "K/0" }).tax;

// A draft of one's own: a copy of a pack, changed.
const draft = tpp.getRegulation("kukar-2024-rancangan");
let drafted = "";
if ("builds_on" in draft) {
  draft.id = "rancangan-saya";
  drafted = tpp.estimate(draft, month).receipt.regulation;
}

// A service scored in part: the class it can still end in.
const { lowest, highest } = tpp.score("sakip", { planning: "80" });
const open = [lowest.class, highest.class].join("-");

const known = tpp.listRegulations().length === packs.length;
console.log(JSON.stringify({ net, tax, from, known, drafted, open, sources: sources.length > 0 }));
