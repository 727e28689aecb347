// What stands in a <kalkulator-tpp>: its pages, the rule they go by, and what was typed on them, which
// stays for as long as the tag is there to come back to.
import { language, options, wished } from "./attributes.js";
import { faults } from "./contrast.js";
import { keep, keyOf, recall, shared, without } from "./memory.js";
import { Pages, PROGRAMS } from "./pages.js";
import { rule } from "./rule.js";
import { today } from "../shared/program.js";
import { announce, languageOf, say, warn } from "../shared/said.js";
import { notice } from "../shared/stopped.js";

/** What the person may choose too, as it is kept, by the attribute that chooses it. */
const CHOICES = { regulasi: "regulation", bahasa: "language", tanggal: "month" };

/** The pages for officers. */
const OFFICERS = ["kepatuhan", "paket"];

export class Calculator {
  /** The last estimate, or null before there is one. */
  estimate = null;

  #element;
  #body;
  #said;
  #pages;
  #shown;
  #waiting = 0;
  #used;
  #spoken;
  #typed;
  /** Choices that the page around has made anew and the estimate does not know of yet. */
  #forgotten = [];
  /** What was typed on the pages for officers, by the name of the page. */
  #sheets = new Map();

  /** Of an element, with the place for its pages and the one for what is said of it. */
  constructor(element, body, said) {
    this.#element = element;
    this.#body = body;
    this.#said = said;
  }

  get isThere() {
    return this.#pages !== undefined;
  }

  has(name) {
    return this.#pages?.has(name) ?? false;
  }

  /** Waits for what the pages of these names need. */
  programs(names) {
    return names.map((name) => PROGRAMS[name]());
  }

  rule(pack, onlyOwnOrigin) {
    return rule(this.#element, pack, onlyOwnOrigin);
  }

  /** Places for the pages, and the pages in them; whoever comes back finds the one seen last. */
  begin(programs, used) {
    this.#tellOf(used);
    this.#pages = new Pages(programs, {
      shown: this.#shown,
      onShow: (name) => (this.#shown = name),
      onStop: () => this.#stop(),
    });
    this.#spoken = languageOf(this.#wished());
    this.#pages.speak(this.#spoken);
    this.#waiting = programs.size;
    this.#body.replaceChildren(...this.#pages.parts);
    this.#body.inert = false;
    for (const name of programs.keys()) this.#pages.put(name, this.#given(name));
  }

  /** The pages go by another rule. */
  use(used) {
    this.#tellOf(used);
    this.#pages.updateAll(used.given);
    this.#forgotten = [];
  }

