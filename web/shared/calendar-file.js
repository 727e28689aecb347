// The attendance machine's file: opened or pasted, and what came of it.
import { make, spoken } from "./calendar-parts.js";

let made = 0;

export class MachineFile {
  #given;
  #program;
  #week;
  #onMark;
  #bytes;
  #outcome = make("div", { className: "calendar-outcome" });

  /** `week` tells the week of the agency; `onMark` is called with the days of one person. */
  constructor(given, program, week, onMark) {
    this.#given = given;
    this.#program = program;
    this.#week = week;
    this.#onMark = onMark;
    this.element = make("details", { className: "calendar-file" });
    const { say } = given;
    made += 1;
    const paste = make("textarea", { id: `calendar-paste-${made}`, rows: 4, spellcheck: false });
    const read = make("button", { type: "button", textContent: say("file.read") });
    read.addEventListener("click", () => this.#read(new TextEncoder().encode(paste.value)));
    const field = make("div", { className: "field" });
    field.append(make("label", { htmlFor: paste.id, textContent: say("file.paste") }), paste, read);
    this.element.append(
      make("summary", { textContent: say("file") }),
      make("p", { className: "help", textContent: say("file.help") }),
      this.#opener(),
      field,
      this.#outcome,
    );
  }

  #opener() {
    const label = make("label", { className: "open-file" });
    const input = make("input", { type: "file", className: "visually-hidden" });
    input.addEventListener("change", async () => {
      const [file] = input.files;
      if (!file) return;
      try {
        this.#read(new Uint8Array(await file.arrayBuffer()));
      } catch {
        this.#refuse({ code: "unopened" });
      }
      input.value = "";
    });
    label.append(input, this.#given.say("file.open"));
    return label;
  }

  #read(bytes, person) {
    this.#bytes = bytes;
    const { month } = this.#given.told;
    try {
      this.#tell(this.#program.read(bytes, month, this.#week(), person), person);
    } catch (refused) {
      if (refused instanceof Error) throw refused;
      this.#refuse(typeof refused === "string" ? { code: refused } : refused);
    }
  }

  /** @param { { code: string, max?: number } } refused */
  #refuse({ code, max }) {
    const textContent = this.#given.say(`refused.${code}`, { max });
    this.#outcome.replaceChildren(make("p", { className: "wrong", role: "alert", textContent }));
  }

  #tell(reading, person) {
    const { say, told } = this.#given;
    const { people, days, flaws, remarks, aside, rows } = reading;
    if (people.length > 1 && person === undefined) return this.#ask(people);
    if (days.length) this.#onMark(days);
    const month = spoken(told.language, told.month, { month: "long", year: "numeric" });
    const done = rows ? say("file.done", { rows, days: days.length }) : say("file.none", { month });
    const sentences = [done, ...(aside ? [say("file.aside", { count: aside })] : [])];
    const notes = make("ul");
    notes.append(
      ...remarks.map(({ kind, days }) => make("li", { textContent: say(`remark.${kind}`, { days: days.join(", ") }) })),
    );
    this.#outcome.replaceChildren(
      make("p", { role: "status", textContent: sentences.join(" ") }),
      ...(remarks.length ? [notes] : []),
      ...(flaws.length ? [this.#flaws(flaws)] : []),
    );
  }

  /** Whose rows are one's own. */
  #ask(people) {
    const { say } = this.#given;
    const select = make("select", { id: `calendar-person-${made}` });
    const options = people.map(({ id, name }) => make("option", { value: id, textContent: [name, id].filter(Boolean).join(" · ") }));
    select.append(make("option", { value: "", textContent: say("file.person.none") }), ...options);
    select.addEventListener("change", () => select.value && this.#read(this.#bytes, select.value));
    const field = make("div", { className: "field" });
    field.append(make("label", { htmlFor: select.id, textContent: say("file.person") }), select);
    this.#outcome.replaceChildren(field);
    select.focus();
  }

  /** Each row with what is wrong and what would mend it. */
  #flaws(flaws) {
    const { say } = this.#given;
    const list = make("ol", { className: "faults" });
    list.append(
      ...flaws.slice(0, 100).map(({ row, kind, found }) => {
        const item = make("li");
        item.append(make("strong", { textContent: say("flaw.row", { row }) }), ` ${say(`flaw.${kind}`, { found })}`);
        return item;
      }),
    );
    const box = make("div", { role: "alert" });
    box.append(make("p", { className: "wrong", textContent: say("flaws", { count: flaws.length }) }), list);
    return box;
  }
}
