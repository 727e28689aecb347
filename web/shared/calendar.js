// The month's calendar in the questions about attendance: days are marked, a machine's file is
// read, and what it comes to is filled into the estimate. Fetched when somebody opens it.
import { calendarWords } from "../made/calendar-words.js";
import { style } from "../made/calendar-style.js";
import { begin } from "./attendance-program.js";
import { dateOf, make, say, spoken } from "./calendar-parts.js";
import { Days } from "./calendar-days.js";
import { MachineFile } from "./calendar-file.js";
import { Marking } from "./calendar-marking.js";

const WEEKS = ["five_days", "six_days"];
const shown = new WeakMap();

/**
 * Shows what is told of a month in a place; nothing told takes it away. `page` is the handle of the
 * calculator, with `markDays` and `fillFromCalendar`; `given` is the wasm, where it is not beside this.
 */
export async function show(place, told, page, given) {
  if (!place || !told) return;
  const words = calendarWords[told.language];
  const known = shown.get(place);
  if (known?.has(told)) return;
  if (!known) place.append(make("p", { role: "status", textContent: words.loading }));
  try {
    const program = await begin(given);
    dress(place.getRootNode());
    // Only the last that was told is drawn.
    shown.set(place, new Calendar(place, told, page, program));
  } catch (error) {
    console.error("kalkulator-tpp:", error);
    place.replaceChildren(make("p", { role: "alert", className: "wrong", textContent: words.failed }));
  }
}

