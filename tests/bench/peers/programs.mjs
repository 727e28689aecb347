// The programs of the peers, each with its library as it was loaded.
import { program as jsonLogic } from "./json-logic.mjs";
import { program as publicodes } from "./publicodes.mjs";

/** What gives the totals of a case, by the name of the peer. */
export const peers = (libraries, regional, national) => ({
  "json-logic": jsonLogic(libraries["json-logic"], regional, national),
  publicodes: publicodes(libraries.publicodes, regional, national),
});
