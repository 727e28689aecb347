// What is said of the chosen days: where somebody was, and how many minutes were missing.
import { dateOf, make, spoken } from "./calendar-parts.js";

const MOST = 1_440;
/** States that have no event of the rule. */
const PLAIN = ["half_day", "duty", "free"];

let made = 0;

export class Marking {
  #given;
  #onMark;
  #chosen = [];
  #marks = [];
  #title = make("h5");
  #about = make("p", { className: "help" });
  #select;
  #minutes;
  #note = make("p", { className: "help" });
  #wrong = make("p", { className: "wrong", role: "alert" });

  /** `onMark` is called with the marks of the chosen days. */
  constructor(given, onMark) {
    this.#given = given;
    this.#onMark = onMark;
    made += 1;
    this.#select = this.#states();
    this.#minutes = Object.fromEntries(["late", "early"].map((kind) => [kind, this.#field(kind)]));
    const state = make("div", { className: "field" });
    this.#select.id = `calendar-state-${made}`;
    this.#label = make("label", { htmlFor: this.#select.id });
    state.append(this.#label, this.#select, this.#note);
    const minutes = make("div", { className: "calendar-minutes" });
    minutes.append(...Object.values(this.#minutes).map(({ field }) => field));
    this.element = make("div", { className: "calendar-marking" });
    this.element.append(this.#title, this.#about, state, minutes, this.#wrong);
  }

  #label;

  /** These days are chosen, of a month as it looks. */
  choose(chosen, look, kept) {
    const { say, told } = this.#given;
    this.#chosen = chosen;
    this.#marks = chosen.map((day) => kept.days.find((mark) => mark.day === day));
    const [first, last] = [chosen[0], chosen.at(-1)].map((day) =>
      spoken(told.language, dateOf(told.month, day), { weekday: "long", day: "numeric", month: "long" }),
    );
    this.#title.textContent = chosen.length > 1 ? `${first} – ${last}` : first;
    this.#about.textContent = chosen.length > 1 ? "" : this.#aboutDay(look.days[chosen[0] - 1]);
    this.#label.textContent = chosen.length > 1 ? say("state.several", { count: chosen.length }) : say("state");
    const [mark] = this.#marks;
    this.#select.value = valueOf(mark, this.#given.told);
    this.#showMinutes(mark);
  }

  #aboutDay({ works, free, from, until }) {
    const { say } = this.#given;
    const hours = works && from ? say("day.works", { from, until }) : say(works ? "day.works_plain" : "day.free");
    const why = free ? [`${say(free.kind)}: ${free.name} (${say(`confidence.${free.confidence}`)})`] : [];
    const text = [...why, hours].join(" · ");
    return text[0].toUpperCase() + text.slice(1);
  }

  /** Minutes are asked of whoever was there. */
  #showMinutes(mark) {
    const state = mark?.state ?? "none";
    const isThere = ["none", "worked", "half_day"].includes(state);
    for (const [kind, { field, input }] of Object.entries(this.#minutes)) {
      field.hidden = !isThere;
      if (input !== input.getRootNode().activeElement) input.value = mark?.[kind] ?? "";
    }
    this.#note.textContent = state === "half_day" ? this.#given.say("half.note") : "";
    this.#wrong.textContent = "";
  }

  #states() {
    const { say, told } = this.#given;
    const select = make("select");
    const group = (key, options) => {
      const made = make("optgroup", { label: say(key) });
      made.append(...options.map(([value, textContent]) => make("option", { value, textContent })));
      return made;
    };
    const kindOf = (id) => told.levels.list.find((level) => level.id === id)?.kind;
    const named = (is) => told.names.filter(({ id }) => is(kindOf(id))).map(({ id, name }) => [id, name]);
    const isMissed = (kind) => kind === "missed_record" || kind === "missed_assembly";
    const isAway = (kind) => /leave$|absence$/.test(kind);
    const missed = named(isMissed);
    const uncut = told.others.map(({ id, name }) => [id, name]);
    select.append(
      group("group.present", [
        ["", say("state.none")],
        ["worked", say("state.worked")],
        ...PLAIN.map((state) => [state, say(`state.${state}`)]),
        ["unclear", say("state.unclear")],
      ]),
      ...(missed.length ? [group("group.missed", missed)] : []),
      group("group.away", named(isAway)),
      ...(uncut.length ? [group("group.uncut", uncut)] : []),
    );
    select.addEventListener("change", () => this.#markState(select.value, isMissed(kindOf(select.value))));
    return select;
  }

  #markState(value, isMissed) {
    const isState = ["worked", "unclear", ...PLAIN].includes(value);
    this.#onMark(
      this.#chosen.map((day, n) => {
        if (value === "") return { day };
        const { late, early } = this.#marks[n] ?? {};
        const minutes = { ...(late && { late }), ...(early && { early }) };
        if (isMissed) return { day, state: "worked", event: value, ...minutes };
        if (!isState) return { day, state: "away", event: value };
        return { day, state: value, ...(["worked", "half_day"].includes(value) ? minutes : {}) };
      }),
    );
  }

  #field(kind) {
    const field = make("div", { className: "field" });
    const input = make("input", { type: "text", inputMode: "numeric", autocomplete: "off", id: `calendar-${kind}-${made}` });
    field.append(make("label", { htmlFor: input.id, textContent: this.#given.say(kind) }), input);
    input.addEventListener("change", () => this.#markMinutes(kind, input));
    return { field, input };
  }

  #markMinutes(kind, input) {
    const text = input.value.trim();
    const minutes = /^\d{1,4}$/.test(text) ? Number(text) : text === "" ? 0 : NaN;
    const isGood = minutes >= 0 && minutes <= MOST;
    input.setAttribute("aria-invalid", !isGood);
    this.#wrong.textContent = isGood ? "" : this.#given.say("minutes.bad");
    if (!isGood) return;
    this.#onMark(
      this.#chosen.map((day, n) => {
        const { [kind]: before, ...mark } = this.#marks[n] ?? { day, state: "worked" };
        const changed = minutes ? { ...mark, [kind]: minutes } : mark;
        const isEmpty = changed.state === "worked" && !changed.event && !changed.late && !changed.early;
        return isEmpty ? { day } : changed;
      }),
    );
  }
}

/** The option that a mark is; an event that the rule has under another id is that one. */
function valueOf(mark, { levels, names, others }) {
  if (!mark) return "";
  if (!mark.event) return mark.state;
  const known = [...names, ...others].some(({ id }) => id === mark.event);
  return known ? mark.event : (levels.list.find(({ kind }) => kind === mark.event)?.id ?? mark.state);
}
