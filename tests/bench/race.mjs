// The same months through the npm package, through a program written by hand with decimal.js, and through
// the peers: wherever this runs the answers are compared first, then all are timed.
import { canonical } from "../node/canonical.mjs";
import { program } from "./by-hand.mjs";
import { peers } from "./peers/programs.mjs";
import { REGULATION, people, person } from "./people.mjs";

const MANY = 12_003;
const COMPARED = 300;
const SAMPLES = 40;
const CALLS = 50;
/** Calls a sample of what takes a thousand times as long. */
const FEW = 5;

/** Microseconds a person, by what was timed; each of the `libraries` by its name is that of a peer. */
export async function race(load, packs, libraries) {
  const tpp = await load({ scores: false });
  const find = (id) => packs.find((pack) => pack.id === id);
  const regional = find(REGULATION);
  const { receipt } = tpp.estimate(REGULATION, person(0));
  const byHand = program(regional, find(regional.builds_on), receipt);
  const ours = (input) => tpp.estimate(REGULATION, input);
  const all = people(MANY);

  for (const input of all.slice(0, COMPARED)) {
    const { lines, ...figures } = ours(input);
    same(figures, byHand.figures(input), "figures");
    same(lines, byHand.both(input).lines, "lines");
  }
  for (const [n, estimate] of tpp.estimateMany(REGULATION, all.slice(0, COMPARED)).entries()) {
    same(estimate, ours(all[n]), "many");
  }

  const others = peers(libraries, regional, find(regional.builds_on));
  for (const [name, totals] of Object.entries(others)) {
    for (const input of all.slice(0, COMPARED)) same(totals(input), ours(input).totals, name);
  }

  let turn = 0;
  const next = () => all[turn++ % MANY];
  const sum = { total: 0 };
  return {
    "estimate, npm": timed(() => (sum.total += ours(next()).totals.net)),
    "estimate, decimal.js by hand": timed(() => (sum.total += byHand.figures(next()).totals.net)),
    "with its lines, npm": timed(() => (sum.total += ours(next()).lines.length)),
    "with its lines, decimal.js by hand": timed(() => (sum.total += byHand.both(next()).lines.length)),
    ...Object.fromEntries(
      Object.entries(others).map(([name, totals]) => [
        `estimate, ${name}`,
        timed(() => (sum.total += totals(next()).net), FEW),
      ]),
    ),
    "estimateMany of 12,003, npm, each": samples(5, () => {
      const begun = performance.now();
      sum.total += tpp.estimateMany(REGULATION, all).length;
      return ((performance.now() - begun) * 1000) / MANY;
    }),
  };
}

function same(found, expected, what) {
  if (canonical(found) === canonical(expected)) return;
  throw new Error(`${what} differ\n${canonical(found)}\n${canonical(expected)}`);
}

const samples = (count, sample) => Array.from({ length: count }, sample);

/** Microseconds a call; the first samples only warm up. */
function timed(call, calls = CALLS) {
  const sample = () => {
    const begun = performance.now();
    for (let n = 0; n < calls; n++) call();
    return ((performance.now() - begun) * 1000) / calls;
  };
  samples(SAMPLES, sample);
  return samples(SAMPLES, sample);
}
