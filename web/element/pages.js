// The pages of <kalkulator-tpp>, each in a place of its own, and buttons between two of them.
import { begin, put, WASM } from "./begin.js";
import { asked, given, traceOf } from "./given.js";
import { say } from "../shared/said.js";
import { isTrap } from "../shared/stopped.js";
import { style } from "../made/style.js";

/**
 * Each waits for the program of a page: what puts that page into a place, its style, and what the
 * stack of a trap in it names.
 */
export const PROGRAMS = {
  async estimasi() {
    await begin();
    return { put, trace: traceOf(given.estimate, WASM), style };
  },
  // Nobody else fetches what officers need.
  async kepatuhan() {
    const { officer } = await import("./officer-element.js");
    const { wasm, ...program } = await officer(asked(given.officer));
    return { ...program, trace: traceOf(given.officer, wasm) };
  },
  async paket() {
    const { workshop } = await import("./workshop-element.js");
    const { wasm, ...program } = await workshop(asked(given.officer));
    return { ...program, trace: traceOf(given.officer, wasm) };
  },
};

export class Pages {
  #places = new Map();
  #buttons = new Map();
  #handles = new Map();
  // No landmark: several calculators may stand on one page of a portal.
  #group = document.createElement("div");
  #programs;
  #onShow;
  #listening = new AbortController();

  /**
   * Places for the pages of these programs by name; the one to show, or else the first, is shown.
   * `onStop` is called when one of the programs has trapped.
   */
  constructor(programs, { shown, onShow, onStop }) {
    this.#programs = programs;
    this.#onShow = onShow;
    this.#group.role = "group";
    this.#group.className = "between";
    for (const name of programs.keys()) {
      const button = document.createElement("button");
      button.type = "button";
      button.addEventListener("click", () => this.show(name));
      this.#buttons.set(name, button);
      this.#places.set(name, document.createElement("div"));
    }
    this.#group.append(...this.#buttons.values());
    this.show(programs.has(shown) ? shown : programs.keys().next().value);
    this.#listen(onStop);
  }

  #listen(onStop) {
    const { signal } = this.#listening;
    const isOurs = (stack) => [...this.#programs.values()].some(({ trace }) => stack.includes(trace));
    const hear = (event) => {
      if (!isTrap(event, isOurs)) return;
      this.#listening.abort();
      this.#handles.clear();
      onStop();
    };
    for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, hear, { signal });
  }

  /** What stands in the element. */
  get parts() {
    return [...(this.#places.size > 1 ? [this.#group] : []), ...this.#places.values()];
  }

  has(name) {
    return this.#programs.has(name);
  }

  /** Puts a page into its place, instead of what is there. */
  put(name, given) {
    this.#handles.get(name)?.unmount();
    this.#handles.set(name, this.#programs.get(name).put(this.#places.get(name), given));
  }

  /** The calendar of attendance, in the place that the estimate has for it. */
  async calendar(told) {
    const { show } = await import("../shared/calendar.js");
    const place = this.#places.get("estimasi").querySelector("[data-calendar]");
    show(place, told, this.#handles.get("estimasi"), asked(given.attendance));
  }

  update(name, changed) {
    this.#handles.get(name)?.update(changed);
  }

  updateAll(changed) {
    for (const handle of this.#handles.values()) handle.update(changed);
  }

  /** What was typed on a page so far; undefined where it does not say. */
  kept(name) {
    return this.#handles.get(name)?.kept?.();
  }

  unmount() {
    this.#listening.abort();
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
