// <kalkulator-tpp>: the calculator as one tag, in a shadow root of its own.
import { language, NAMES, options, warnOfUnknown, wished } from "./attributes.js";
import { INTEGRITY, today, useWasm, WASM } from "./begin.js";
import { causeOf, refetch, tell } from "../shared/cause.js";
import { faults } from "./contrast.js";
import { dress } from "./dress.js";
import { keep, keyOf, recall, without } from "./memory.js";
import { Pages, PROGRAMS } from "./pages.js";
import { rule } from "./rule.js";
import { languageOf, say, warn, WORDS } from "../shared/said.js";
import { notice } from "../shared/stopped.js";
import { style } from "../made/style.js";

export { useWasm };

/** How long a start may take before something is said of it. */
const LIMIT = 20_000;
/** What the person may choose too, as it is kept, by the attribute that chooses it. */
const CHOICES = { regulasi: "regulation", bahasa: "language", tanggal: "month" };
/** What the officer's page is told once, when it starts. */
const AT_START = ["regulasi", "regulasi-bawaan", "tanggal", "simpan"];

class KalkulatorTpp extends HTMLElement {
  static observedAttributes = NAMES;
  /** In a document whose address anybody can write, no rule is read from another origin. */
  static onlyOwnOrigin = false;

  #seat = document.createElement("div");
  #said = document.createElement("div");
  #body = document.createElement("div");
  #own = document.createElement("slot");
  #styles = [style];
  /** Whether the calculator stands there, or is on its way. */
  #isWell = false;
  #pages;
  #shown;
  #waiting = 0;
  #turn;
  #late;
  #pack;
  #used;
  #spoken;
  #typed;
  #sheets;
  #estimate = null;
  #asked;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#seat.className = "seat notranslate";
    this.#seat.translate = false;
    this.#body.className = "body";
    this.#said.role = "status";
    this.#seat.append(this.#said, this.#body);
    this.#own.addEventListener("slotchange", () => this.#showOwn());
    root.append(this.#seat, this.#own);
  }