  /** The pages follow an attribute. */
  change(name) {
    const { unit, today: day } = options(this.#element);
    if (name === "bahasa") this.#speak(language(this.#element));
    if (name === "unit") this.#pages.updateAll({ unit: unit ?? null });
    if (name === "tanggal") this.#pages.updateAll({ today: day ?? today() });
    this.#forgotten = [];
  }

  end() {
    for (const name of OFFICERS) this.#remember(name, this.#pages?.kept(name));
    const typed = this.#typedNow();
    if (JSON.stringify(typed) !== JSON.stringify(this.#typed)) this.#keep(typed);
    this.#forgotten = [];
    this.#pages?.unmount();
    this.#pages = undefined;
    this.estimate = null;
  }

  /** What an earlier visit left on the device; what the attributes say now counts for more. */
  recall() {
    const { storage } = options(this.#element);
    if (this.#typed !== undefined || storage === undefined) return;
    this.#typed = recall(storage);
    for (const name of ["regulasi", "bahasa"]) {
      if (this.#element.hasAttribute(name)) this.forget(name);
    }
  }

  /** A choice of the person's that the page around has made anew, by an attribute. */
  forget(name) {
    if (name === "tampilan") this.#shown = undefined;
    if (!CHOICES[name]) return;
    this.#typed = without(this.#typed, CHOICES[name]);
    this.#forgotten.push(CHOICES[name]);
  }

  /** A page tells what was typed after a pause, and there may have been none yet. */
  #typedNow() {
    const typed = this.#pages?.kept("estimasi") ?? this.#typed;
    return this.#forgotten.reduce(without, typed);
  }

  #keep(typed) {
    this.#typed = this.#forgotten.reduce(without, typed);
    const { storage } = options(this.#element);
    if (storage !== undefined) keep(storage, this.#typed);
  }

  /** What a page is given to begin with. */
  #given(name) {
    const { unit, today: day, storage } = options(this.#element);
    const both = {
      language: this.#wished(),
      today: day ?? today(),
      ...this.#used.given,
      events: this.#hear(name),
    };
    if (name === "estimasi") return { ...both, unit, kept: this.#typed, share: shared() };
    return {
      ...both,
      kept: this.#sheets.get(name),
      storage: storage && keyOf(`${storage}-${name}`),
      estimate: this.has("estimasi") ? this.#beside() : undefined,
    };
  }

  /** The language that the person, or else the page around, has chosen. */
  #wished() {
    return this.#typed?.language ?? wished(this.#element);
  }

  /** The estimate beside the officer's page: what was typed there, and the way to it. */
  #beside() {
    const typed = () => this.#typedNow();
    return {
      get kept() {
        return typed();
      },
      open: (kept) => {
        if (kept) this.#takeOver(kept);
        this.#pages.open("estimasi");
      },
    };
  }

  /** The estimate goes on from what the officer's page has put into it. */
  #takeOver(kept) {
    this.#pages.put("estimasi", { ...this.#given("estimasi"), kept });
    this.#keep(kept);
  }

  /** Both pages speak the language that was chosen last, on either. */
  #speak(spoken) {
    if (spoken === this.#spoken) return;
    this.#spoken = spoken;
    this.#pages.speak(spoken);
  }

  /** The rule that is named, or why there is none; the pages draw it, the page around is told. */
  #tellOf(used) {
    this.#used = used;
    const spoken = language(this.#element);
    for (const { said, ...told } of used.told) {
      const { key, values, forAdministrator } = said;
      warn(spoken, forAdministrator, values);
      const message = `${say(spoken, key, values)} ${say(spoken, forAdministrator, values)}`;
      this.#announce("tpp-galat", { ...told, message });
    }
  }

  /** What is done when a page tells something. */
  #hear(page) {
    const both = { ready: () => this.#ready(), language: (spoken) => this.#speak(spoken) };
    if (page === "kepatuhan") {
      return {
        ...both,
        score: (score) => this.#announce("tpp-nilai", score),
        kept: (sheets) => this.#remember(page, sheets),
        error: (refused) => this.has("estimasi") || this.#refused(refused),
      };
    }
    if (page === "paket") return { ...both, kept: (packs) => this.#remember(page, packs) };
    return {
      ...both,
      estimate: (told) => this.#announce("tpp-estimasi", (this.estimate = estimated(told))),
      calendar: (told) => this.#pages?.calendar(told),
      picture: async (told) => (await import("../site/picture.js")).send(told),
      kept: (typed) => this.#keep(typed),
      error: (refused) => this.#refused(refused),
    };
  }

  #remember(page, kept) {
    if (kept !== undefined) this.#sheets.set(page, kept);
  }

  #ready() {
    this.#waiting -= 1;
    if (this.#waiting !== 0) return;
    for (const fault of faults(this.#body.parentElement)) warn(language(this.#element), "warn.contrast", fault);
    this.#announce("tpp-siap", {});
  }

  /** A pack cannot be used: the one that was asked for, or one of the person's own. */
  #refused({ name, faults }) {
    const address = name === this.#used.given.name ? this.#used.address : undefined;
    this.#announce("tpp-galat", { code: "pack_refused", address, faults });
  }

  /** Nothing works any more; what stands there stays to be read. */
  #stop() {
    const { storage } = options(this.#element);
    const names = storage === undefined ? [] : [storage, ...OFFICERS.map((name) => `${storage}-${name}`)];
    const said = notice([this.#spoken], names.some((name) => recall(name) !== undefined));
    const isInUse = this.#element.shadowRoot.activeElement !== null;
    this.#said.replaceChildren(said);
    this.#body.inert = true;
    if (isInUse) said.querySelector("button").focus();
    this.#announce("tpp-galat", { code: "stopped", message: say(this.#spoken, "stopped") });
  }

  #announce(name, detail) {
    announce(this.#element, name, detail);
  }
}

/** The estimate, with the rule that it was made by. */
function estimated({ estimate, regulation }) {
  return { ...estimate, regulation };
}
