// Nothing set: each wasm is part of the script.
import { load } from "kalkulator-tpp/inline";
import "kalkulator-tpp/element/inline";
import { show } from "./show.js";

load().then(show);
