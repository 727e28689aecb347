// The element where no bundler and no server brings a file along: its wasm is part of the scripts.
import { useWasm } from "./element/element.js";
import { tpp } from "./element/tpp-inline.js";

useWasm({
  estimate: tpp,
  // Nobody else fetches what officers need.
  officer: async () => (await import("./element/officer-inline.js")).officer(),
  // Nor this whoever opens no calendar.
  attendance: async () => (await import("./element/attendance-inline.js")).attendance(),
});

export { useWasm };
