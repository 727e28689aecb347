// Values between JavaScript and the engine on a tape: one list of numbers and one text, which
// cross the boundary in one go. `src/wasm/tape.rs` has the other end and says what the codes mean.
const CONSTANT = 0;
const SMALL = 1;
const WHOLE = 2;
const TEXT = 3;
const LIST = 4;
const OBJECT = 5;
const NAME = 6;

const [NULL, FALSE, TRUE, FRACTION] = [0, 1, 2, 3].map((number) => (number << 3) | CONSTANT);
const HALF = 2 ** 32;
const LARGEST_SMALL = 2 ** 29 - 1;

/** Deepest nesting accepted; an object that holds itself would have no end. */
const DEEPEST = 64;

/** What JSON cannot say, as a list of faults that the engine would throw. */
const notJson = (problem) => [{ path: "$", code: "not_json", problem }];

/** A value written on a tape. A key whose value is `undefined` counts as absent. */
export class Tape {
  codes = [];
  text = "";

  static of(value) {
    const tape = new Tape();
    tape.put(value, DEEPEST);
    return tape;
  }

  /** A tape for a list, to which its items are added. */
  static list(length) {
    const tape = new Tape();
    tape.codes.push((length << 3) | LIST);
    return tape;
  }

  /** Adds an item and tells where it stands, or why JSON cannot say it: then nothing stands there. */
  add(value) {
    const begun = [this.codes.length, this.text.length];
    try {
      this.put(value, DEEPEST);
      return { begun, ended: [this.codes.length, this.text.length] };
    } catch (faults) {
      if (!Array.isArray(faults)) throw faults;
      this.codes.length = begun[0];
      this.text = this.text.slice(0, begun[1]);
      this.codes.push(NULL);
      return { faults };
    }
  }

  /** An item added, on a tape of its own. */
  part({ begun, ended }) {
    return {
      codes: this.codes.slice(begun[0], ended[0]),
      text: this.text.slice(begun[1], ended[1]),
    };
  }

  equals({ codes, text }) {
    return (
      this.text === text &&
      this.codes.length === codes.length &&
      this.codes.every((code, n) => code === codes[n])
    );
  }

  put(value, deeper) {
    if (deeper === 0) throw notJson("deep");
    switch (typeof value) {
      case "string":
        return this.#text(value);
      case "number":
        return this.#number(value);
      case "boolean":
        return void this.codes.push(value ? TRUE : FALSE);
      case "object":
        if (value === null) return void this.codes.push(NULL);
        return Array.isArray(value) ? this.#list(value, deeper - 1) : this.#object(value, deeper - 1);
      default:
        throw notJson("value");
    }
  }

  #text(text) {
    this.codes.push((text.length << 3) | TEXT);
    this.text += text;
  }

  #number(number) {
    if (!Number.isSafeInteger(number)) this.codes.push(FRACTION);
    else if (number >= 0 && number <= LARGEST_SMALL) this.codes.push((number << 3) | SMALL);
    else this.codes.push(WHOLE, number % HALF | 0, Math.floor(number / HALF));
  }

  #list(list, deeper) {
    this.codes.push((list.length << 3) | LIST);
    for (let n = 0; n < list.length; n++) this.put(list[n], deeper);
  }

  #object(object, deeper) {
    const at = this.codes.push(0) - 1;
    let rows = 0;
    for (const key of Object.keys(object)) {
      const value = object[key];
      if (value === undefined) continue;
      this.#text(key);
      this.put(value, deeper);
      rows++;
    }
    this.codes[at] = (rows << 3) | OBJECT;
  }
}

/** The names that the engine has told, in their order. */
const names = [];

let codes;
let text;
let at;
let from;

/** What the engine has written. It calls this, and its memory holds the codes meanwhile. */
export function played(written, said) {
  codes = written;
  text = said;
  at = 0;
  from = 0;
  return value();
}

function value() {
  const code = codes[at++];
  const number = code >>> 3;
  switch (code & 7) {
    case SMALL:
      return number;
    case TEXT:
      return words(number);
    case OBJECT:
      return object(number);
    case LIST: {
      const list = [];
      for (let n = 0; n < number; n++) list.push(value());
      return list;
    }
    case WHOLE: {
      const low = codes[at++];
      return (codes[at++] | 0) * HALF + low;
    }
    default:
      return code === NULL ? null : code === TRUE;
  }
}

function object(rows) {
  const made = {};
  for (let n = 0; n < rows; n++) {
    const key = name();
    if (key === "__proto__") own(made, key, value());
    else made[key] = value();
  }
  return made;
}

/** A pack may name a thing so; written plainly it would be the object's prototype. */
const own = (made, key, value) =>
  Object.defineProperty(made, key, { value, configurable: true, enumerable: true, writable: true });

function name() {
  const code = codes[at++];
  const number = code >>> 3;
  if ((code & 7) === TEXT) return words(number);
  if (number === names.length) names.push(words(codes[at++]));
  return names[number];
}

function words(units) {
  from += units;
  return text.slice(from - units, from);
}
