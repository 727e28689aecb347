// The worker that runs rosters: a file in, what it comes to out. It stops between steps to hear
// whether it should go on.
import init, { Batch } from "../made/batch.js";
import { headers } from "../made/roster-headers.js";
import { sample } from "../made/roster-sample.js";
import { start } from "./program.js";
import { book, open } from "./runner-file.js";

const WASM = new URL("./batch_bg.wasm", import.meta.url);
const INTEGRITY = "{{ integrity('batch_bg.wasm') }}";
/** Rows between two looks at the clock. */
const ROWS = 50;
/** How long a step may take before the worker listens, in milliseconds. */
const STEP = 25;

const begun = start(init, WASM, INTEGRITY).then(() => new Batch(headers, sample));
/** The run under way; another number means that it is called off. */
let run = 0;

const TASKS = {
  open,
  sample: (batch, { nationals, pack }) => batch.sample(nationals, pack),
  hold: (batch, { fields }) => batch.hold(fields),
  run: runAll,
  people: (batch, { by, name, most }) => batch.people(by, name, most),
  cases: (batch, { row }) => batch.cases(row),
  file: (batch, { head }) => batch.file(head),
  book,
};

addEventListener("message", async ({ data: { id, task, given } }) => {
  if (task === "cancel") {
    run += 1;
    return;
  }
  try {
    const batch = await begun;
    postMessage({ id, answer: await TASKS[task](batch, given) });
  } catch (refused) {
    if (refused instanceof Error) postMessage({ stopped: String(refused) });
    else postMessage({ id, refused });
  }
});

/** The whole roster, step by step; nothing where it is called off. */
async function runAll(batch, { order }) {
  run += 1;
  const own = run;
  batch.begin(order);
  for (;;) {
    const end = performance.now() + STEP;
    let isDone = false;
    while (!isDone && performance.now() < end) isDone = batch.step(ROWS);
    if (isDone) return batch.summary();
    postMessage({ progress: [...batch.progress()] });
    await new Promise((go) => setTimeout(go));
    if (run !== own) return null;
  }
}
