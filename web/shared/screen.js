// What a program shows in an element, kept from other hands: translators, highlighters and whoever
// makes links of numbers take its text nodes out, wrap them or split them, and Yew would go on
// writing into what nobody sees.
const EVERYTHING = {
  subtree: true,
  childList: true,
  characterData: true,
  characterDataOldValue: true,
};
/** So often between two renderings what others spoil is mended at once; oftener it would be a fight. */
const PATIENCE = 9;
/** More changes than these are not remembered. */
const MANY = 10_000;
/** What stands in there is drawn by the page around. */
const OWN = "[data-calendar]";
/** How long nothing must have changed before it is said aloud, in milliseconds. */
const QUIET = 1000;

export class Screen {
  #root;
  #others = [];
  #written = "";
  #patience = 0;
  #said;
  #timer;
  #isOver = false;
  #watch = new MutationObserver((changes) => this.#hear(changes));

  constructor(root) {
    this.#root = root;
    // The program speaks both languages itself. Not everybody asks.
    root.translate = false;
    root.classList.add("notranslate");
  }

  /**
   * Before a rendering, which is done at once: it finds what the one before left. Whatever changes
   * after it others change; asked for before the first change, this comes before they hear of any.
   */
  restore() {
    queueMicrotask(() => this.#keep());
    this.#undo();
  }

  /** Undoes what others changed, the last first. */
  #undo() {
    this.#take(this.#watch.takeRecords());
    this.#watch.disconnect();
    const focused = this.#focused;
    for (const change of this.#others.reverse()) undo(change);
    this.#others = [];
    if (focused !== this.#focused && this.#root.contains(focused)) focused.focus({ preventScroll: true });
  }

  #keep() {
    if (this.#isOver) return;
    this.#written = this.#text;
    this.#patience = PATIENCE;
    this.#watch.observe(this.#root, EVERYTHING);
    this.#speak();
  }

  /** Before the last rendering, which takes all of it away. */
  end() {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#undo();
  }

  get #focused() {
    return this.#root.getRootNode().activeElement;
  }

  /** What the program has written; a part of the page around in it is none of that. */
  get #text() {
    const own = this.#root.querySelector(OWN)?.textContent;
    return own ? this.#root.textContent.replace(own, () => "") : this.#root.textContent;
  }

  #take(changes) {
    this.#others = this.#others.concat(changes.filter(({ target }) => !ownOf(target)));
  }

  /** Others may show words as they like, but no other figure, and nothing to press is to be gone. */
  #hear(changes) {
    const known = this.#others.length;
    this.#take(changes);
    if (this.#others.length === known) return;
    const isSpoilt = () =>
      digits(this.#text) !== digits(this.#written) ||
      changes.some(({ removedNodes }) => [...removedNodes].some((node) => this.#lacks(node)));
    if (this.#others.length < MANY && (this.#patience === 0 || !isSpoilt())) return;
    this.#patience = Math.max(0, this.#patience - 1);
    this.#undo();
    this.#watch.observe(this.#root, EVERYTHING);
  }

  #lacks(node) {
    return node.nodeType === Node.ELEMENT_NODE && !this.#root.contains(node);
  }

  /** Says what has changed in a live region of its own, once it is quiet: nobody listens to an amount a key. */
  #speak() {
    clearTimeout(this.#timer);
    const now = new Map();
    for (const element of this.#root.querySelectorAll("[data-spoken]")) {
      now.set(element, element.dataset.spoken);
    }
    this.#said ??= now;
    const news = [...now].filter(([element, text]) => this.#said.get(element) !== text);
    if (news.length) this.#timer = setTimeout(() => this.#say(now, news), QUIET);
  }

  #say(now, news) {
    this.#said = now;
    this.restore();
    this.#root.querySelector(".spoken").textContent = news.map(([, text]) => text).join(" ");
  }
}

const ownOf = (node) => (node.closest ? node : node.parentElement)?.closest(OWN);

const digits = (text) => text.replace(/\D/g, "");

function undo({ type, target, oldValue, addedNodes, removedNodes, nextSibling }) {
  if (type === "characterData") {
    target.data = oldValue;
    return;
  }
  for (const node of addedNodes) if (node.parentNode === target) node.remove();
  const next = nextSibling?.parentNode === target ? nextSibling : null;
  for (const node of removedNodes) target.insertBefore(node, next);
}
