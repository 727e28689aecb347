// Where no bundler and no server brings a file along: the wasm is part of the script.
import { engine } from "./engine-inline.js";
import { start } from "./start.js";

export { TppError } from "./calculator.js";

export const loadScores = async (options) =>
  (await import("./scores-inline.js")).loadScores(options);

export const load = (options) => start(engine, options, loadScores);
