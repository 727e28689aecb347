// The calculator on its own page.
import init, { mount } from "../made/tpp.js";
import { first } from "../made/packs-first.js";
import { id } from "../made/words-id.js";
import { once } from "../../pkg/once.js";
import { chooseLanguage, chosenLanguage, KEYS, stand } from "../shared/own.js";
import { start, today } from "../shared/program.js";

/** The rule that the page begins with, whose pack comes first. */
const OWN = "{{ regulation.page }}";

/** What the first figure does without: the packs of other regions and the other language. */
const rest = once(async () => {
  const [{ rest }, { en }] = await Promise.all([
    import("../made/packs-rest.js"),
    import("../made/words-en.js"),
  ]);
  return { packs: [...first, ...rest], words: { id, en } };
});

let remembering;
const place = document.getElementById("kalkulator");
/** A link to a situation names a rule of its own. */
const isLinked = () => location.hash.startsWith("#keadaan=");

const isEnough = chosenLanguage() !== "en" && lastRule() === OWN && !isLinked();
const [given] = await Promise.all([
  isEnough ? { packs: first, words: { id } } : rest(),
  start(init, new URL("./tpp_bg.wasm", import.meta.url)),
]);
const calculator = mount(place, {
  ...given,
  language: chosenLanguage(),
  today: today(),
  regulation: OWN,
  storage: KEYS.estimate,
  share: location.origin + location.pathname,
  workshop: "paket.html",
  link: followed(),
  events: { language: chooseLanguage, ready: rememberSoon, kept: rememberSoon, sheet: stepOnto, picture: send, calendar: openCalendar },
});
stand(place, KEYS.estimate);
if (isEnough) (window.requestIdleCallback ?? setTimeout)(bringTheRest);

addEventListener("popstate", () => calculator.closeSheet());
addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
addEventListener("hashchange", () => isLinked() && rest().finally(() => calculator.update({ link: followed() })));

/** The calendar of the month, in the place that the calculator has for it. */
async function openCalendar(told) {
  (await import("../shared/calendar.js")).show(place.querySelector("[data-calendar]"), told, calculator);
}

/** Gives a picture of the answer to another program, or saves it. */
async function send(told) {
  (await import("./picture.js")).send(told);
}

/** The answer lies over the questions, or no more: whoever then goes back comes to the questions. */
function stepOnto(isOpen) {
  if (isOpen) {
    // Whoever comes back is where they were, or where the answer has sent them to.
    history.scrollRestoration = "manual";
    history.pushState({ sheet: true }, "");
  } else if (history.state?.sheet) history.back();
}

/** The situation of the link that led here, once: a page loaded again does not open it again. */
function followed() {
  if (!isLinked()) return undefined;
  const { hash } = location;
  history.replaceState(history.state, "", location.pathname + location.search);
  return hash;
}

/** The rest once nobody waits for anything; without a line, once there is one. */
function bringTheRest() {
  rest().then(
    (more) => calculator.update(more),
    () => addEventListener("online", bringTheRest, { once: true }),
  );
}

/** The rule used last, by what the device keeps; the page's own on a first visit. */
function lastRule() {
  try {
    const kept = localStorage.getItem(KEYS.estimate);
    if (kept === null) return OWN;
    const { situations, open } = JSON.parse(kept);
    return situations[open].regulation;
  } catch {
    return undefined;
  }
}

/** A while after the last key, so that typing waits for nothing. */
function rememberSoon() {
  clearTimeout(remembering);
  remembering = setTimeout(remember, 300);
}

/** The next visit shows at once what this one saw last, if neither answers nor program change. */
function remember() {
  const text = place.querySelector(".bar strong:not(.is-old)")?.textContent ?? "";
  const mark = place.querySelector(".bar small")?.textContent ?? "";
  try {
    if (!/\d/.test(text)) return localStorage.removeItem(KEYS.figure);
    const answers = localStorage.getItem(KEYS.estimate);
    // What was typed since then comes once the device has it.
    if (answers !== JSON.stringify(calculator.kept())) return;
    localStorage.setItem(KEYS.figure, JSON.stringify({ program: import.meta.url, answers, text, mark }));
  } catch {
    // Then the figure comes with the program.
  }
}
