// What a program may do with an estimate and with what it gave for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, TppError } from "../../pkg/node.js";
import { REGULATION, people, person } from "../bench/people.mjs";

const tpp = await load({ scores: false });
const descriptor = (estimate) => Object.getOwnPropertyDescriptor(estimate, "lines");

test("lines are worked out when somebody looks, once", () => {
  const estimate = tpp.estimate(REGULATION, person(1));
  assert.equal(typeof descriptor(estimate).get, "function");
  const { lines } = estimate;
  assert.ok(lines.length > 5 && lines[0].explanation.steps.length > 0);
  assert.equal(estimate.lines, lines);
  assert.equal(descriptor(estimate).value, lines);
  assert.equal(lines.at(-1).running, estimate.totals.net);
});

test("an estimate is copied and written down whole", () => {
  const { lines } = tpp.estimate(REGULATION, person(2));
  assert.deepEqual(structuredClone(tpp.estimate(REGULATION, person(2))).lines, lines);
  assert.deepEqual(JSON.parse(JSON.stringify(tpp.estimate(REGULATION, person(2)))).lines, lines);
  assert.deepEqual({ ...tpp.estimate(REGULATION, person(2)) }.lines, lines);
});

test("lines are those of the case as it was given", () => {
  const input = person(3);
  const expected = tpp.estimate(REGULATION, person(3)).lines;
  const estimate = tpp.estimate(REGULATION, input);
  input.position.class = 1;
  input.performance.rating = "very_poor";
  assert.deepEqual(estimate.lines, expected);
});

test("a pack is taken as it stands at the call, and lines come of it as it stood", () => {
  const pack = tpp.getRegulation(REGULATION);
  const before = tpp.estimate(pack, person(4));
  pack.employment.percent.pns = "50";
  const after = tpp.estimate(pack, person(4));
  assert.equal(after.totals.entitlement, Math.round(before.totals.entitlement / 2));
  for (let n = 1; n < 12; n++) {
    pack.employment.percent.pns = String(n);
    tpp.estimate(pack, person(4));
  }
  assert.equal(before.lines.at(-1).running, before.totals.net);
  assert.equal(after.lines.at(-1).running, after.totals.net);
});

test("many are estimated each by itself, and one refused keeps the others", () => {
  const cases = people(600);
  cases[7] = { ...person(7), month: "1999-01" };
  cases[300] = { ...person(300), employment: () => "pns" };
  const estimates = tpp.estimateMany(REGULATION, cases);
  assert.equal(estimates.length, cases.length);
  for (const [n, estimate] of estimates.entries()) {
    if (estimate instanceof TppError) {
      assert.throws(() => tpp.estimate(REGULATION, cases[n]), { message: estimate.message });
    } else {
      assert.deepEqual(estimate, tpp.estimate(REGULATION, cases[n]), `${n}`);
    }
  }
  const refused = estimates.flatMap((estimate, n) => (estimate instanceof TppError ? [n] : []));
  assert.deepEqual(refused, [7, 300]);
  assert.deepEqual(tpp.estimateMany(REGULATION, []), []);
  assert.throws(() => tpp.estimateMany("nowhere", cases), { kind: "unknown_regulation" });
});

test("texts beyond ASCII and numbers beyond the small come through", () => {
  const deductions = [
    { name: "Zakat — é 𝄞", take: { amount: 600_000_000 } },
    { name: "\u{1F54C}", take: { percent: "2.5" } },
  ];
  const { lines, totals } = tpp.estimate(REGULATION, { ...person(5), deductions });
  const names = lines.filter(({ name }) => name.key === "own_deduction").map(({ name }) => name.of);
  assert.deepEqual(names, deductions.map(({ name }) => name));
  assert.ok(totals.net < -500_000_000);
});

test("what JSON cannot say is refused", () => {
  const circle = person(6);
  circle.position.criteria.circle = circle;
  for (const input of [undefined, circle, { ...person(6), month: 1n }, [undefined]]) {
    assert.throws(() => tpp.estimate(REGULATION, input), { code: "not_json" });
  }
  assert.throws(() => tpp.estimate(REGULATION, { ...person(6), month: 0.5 }), TppError);
});

test("a part may have any id", () => {
  const pack = tpp.getRegulation(REGULATION);
  pack.payment.parts[0].id = "__proto__";
  const { criteria } = tpp.estimate(pack, person(8));
  assert.ok(Object.hasOwn(criteria.workload.parts, "__proto__"));
});
