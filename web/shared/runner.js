// The page's side of the worker that runs rosters. A worker that stops is told of, and the next
// question begins another.

const SCRIPT = new URL("./runner-worker.js", import.meta.url);

/** Where the browser asks for it, an address that a script may come from. */
const trusted = (address) =>
  window.trustedTypes
    ? trustedTypes.createPolicy("kalkulator-tpp-runner", { createScriptURL: (url) => url }).createScriptURL(address)
    : address;
const address = trusted(SCRIPT.href);

export class Runner {
  #worker;
  #waiting = new Map();
  #number = 0;
  /** @type {(...progress: number[]) => void} */
  #progress = () => {};

  /** Takes the function that is told rows and thousandths as a run goes on. */
  listen(progress) {
    this.#progress = progress;
  }

  /** What the worker answers; refused as `{ refused }`, or as `{ stopped }` where it is no more. */
  ask(task, given) {
    this.#worker ??= this.#begin();
    this.#number += 1;
    const id = this.#number;
    const answer = new Promise((done, refuse) => this.#waiting.set(id, { done, refuse }));
    this.#worker.postMessage({ id, task, given });
    return answer;
  }

  /** Calls a run off. */
  cancel() {
    this.#worker?.postMessage({ task: "cancel" });
  }

  #begin() {
    const worker = new Worker(address, { type: "module" });
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#stop(event.message ?? "");
    };
    return worker;
  }

  #hear({ id, answer, refused, progress, stopped }) {
    if (progress) return this.#progress(...progress);
    if (stopped !== undefined) return this.#stop(stopped);
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (refused === undefined) waiting?.done(answer);
    else waiting?.refuse({ refused });
  }

  #stop(stopped) {
    this.#worker?.terminate();
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { refuse } of waiting) refuse({ stopped });
  }
}