  connectedCallback() {
    // In another document than before it has none.
    if (!this.shadowRoot.adoptedStyleSheets?.length) dress(this.shadowRoot, this.#styles);
    for (const name of NAMES) this.#takeEarlier(property(name));
    if (this.#turn) return;
    warnOfUnknown(this);
    this.#start();
  }

  // A move by moveBefore() changes nothing.
  connectedMoveCallback() {}

  // Any other move takes it out and puts it back at once.
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#end());
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "regulasi") this.#pack = undefined;
    if (name === "tampilan") this.#shown = undefined;
    this.#forget(CHOICES[name]);
    if (!this.#turn) return;
    const isOfOfficer = this.#pages?.has("kepatuhan") && AT_START.includes(name);
    if (!this.#pages || name === "tampilan" || isOfOfficer) return this.#again();
    if (name.startsWith("regulasi")) return this.#change();
    const { unit, today: day } = options(this);
    if (name === "bahasa") this.#speak(language(this));
    if (name === "unit") this.#pages.updateAll({ unit: unit ?? null });
    if (name === "tanggal") this.#pages.updateAll({ today: day ?? today() });
  }

  /** The last estimate, or null before there is one. */
  get estimasi() {
    return this.#estimate;
  }

  /** Id or address of a pack, or the pack itself. */
  get regulasi() {
    return this.#pack ?? this.getAttribute("regulasi");
  }

  set regulasi(value) {
    // Whatever else it may be is no name of a pack, and told of like a pack that cannot be used.
    const isName = value === null || value === undefined || typeof value === "string";
    const back = this.#pack !== undefined && value === this.getAttribute("regulasi");
    this.#pack = isName ? undefined : value;
    if (isName && !back) return reflect(this, "regulasi", value);
    this.#forget(CHOICES.regulasi);
    if (this.#turn) this.#change();
  }

  /** A property that was set before the browser knew this element. */
  #takeEarlier(name) {
    if (!Object.prototype.hasOwnProperty.call(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  async #start() {
    const turn = (this.#turn = {});
    const late = setTimeout(() => this.#sayThatItHangs(), LIMIT);
    try {
      this.#recall();
      this.#said.replaceChildren();
      this.#late?.remove();
      this.#body.replaceChildren(skeleton(language(this), this.#sentence("loading")));
      this.#isWell = true;
      this.#showOwn();
      const names = options(this).pages;
      const begun = names.map((name) => PROGRAMS[name]());
      const [used, ...programs] = await Promise.all([this.#rule(), ...begun]);
      if (turn !== this.#turn) return;
      this.#use(used);
      this.#begin(new Map(names.map((name, n) => [name, programs[n]])));
      for (const name of names) this.#pages.put(name, this.#given(name));
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    } finally {
      clearTimeout(late);
    }
  }

  /** It may still come, and then nothing more is said. */
  #sayThatItHangs() {
    this.#late = tell({ kind: navigator.onLine ? "slow" : "offline" }, WORDS, () => location.reload());
    this.#said.after(this.#late);
  }

  /** Places for the pages; whoever comes back finds the one seen last. */
  #begin(programs) {
    this.#late?.remove();
    this.#wear([...programs.values()].map((program) => program.style));
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
  }

  /** What a page is given to begin with. */
  #given(name) {
    const { unit, today: day, storage } = options(this);
    const both = {
      language: this.#wished(),
      today: day ?? today(),
      ...this.#used.given,
      events: this.#hear(name),
    };
    if (name === "estimasi") return { ...both, unit, kept: this.#typed };
    return {
      ...both,
      kept: this.#sheets,
      storage: storage && keyOf(`${storage}-kepatuhan`),
      estimate: this.#pages.has("estimasi") ? this.#beside() : undefined,
    };
  }

  /** The language that the person, or else the page around, has chosen. */
  #wished() {
    return this.#typed?.language ?? wished(this);
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
  #speak(language) {
    if (language === this.#spoken) return;
    this.#spoken = language;
    this.#pages.speak(language);
  }

  /** What an earlier visit left on the device; what the attributes say now counts for more. */
  #recall() {
    const { storage } = options(this);
    if (this.#typed !== undefined || storage === undefined) return;
    this.#typed = recall(storage);
    for (const name of ["regulasi", "bahasa"]) {
      if (this.hasAttribute(name)) this.#forget(CHOICES[name]);
    }
  }

  /** A choice of the person's that the page around has made anew. */
  #forget(choice) {
    this.#typed = without(this.#typed, choice);
  }

  /** A page tells what was typed after a pause, and there may have been none yet. */
  #typedNow() {
    return this.#pages?.kept("estimasi") ?? this.#typed;
  }

  #keep(typed) {
    this.#typed = typed;
    const { storage } = options(this);
    if (storage !== undefined) keep(storage, typed);
  }

  #end() {
    this.#turn = undefined;
    this.#sheets = this.#pages?.kept("kepatuhan") ?? this.#sheets;
    this.#typed = this.#typedNow();
    this.#pages?.unmount();
    this.#pages = undefined;
    this.#estimate = null;
  }

  #wear(styles) {
    this.#styles = [...new Set([style, ...styles])];
    dress(this.shadowRoot, this.#styles);
  }

  /** What stands in the tag itself: a link in place of the calculator, or what is there by mistake. */
  #showOwn() {
    const isLink = holdsLinkAlone(this);
    this.#own.hidden = this.#isWell && isLink;
    if (this.#isWell && !isLink) warn(language(this), "warn.inside");
  }

  #again() {
    this.#end();
    this.#start();
  }

  async #change() {
    if (!this.#pages || this.#pages.has("kepatuhan")) return this.#again();
    // What was asked for before this comes too late.
    const turn = (this.#turn = {});
    const used = await this.#rule();
    if (turn !== this.#turn) return;
    this.#use(used);
    this.#pages.updateAll(used.given);
  }

  #rule() {
    return rule(this, this.#pack, KalkulatorTpp.onlyOwnOrigin);
  }

  /** The rule that is named, or why there is none; the pages draw it, the page around is told. */
  #use(used) {
    this.#used = used;
    for (const { said, ...told } of used.told) {
      const { key, values, forAdministrator } = said;
      warn(language(this), forAdministrator, values);
      const message = `${this.#sentence(key, values)} ${this.#sentence(forAdministrator, values)}`;
      this.#tell("tpp-galat", { ...told, message });
    }
  }

  /** What is done when a page tells something. */
  #hear(page) {
    const both = { ready: () => this.#ready(), language: (language) => this.#speak(language) };
    if (page === "kepatuhan") {
      return {
        ...both,
        score: (score) => this.#tell("tpp-nilai", score),
        kept: (sheets) => (this.#sheets = sheets),
        error: (refused) => this.#pages.has("estimasi") || this.#refused(refused),
      };
    }
    return {
      ...both,
      estimate: (told) => this.#tell("tpp-estimasi", (this.#estimate = estimated(told))),
      kept: (typed) => this.#keep(typed),
      error: (refused) => this.#refused(refused),
    };
  }

  #ready() {
    this.#waiting -= 1;
    if (this.#waiting !== 0) return;
    for (const fault of faults(this.#seat)) warn(language(this), "warn.contrast", fault);
    this.#tell("tpp-siap", {});
  }

  /** A pack cannot be used: the one that was asked for, or one of the person's own. */
  #refused({ name, faults }) {
    const address = name === this.#used.given.name ? this.#used.address : undefined;
    this.#tell("tpp-galat", { code: "pack_refused", address, faults });
  }

  /** Nothing can be shown but why, a way to try again, and what the page keeps inside the tag. */
  async #fail(error) {
    const turn = this.#turn;
    this.#pages?.unmount();
    this.#pages = undefined;
    const cause = await causeOf(error, [{ address: WASM.href, integrity: INTEGRITY }]);
    if (turn !== this.#turn) return;
    this.#late?.remove();
    this.#said.replaceChildren(tell(cause, WORDS, () => this.#tryAgain(cause)));
    this.#body.replaceChildren();
    this.#isWell = false;
    this.#showOwn();
    const { kind, policy, detail } = cause;
    this.#tell("tpp-galat", {
      code: "not_started",
      cause: kind,
      message: this.#sentence(`cause.${kind}`),
      detail,
      policy,
    });
    console.error("kalkulator-tpp:", kind, detail, error);
  }

  async #tryAgain({ bad }) {
    await refetch(bad);
    this.#again();
  }

  /** Nothing works any more; what stands there stays to be read. */
  #stop() {
    const { storage } = options(this);
    const kept = storage !== undefined && [storage, `${storage}-kepatuhan`].some((name) => recall(name) !== undefined);
    const said = notice([this.#spoken], kept);
    const isInUse = this.shadowRoot.activeElement !== null;
    this.#said.replaceChildren(said);
    this.#body.inert = true;
    if (isInUse) said.querySelector("button").focus();
    this.#tell("tpp-galat", { code: "stopped", message: say(this.#spoken, "stopped") });
  }

  #sentence(key, values) {
    return say(language(this), key, values);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

for (const name of NAMES.filter((name) => name !== "regulasi")) {
  Object.defineProperty(KalkulatorTpp.prototype, property(name), {
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      reflect(this, name, value);
    },
    enumerable: true,
    configurable: true,
  });
}

function paragraph(language, sentence) {
  const made = document.createElement("p");
  made.className = "said";
  made.lang = language;
  made.textContent = sentence;
  return made;
}

/** The shape of what is coming. */
function skeleton(language, sentence) {
  const made = paragraph(language, sentence);
  made.className = "coming";
  return made;
}

/** Whether a tag holds nothing that is seen but one link. */
function holdsLinkAlone({ childNodes }) {
  const seen = [...childNodes].filter(isSeen);
  return seen.length === 0 || (seen.length === 1 && isLink(seen[0]));
}

const isSeen = (node) =>
  node.nodeType === Node.ELEMENT_NODE
    ? !node.matches("script, style, template, noscript, link, br, p:empty")
    : node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";

const isLink = (node) =>
  node.localName === "a" || (node.childElementCount > 0 && holdsLinkAlone(node));

function reflect(element, name, value) {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** The property of an attribute. */
function property(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** The estimate, with the rule that it was made by. */
function estimated({ estimate, regulation }) {
  return { ...estimate, regulation };
}

// A second copy of this script on one page leaves the first in place.
if (!customElements.get("kalkulator-tpp")) customElements.define("kalkulator-tpp", KalkulatorTpp);
