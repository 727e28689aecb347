// The bundler is told that a wasm is a file, and the package where it lies.
import { load } from "kalkulator-tpp";
import { useWasm } from "kalkulator-tpp/element";
import estimate from "kalkulator-tpp/element/estimate.wasm";
import attendance from "kalkulator-tpp/element/attendance.wasm";
import officer from "kalkulator-tpp/element/officer.wasm";
import engine from "kalkulator-tpp/engine.wasm";
import scores from "kalkulator-tpp/scores.wasm";
import { show } from "./show.js";

useWasm({ estimate, officer, attendance });
load({ wasm: engine, scores: { wasm: scores } }).then(show);
