// The regulations that the engine has taken up: those with an id for good, and the last few that
// were given as packs.
import { Tape } from "./tape.js";

/** How many packs given as objects stay taken up. */
const GIVEN = 4;

export class Regulations {
  #engine;
  #named = new Map();
  #given = [];

  constructor(engine) {
    this.#engine = engine;
  }

  /**
   * What is kept of a regulation. A pack given as an object is compared by its content, since it
   * may have changed since the last call.
   */
  of(regulation) {
    if (typeof regulation !== "string") return this.#pack(Tape.of(regulation));
    let kept = this.#named.get(regulation);
    if (!kept) {
      kept = { tape: Tape.of(regulation), place: undefined };
      this.place(kept);
      this.#named.set(regulation, kept);
    }
    return kept;
  }

  /** The number by which the engine knows it; one let go of is taken up again. */
  place(kept) {
    return (kept.place ??= this.#engine.load(kept.tape.codes, kept.tape.text));
  }

  #pack(tape) {
    const known = this.#given.findIndex((kept) => kept.tape.equals(tape));
    const kept = known < 0 ? { tape, place: undefined } : this.#given[known];
    this.place(kept);
    if (known >= 0) this.#given.splice(known, 1);
    this.#given.unshift(kept);
    for (const old of this.#given.splice(GIVEN)) this.#release(old);
    return kept;
  }

  #release(kept) {
    this.#engine.release(kept.place);
    kept.place = undefined;
  }
}
