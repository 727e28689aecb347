// In the browser and in bundlers: the wasm is fetched from beside this file.
import { start } from "./start.js";

export { TppError } from "./calculator.js";

export const loadScores = async (options) => (await import("./scores.js")).loadScores(options);

export const load = (options) =>
  start(() => new URL("./engine_bg.wasm", import.meta.url), options, loadScores);
