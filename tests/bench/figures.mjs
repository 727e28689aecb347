// A line for the samples of one measurement, given in microseconds.

export function print(what, samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.floor((sorted.length - 1) * share)];
  const figure = (name, share) => `${name} ${at(share).toFixed(1).padStart(8)} µs`;
  const figures = [figure("fastest", 0), figure("median", 0.5), figure("95 %", 0.95)];
  console.log(`${what.padEnd(52)} ${figures.join("   ")}`);
}
