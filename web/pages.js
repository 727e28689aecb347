// The pages of <kalkulator-tpp>, each in a place of its own, and buttons between two of them.
import { begin, put } from "./begin.js";
import { say } from "./said.js";

/** Each waits for the program of a page, and gives what puts that page into a place. */
export const PROGRAMS = {
  async estimasi() {
    await begin();
    return put;
  },
  // Nobody else fetches what officers need.
  async kepatuhan() {
    return (await import("./officer-element.js")).officer();
  },
};

export class Pages {
  #places = new Map();
  #buttons = new Map();
  #handles = new Map();
  // No landmark: several calculators may stand on one page of a portal.
  #group = document.createElement("div");
  #onShow;

  /** Places for the pages of these names; the one to show, or else the first, is shown. */
  constructor(names, shown, onShow) {
    this.#group.role = "group";
    this.#group.className = "between";
    for (const name of names) {
      const button = document.createElement("button");
      button.type = "button";
      button.addEventListener("click", () => this.show(name));
      this.#buttons.set(name, button);
      this.#places.set(name, document.createElement("div"));
    }
    this.#group.append(...this.#buttons.values());
    this.#onShow = onShow;
    this.show(names.includes(shown) ? shown : names[0]);
  }

  /** What stands in the element. */
  get parts() {
    return [...(this.#places.size > 1 ? [this.#group] : []), ...this.#places.values()];
  }

  has(name) {
    return this.#places.has(name);
  }

  /** Puts a page into its place, instead of what is there. */
  put(name, put, given) {
    this.#handles.get(name)?.unmount();
    // What Yew listens with stays with the place it listened at: let go of that too.
    const used = this.#places.get(name);
    const place = used.cloneNode();
    used.replaceWith(place);
    this.#places.set(name, place);
    this.#handles.set(name, put(place, given));
  }

  update(name, changed) {
    this.#handles.get(name).update(changed);
  }

  updateAll(changed) {
    for (const handle of this.#handles.values()) handle.update(changed);
  }

  unmount() {
    for (const handle of this.#handles.values()) handle.unmount();
    for (const part of this.parts) part.remove();
  }

  show(shown) {
    for (const [name, place] of this.#places) place.hidden = name !== shown;
    for (const [name, button] of this.#buttons) button.ariaCurrent = name === shown ? "page" : null;
    this.#onShow(shown);
  }

  /** Brings whoever was on another page to the beginning of this one. */
  open(name) {
    this.show(name);
    this.#buttons.get(name).focus();
  }

  /** Every page and the buttons speak a language. */
  speak(language) {
    this.updateAll({ language });
    this.#group.lang = language;
    this.#group.ariaLabel = say(language, "pages");
    for (const [name, button] of this.#buttons) button.textContent = say(language, `page.${name}`);
  }
}
