// Every entry that has types, and what a wasm may be given as.
import { load, loadScores } from "kalkulator-tpp";
import { load as inline } from "kalkulator-tpp/inline";
import { useWasm } from "kalkulator-tpp/element";
import * as elementInline from "kalkulator-tpp/element/inline";
import { instruments } from "kalkulator-tpp/instruments.js";
import { packs } from "kalkulator-tpp/packs.js";
import { loadScores as scoring } from "kalkulator-tpp/scores";

const address = new URL("https://portal.example/engine.wasm");
useWasm({ estimate: address, officer: () => fetch(address) });
elementInline.useWasm({ estimate: address });

export const loaded = [
  load({ wasm: address, scores: { wasm: fetch(address) } }),
  load({ wasm: new Uint8Array(8), scores: false }),
  inline({ language: "en" }),
  loadScores({ wasm: "scores.wasm" }),
  scoring({ wasm: WebAssembly.compile(new Uint8Array(8)) }),
];
export const known = [packs.length, instruments.length];
// @ts-expect-error no place for a wasm
load({ wasm: 5 });
// @ts-expect-error a language that there is not
load({ language: "constructor" });
