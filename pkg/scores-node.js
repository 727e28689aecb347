// In Node, as node.js has it.
import { readable } from "./readable.js";
import { scorer } from "./scorer-inline.js";
import { start } from "./start-scores.js";

export const loadScores = (options) => start(scorer, readable(options));
