// The cases of tests/cases through the npm package: the answers are those of the native engine,
// byte by byte, which tests/cases.rs compares with what is expected.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "../../pkg/node.js";
import { canonical } from "./canonical.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const EXAMPLE = ["run", "--quiet", "--locked", "--profile", "xtask", "--features", "schema"];

const calculator = await load();
const native = JSON.parse(
  execFileSync("cargo", [...EXAMPLE, "--example", "answers"], { cwd: ROOT, maxBuffer: 1 << 28 }),
);

/** The regulation of a case: an id, or a base with values put in place. */
function regulationOf(named) {
  if (typeof named === "string") return named;
  const pack = calculator.getRegulation(named.base);
  for (const [path, value] of Object.entries(named.with)) {
    const keys = path.match(/[^$.[\]]+/g);
    const last = keys.pop();
    keys.reduce((place, key) => place[key], pack)[last] = value;
  }
  return pack;
}

function answer(file, { regulation = file.regulation, input }) {
  try {
    const given = file.call.startsWith("estimate") ? [regulationOf(regulation), input] : [input];
    return calculator[file.call](...given);
  } catch (error) {
    if (error.name !== "TppError") throw error;
    return { faults: error.faults };
  }
}

for (const [name, answers] of Object.entries(native)) {
  test(name, () => {
    const file = JSON.parse(readFileSync(`${ROOT}/tests/cases/${name}`, "utf8"));
    assert.deepEqual(file.cases.map(({ id }) => id).sort(), Object.keys(answers).sort());
    for (const asked of file.cases) {
      const found = canonical(answer(file, asked));
      assert.equal(found, canonical(answers[asked.id]), `${name} ${asked.id}`);
    }
  });
}
