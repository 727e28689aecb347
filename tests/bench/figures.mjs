// A line for the samples of one measurement, given in microseconds; its median is kept in the file that
// BENCH_RECORD names.
import { appendFileSync } from "node:fs";

export function print(what, samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.floor((sorted.length - 1) * share)];
  const figure = (name, share) => `${name} ${at(share).toFixed(1).padStart(8)} µs`;
  const figures = [figure("fastest", 0), figure("median", 0.5), figure("95 %", 0.95)];
  const { BENCH_RECORD } = process.env;
  if (BENCH_RECORD) appendFileSync(BENCH_RECORD, `${JSON.stringify([what, at(0.5).toFixed(1)])}\n`);
  console.log(`${what.padEnd(52)} ${figures.join("   ")}`);
}
