// Where no bundler and no server brings a file along: the wasm is part of the script.
import { scorer } from "./scorer-inline.js";
import { start } from "./start-scores.js";

export const loadScores = (options) => start(scorer, options);
