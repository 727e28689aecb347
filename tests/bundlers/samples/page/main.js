// Nothing set: each wasm is a file that the bundler brings along.
import { load } from "kalkulator-tpp";
import "kalkulator-tpp/element";
import { show } from "./show.js";

load().then(show);
