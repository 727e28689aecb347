// People made up for the benchmarks: no two alike, all under one region's rule.

const RATINGS = ["very_good", "good", "needs_improvement", "poor", "very_poor"];
const STATUSES = ["TK/0", "TK/1", "K/0", "K/1", "K/2", "K/3"];
const GRADES = ["III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b"];

export const REGULATION = "kukar-2024-rancangan";

export const people = (count) => Array.from({ length: count }, (_, n) => person(n));

export const person = (n) => ({
  month: "2024-03",
  employment: "pns",
  position: {
    class: 1 + (n % 15),
    criteria: n % 2 ? { workload: { amount: 1_000_000 + 7 * n }, achievement: { amount: 13 * n } } : {},
  },
  attendance: { counts: { late_1: n % 4, unexcused_absence: n % 3 } },
  performance: { rating: RATINGS[n % RATINGS.length] },
  organisation: RATINGS[(n >> 1) % RATINGS.length],
  taxStatus: STATUSES[n % STATUSES.length],
  salary: {
    byTables: {
      grade: GRADES[n % GRADES.length],
      years: n % 33,
      spouse: n % 2 === 0,
      children: n % 4,
      allowance: { amount: 5_000 * (n % 200) },
    },
  },
});
