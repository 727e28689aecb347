// The address that never changes: it brings the element of the version that is served now. Where
// that cannot be had, this says why in each tag; so it needs no other file.
import { causes } from "../made/causes.js";
import { causeOf, refetch, tell } from "../shared/cause.js";

/** The element and what it imports, by name, with their hashes. */
const FILES = Object.entries(JSON.parse(`{{ hashes('element.js') }}`));

/** A tag that tells a cause, above what stands in it. */
const telling = (cause) =>
  class extends HTMLElement {
    connectedCallback() {
      const { kind, policy, detail } = cause;
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.replaceChildren(tell(cause, causes, again), document.createElement("slot"));
      const message = causes[this.getAttribute("bahasa") === "en" ? "en" : "id"][`cause.${kind}`];
      const told = { code: "not_started", cause: kind, message, detail, policy };
      this.dispatchEvent(new CustomEvent("tpp-galat", { detail: told, bubbles: true, composed: true }));
    }
  };

/** Browsers keep for as long as a page stands that an import has failed. */
async function again() {
  await refetch(files().map(({ address }) => address));
  location.reload();
}

const files = () =>
  FILES.map(([name, integrity]) => ({ address: new URL(`./{{ revision }}/${name}`, import.meta.url).href, integrity }));

import("./element.js").catch(async (error) => {
  const cause = await causeOf(error, files());
  console.error("kalkulator-tpp:", cause.kind, cause.detail, error);
  if (!customElements.get("kalkulator-tpp")) customElements.define("kalkulator-tpp", telling(cause));
});
