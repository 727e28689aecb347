// In Node the wasm is part of the script, so that it is found in what a framework bundles for its
// server too; one that is given by a file's address is read, since Node cannot fetch it.
import { engine } from "./engine-inline.js";
import { readable } from "./readable.js";
import { start } from "./start.js";

export { TppError } from "./calculator.js";

export const loadScores = async (options) => (await import("./scores-node.js")).loadScores(options);

export const load = (options) => start(engine, readable(options), loadScores);