/** The page, or the shadow root, has the style of the calendar too. */
function dress(root) {
  if (root.adoptedStyleSheets.some((sheet) => sheet.isOfCalendar)) return;
  const sheet = Object.assign(new CSSStyleSheet(), { isOfCalendar: true });
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

class Calendar {
  #place;
  #told;
  #page;
  #program;
  #kept;
  #earlier = [];
  #look;
  #isUnread = false;
  #parts;
  /** What is kept, as text; null before anything was. */
  #text = null;

  constructor(place, told, page, program) {
    this.#place = place;
    this.#told = told;
    this.#page = page;
    this.#program = program;
    this.#kept = this.#recall();
    this.#draw();
  }

  /** Whether that is what stands here already. */
  has(told) {
    const { kept, ...rest } = told;
    const { kept: before, ...same } = this.#told;
    return (kept ?? null) === this.#text && JSON.stringify(rest) === JSON.stringify(same);
  }

  #recall() {
    const none = { week: WEEKS[0], days: [] };
    this.#text = this.#told.kept ?? null;
    try {
      const kept = this.#text === null ? none : JSON.parse(this.#text);
      this.#look = this.#looked(kept);
      return kept;
    } catch {
      this.#isUnread = true;
      this.#look = this.#looked(none);
      return none;
    }
  }

  #looked(kept) {
    return this.#program.look(this.#told.levels, this.#told.month, kept);
  }

  #say = (key, values) => say(calendarWords[this.#told.language], key, values);

  #draw() {
    const { month, language } = this.#told;
    const title = this.#say("title", { month: spoken(language, month, { month: "long", year: "numeric" }) });
    const given = { say: this.#say, told: this.#told };
    const marking = new Marking(given, (marks) => this.#mark(marks));
    const days = new Days(given, title, (chosen) => marking.choose(chosen, this.#look, this.#kept));
    const file = new MachineFile(given, this.#program, () => this.#kept.week, (marks) => this.#mark(marks));
    const total = make("div", { className: "calendar-total" });
    this.#parts = { marking, days, total, week: this.#week() };
    const root = make("div", { className: "calendar", lang: language });
    root.append(
      make("h5", { textContent: title }),
      make("p", { className: "help", textContent: this.#say("help") }),
      ...(this.#isUnread ? [make("p", { className: "wrong", role: "alert", textContent: this.#say("unread") })] : []),
      this.#parts.week,
      days.element,
      make("p", { className: "help", textContent: this.#say("legend") }),
      marking.element,
      total,
      file.element,
    );
    this.#place.replaceChildren(root);
    this.#refresh();
  }

  #week() {
    const fieldset = make("fieldset", { className: "field week" });
    const name = `week-${Math.random().toString(36).slice(2)}`;
    const help = make("p", { className: "help" });
    const choices = WEEKS.map((week) => {
      const input = make("input", { type: "radio", name, value: week, checked: week === this.#kept.week });
      input.addEventListener("change", () => this.#keep({ ...this.#kept, week }));
      const label = make("label", { className: "choice" });
      label.append(input, make("span", { textContent: this.#say(`week.${week}`) }));
      return label;
    });
    const few = make("div", { className: "few" });
    few.append(...choices);
    fieldset.append(make("legend", { textContent: this.#say("week") }), few, help);
    return fieldset;
  }

  /** These marks stand in the place of those of their days; one without a state takes it away. */
  #mark(marks) {
    const days = new Map(this.#kept.days.map((mark) => [mark.day, mark]));
    for (const mark of marks) {
      if (mark.state) days.set(mark.day, mark);
      else days.delete(mark.day);
    }
    this.#keep({ ...this.#kept, days: [...days.values()].sort((a, b) => a.day - b.day) });
  }

  #keep(kept, isUndo = false) {
    if (!isUndo) this.#earlier.push(this.#kept);
    this.#kept = kept;
    this.#isUnread = false;
    this.#text = JSON.stringify(kept);
    this.#look = this.#looked(kept);
    this.#page.markDays(this.#text);
    this.#refresh();
  }

  #refresh() {
    const { marking, days, total, week } = this.#parts;
    const { language } = this.#told;
    week.querySelector(".help").textContent = this.#say(`week.hours.${this.#kept.week}`);
    for (const input of week.querySelectorAll("input")) input.checked = input.value === this.#kept.week;
    days.show(this.#look);
    marking.choose(days.chosen, this.#look, this.#kept);
    const held = total.contains(total.getRootNode().activeElement) && total.getRootNode().activeElement.dataset.does;
    total.replaceChildren(...this.#total(language));
    if (held) (total.querySelector(`[data-does="${held}"]`) ?? total.querySelector("button")).focus();
  }

  #total(language) {
    const { days, counts, workingDays, unclear, isYearKnown } = this.#look;
    const nameOf = (id) => this.#told.names.find((known) => known.id === id)?.name ?? id;
    const marked = days.filter(({ mark }) => mark);
    const list = make("ul", { className: "calendar-list" });
    list.append(...marked.map((day) => this.#line(day, language, nameOf)));
    const told = counts.filter(({ count }) => count > 0);
    const sums = [this.#say("total", { days: workingDays }), ...told.map(({ id, count }) => this.#say("total.count", { name: nameOf(id), count }))];
    const [fill, undo, clear] = ["fill", "undo", "clear"].map((does) => {
      const button = make("button", { type: "button", textContent: this.#say(does) });
      button.dataset.does = does;
      return button;
    });
    fill.className = "primary";
    fill.addEventListener("click", () => this.#fill());
    undo.addEventListener("click", () => this.#keep(this.#earlier.pop(), true));
    clear.addEventListener("click", () => this.#keep({ ...this.#kept, days: [] }));
    const actions = make("p", { className: "calendar-actions" });
    actions.append(fill, ...(this.#earlier.length ? [undo] : []), ...(marked.length ? [clear] : []));
    return [
      ...(isYearKnown ? [] : [make("p", { className: "assumed-note", textContent: this.#say("year_unknown") })]),
      make("h5", { textContent: this.#say("days") }),
      marked.length ? list : make("p", { className: "help", textContent: this.#say("days.none") }),
      make("p", { role: "status", className: "calendar-sum", textContent: sums.join(" · ") }),
      ...(unclear.length ? [this.#unclear(unclear, language)] : []),
      actions,
    ];
  }

  #line({ day, mark, counted, aside }, language, nameOf) {
    const date = spoken(language, dateOf(this.#told.month, day), { weekday: "short", day: "numeric", month: "short" });
    const minutes = ["late", "early"].filter((kind) => mark[kind]);
    const parts = minutes.map((kind) => this.#say(`says.${kind}`, { minutes: mark[kind] }));
    if (mark.state !== "worked" && mark.state !== "away") parts.unshift(this.#say(`state.${mark.state}`));
    const names = counted.map(nameOf);
    if (mark.event && aside === "unruled") names.push(this.#told.others.find(({ id }) => id === mark.event)?.name ?? mark.event);
    const result = [...names, ...(aside ? [this.#say(`aside.${aside}`)] : [])];
    const line = make("li", {});
    const says = [parts.join(", "), result.join(", ")].filter(Boolean).join(" → ") || this.#say("state.worked");
    line.append(make("strong", { textContent: date }), make("span", { textContent: says }));
    return line;
  }

  /** The days that must be answered, each a way to it. */
  #unclear(unclear, language) {
    const box = make("div", { className: "calendar-ask", role: "alert" });
    const buttons = unclear.map((day) => {
      const date = dateOf(this.#told.month, day);
      const textContent = spoken(language, date, { day: "numeric", month: "long" });
      const button = make("button", { type: "button", textContent });
      button.addEventListener("click", () => this.#parts.days.goTo(day));
      return button;
    });
    const text = this.#say("unclear", { count: unclear.length });
    box.append(make("p", { textContent: text }), ...buttons);
    return box;
  }

  #fill() {
    const { counts, workingDays, unclear } = this.#look;
    if (unclear.length) return this.#parts.days.goTo(unclear[0]);
    const text = JSON.stringify(this.#kept);
    this.#text = text;
    const ids = counts.map(({ id }) => id);
    this.#page.fillFromCalendar(text, ids, Uint32Array.from(counts, ({ count }) => count), workingDays);
  }
}
