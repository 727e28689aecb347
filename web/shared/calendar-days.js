// The days of a month as a grid: chosen by tap, drag or keyboard, one or several.
import { dateOf, make, spoken } from "./calendar-parts.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const A_MONDAY = "2024-01-01";

export class Days {
  #given;
  #onChoose;
  #cells = new Map();
  #look;
  #from = 1;
  #to = 1;
  #isDragging = false;

  /** `onChoose` is called with the days that are chosen. */
  constructor(given, title, onChoose) {
    this.#given = given;
    this.#onChoose = onChoose;
    this.element = make("table", { className: "calendar-days" });
    this.element.role = "grid";
    this.element.setAttribute("aria-label", title);
    this.element.setAttribute("aria-multiselectable", "true");
    const on = (kind, hear) => this.element.addEventListener(kind, hear);
    on("keydown", (event) => this.#press(event));
    on("pointerdown", (event) => this.#begin(event));
    on("pointermove", (event) => this.#drag(event));
    for (const kind of ["pointerup", "pointercancel"]) on(kind, () => (this.#isDragging = false));
  }

  get chosen() {
    const [first, last] = [Math.min(this.#from, this.#to), Math.max(this.#from, this.#to)];
    return Array.from({ length: last - first + 1 }, (_, n) => first + n);
  }

  /** Shows the days as they are now. */
  show(look) {
    const isFirst = this.#look === undefined;
    this.#look = look;
    if (isFirst) this.#draw();
    for (const day of look.days) this.#fill(day);
    this.#paint();
  }

  /** Goes to a day and chooses it alone. */
  goTo(day) {
    this.#choose(day, day);
    this.#cells.get(this.#to).focus();
  }

  #draw() {
    const { language } = this.#given.told;
    const head = make("tr");
    head.append(
      ...Array.from({ length: 7 }, (_, n) => {
        const date = dateOf("2024-01", Number(A_MONDAY.slice(-2)) + n);
        const cell = make("th", { scope: "col", textContent: spoken(language, date, { weekday: "short" }) });
        cell.abbr = spoken(language, date, { weekday: "long" });
        return cell;
      }),
    );
    const rows = [];
    for (const { day, weekday } of this.#look.days) {
      if (rows.length === 0 || weekday === 0) rows.push(make("tr"));
      const row = rows.at(-1);
      if (day === 1) row.append(...Array.from({ length: weekday }, () => make("td")));
      const cell = make("td");
      cell.role = "gridcell";
      cell.dataset.day = day;
      this.#cells.set(day, cell);
      row.append(cell);
    }
    const last = rows.at(-1);
    while (last.children.length < 7) last.append(make("td"));
    const [thead, tbody] = [make("thead"), make("tbody")];
    thead.append(head);
    tbody.append(...rows);
    this.element.append(thead, tbody);
  }

  #fill(day) {
    const cell = this.#cells.get(day.day);
    const short = this.#short(day);
    cell.className = [
      day.works ? "" : "is-off",
      day.free ? "is-holiday" : "",
      day.mark ? `is-${day.mark.state}` : "",
      day.counted.length ? "is-cut" : "",
    ].join(" ");
    cell.replaceChildren(make("b", { textContent: day.day }), make("small", { textContent: short }));
    cell.setAttribute("aria-label", this.#label(day));
  }

  /** A few letters for the cell. */
  #short({ mark, counted, free }) {
    const { say } = this.#given;
    if (!mark) return free ? "•" : "";
    const minutes = ["late", "early"].filter((kind) => mark[kind]);
    const parts = minutes.map((kind) => say(`short.${kind}`, { minutes: mark[kind] }));
    if (mark.state === "worked" && mark.event) parts.push(say("short.missed"));
    if (mark.state === "away") {
      const kind = this.#kindOf(mark.event);
      parts.unshift(say(kind === "sick_leave" ? "short.sick" : /leave/.test(kind) ? "short.leave" : "short.away"));
    } else if (mark.state !== "worked") parts.unshift(say(`short.${mark.state}`));
    return parts.join(" ") || (counted.length ? "!" : "✓");
  }

  #kindOf(event) {
    const { levels } = this.#given.told;
    return levels.list.find(({ id }) => id === event)?.kind ?? String(event);
  }

  #label({ day, works, free, from, until, mark }) {
    const { say, told } = this.#given;
    const date = spoken(told.language, dateOf(told.month, day), { weekday: "long", day: "numeric", month: "long" });
    const hours = works && from ? say("day.works", { from, until }) : say(works ? "day.works_plain" : "day.free");
    const parts = [date, hours];
    if (free) parts.push(`${say(free.kind)}: ${free.name} (${say(`confidence.${free.confidence}`)})`);
    if (mark) {
      const name = [...told.names, ...told.others].find(({ id }) => id === mark.event)?.name;
      parts.push(name ?? say(`state.${mark.state}`));
      for (const kind of ["late", "early"]) if (mark[kind]) parts.push(say(`says.${kind}`, { minutes: mark[kind] }));
    }
    return parts.join(", ");
  }

  /** Which are chosen, and which takes the focus. */
  #paint() {
    const chosen = new Set(this.chosen);
    for (const [day, cell] of this.#cells) {
      cell.setAttribute("aria-selected", chosen.has(day));
      cell.tabIndex = day === this.#to ? 0 : -1;
    }
  }

  #choose(from, to) {
    [this.#from, this.#to] = [from, to];
    this.#paint();
    this.#onChoose(this.chosen);
  }

  #press(event) {
    const last = this.#cells.size;
    const ends = { Home: 1, End: last };
    const to = ends[event.key] ?? this.#to + (STEPS[event.key] ?? 0);
    if (!(event.key in STEPS) && !(event.key in ends)) return;
    event.preventDefault();
    if (to < 1 || to > last) return;
    this.#choose(event.shiftKey ? this.#from : to, to);
    this.#cells.get(to).focus();
  }

  #begin(event) {
    const day = dayAt(event.target);
    if (!day || event.button > 0) return;
    // From a chosen day a finger drags; from another it scrolls the page.
    this.#isDragging = event.pointerType !== "touch" || this.chosen.includes(day);
    this.#choose(event.shiftKey ? this.#from : day, day);
    this.#cells.get(day).focus({ preventScroll: true });
  }

  #drag(event) {
    if (!this.#isDragging || event.buttons === 0) return;
    const day = dayAt(this.element.getRootNode().elementFromPoint(event.clientX, event.clientY));
    if (day && day !== this.#to) this.#choose(this.#from, day);
  }
}

const dayAt = (element) => Number(element?.closest?.("[data-day]")?.dataset.day) || undefined;
