// In the browser and in bundlers: the wasm is fetched from beside this file.
import { start } from "./start-scores.js";

export const loadScores = (options) =>
  start(() => new URL("./scorer_bg.wasm", import.meta.url), options);
