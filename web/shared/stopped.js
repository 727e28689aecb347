// A program whose wasm has trapped does nothing more: whoever uses it is told.
import { LANGUAGES, say } from "./said.js";

/** Whether an error of the window is a trap in wasm that `isOurs` knows by the stack. */
export const isTrap = ({ error, reason = error }, isOurs) =>
  reason?.name === "RuntimeError" && isOurs(reason.stack);

/** What there is to say, and a button that loads the page again. */
export function notice(languages, isKept) {
  const keys = ["stopped", ...(isKept ? ["stopped.kept"] : [])];
  const sentences = languages.map((language) => {
    const sentence = document.createElement("p");
    sentence.lang = language;
    sentence.textContent = keys.map((key) => say(language, key)).join(" ");
    return sentence;
  });
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = languages.map((language) => say(language, "reload")).join(" / ");
  button.addEventListener("click", () => location.reload());
  const head = document.createElement("div");
  head.className = "head";
  head.append(...sentences, button);
  const made = document.createElement("div");
  made.className = "tpp";
  made.append(head);
  return made;
}

/** On a program's own page: the notice above it, and it stays to be read. */
export function showIfStopped(event, place, key) {
  if (place.inert || !isTrap(event, Boolean)) return;
  const said = notice(LANGUAGES, isKept(key));
  said.role = "alert";
  place.before(said);
  place.inert = true;
  said.querySelector("button").focus();
}

/** Whether the device keeps something under a key. */
function isKept(key) {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
