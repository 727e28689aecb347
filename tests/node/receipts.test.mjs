// A receipt is kept as text and checked again through the package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, TppError } from "../../pkg/node.js";
import { REGULATION, person } from "../bench/people.mjs";

const tpp = await load({ scores: false });
const issued = () => JSON.parse(JSON.stringify(tpp.issueReceipt(REGULATION, person(5))));

test("a receipt says what went in and what came out, and holds", () => {
  const receipt = issued();
  const { totals, receipt: made } = tpp.estimate(REGULATION, person(5));
  assert.deepEqual(receipt.totals, totals);
  assert.equal(receipt.hash, made.hash);
  assert.equal([receipt.engine, receipt.commit].filter(Boolean).join("+"), tpp.version);
  assert.equal(receipt.case.month, person(5).month);
  assert.deepEqual(tpp.checkReceipt(receipt), []);
});

test("what differs is named, with both sides", () => {
  const receipt = issued();
  receipt.totals.net += 1;
  receipt.engine = "0.0.0";
  assert.deepEqual(tpp.checkReceipt(receipt), [
    { code: "engine", was: "0.0.0", is: issued().engine },
    { code: "total", name: "net", was: receipt.totals.net, is: receipt.totals.net - 1 },
  ]);
});

test("a receipt by a pack of one's own is checked by that pack, with its numbers in place", () => {
  const pack = tpp.getRegulation(REGULATION);
  pack.employment.percent.pns = "90";
  const receipt = tpp.issueReceipt(pack, person(5));
  assert.deepEqual(tpp.checkReceipt(receipt, pack), []);
  assert.ok(tpp.checkReceipt(receipt).some(({ code }) => code === "hash"));
  const replaced = { ...receipt, numbers: { "$.employment.percent.pns": "90" } };
  assert.deepEqual(tpp.checkReceipt(replaced), []);
});

test("what is no receipt, or by a rule that is not here, is refused", () => {
  for (const broken of [undefined, null, {}, { ...issued(), totals: {} }, { ...issued(), case: 1 }]) {
    assert.throws(() => tpp.checkReceipt(broken), TppError);
  }
  assert.throws(() => tpp.checkReceipt({ ...issued(), regulation: "mana" }), TppError);
});
