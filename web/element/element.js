// <kalkulator-tpp>: the calculator as one tag, in a shadow root of its own. The calculator itself is
// fetched from here, so that the tag can say why where it cannot be had.
import { language, NAMES, options, warnOfUnknown } from "./attributes.js";
import { causeOf, refetch, tell } from "../shared/cause.js";
import { dress } from "./dress.js";
import { useWasm } from "./given.js";
import { announce, say, warn, WORDS } from "../shared/said.js";
import { style } from "../made/style.js";

export { useWasm };

/** How long a start may take before something is said of it. */
const LIMIT = 20_000;
/** The scripts of the calculator, with their hashes, to be looked at where they cannot be imported. */
const SCRIPTS = Object.entries(JSON.parse(`{{ hashes('calculator.js') }}`));
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
  #calculator;
  #turn;
  #late;
  #pack;

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
    this.#calculator?.forget(name);
    if (!this.#turn) return;
    const isOfOfficer = this.#calculator?.has("kepatuhan") && AT_START.includes(name);
    if (!this.#calculator?.isThere || name === "tampilan" || isOfOfficer) return this.#again();
    if (name.startsWith("regulasi")) return this.#change();
    this.#calculator.change(name);
  }

  /** The last estimate, or null before there is one. */
  get estimasi() {
    return this.#calculator?.estimate ?? null;
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
    if (isName && !back) {
      reflect(this, "regulasi", value);
      return;
    }
    this.#calculator?.forget("regulasi");
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
      this.#show(skeleton(language(this), say(language(this), "loading")));
      const calculator = await this.#fetched();
      const { pages } = options(this);
      const [rule, ...programs] = await Promise.all([this.#rule(calculator), ...calculator.programs(pages)]);
      if (turn !== this.#turn) return;
      this.#late?.remove();
      this.#wear(programs.map((program) => program.style));
      calculator.begin(new Map(pages.map((name, n) => [name, programs[n]])), rule);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    } finally {
      clearTimeout(late);
    }
  }

  /** What goes on in the tag, fetched once; it stays when the tag is taken out. */
  async #fetched() {
    const { Calculator } = await import("./calculator.js");
    this.#calculator ??= new Calculator(this, this.#body, this.#said);
    this.#calculator.recall();
    return this.#calculator;
  }

  /** Shows that something is coming, or nothing but what has been said; the tag's own goes by that. */
  #show(...coming) {
    this.#late?.remove();
    this.#said.replaceChildren();
    this.#body.replaceChildren(...coming);
    this.#isWell = coming.length > 0;
    this.#showOwn();
  }

  /** It may still come, and then nothing more is said. */
  #sayThatItHangs() {
    this.#late = tell({ kind: navigator.onLine ? "slow" : "offline" }, WORDS, () => location.reload());
    this.#said.after(this.#late);
  }

  #end() {
    this.#turn = undefined;
    this.#calculator?.end();
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

  /** Another rule for what stands there already. */
  async #change() {
    const calculator = this.#calculator;
    if (!calculator?.isThere || calculator.has("kepatuhan")) return this.#again();
    // What was asked for before this comes too late.
    const turn = (this.#turn = {});
    const rule = await this.#rule(calculator);
    if (turn === this.#turn) calculator.use(rule);
  }

  #rule(calculator) {
    return calculator.rule(this.#pack, KalkulatorTpp.onlyOwnOrigin);
  }

  /** Nothing can be shown but why, a way to try again, and what the page keeps inside the tag. */
  async #fail(error) {
    const turn = this.#turn;
    this.#calculator?.end();
    const isImport = error.files === undefined;
    const cause = await causeOf(error, error.files ?? SCRIPTS.map(beside));
    if (turn !== this.#turn) return;
    this.#show();
    this.#said.append(tell(cause, WORDS, () => this.#tryAgain(cause, isImport)));
    const { kind, policy, detail } = cause;
    const message = say(language(this), `cause.${kind}`);
    announce(this, "tpp-galat", { code: "not_started", cause: kind, message, detail, policy });
    console.error("kalkulator-tpp:", kind, detail, error);
  }

  async #tryAgain({ bad }, isImport) {
    await refetch(bad);
    // Browsers keep for as long as a page stands that an import has failed.
    if (isImport) location.reload();
    else this.#again();
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

/** A script beside this one. */
function beside([name, integrity]) {
  return { address: new URL(name, import.meta.url).href, integrity };
}

/** The property of an attribute. */
function property(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

// A second copy of this script on one page leaves the first in place.
if (!customElements.get("kalkulator-tpp")) customElements.define("kalkulator-tpp", KalkulatorTpp);
