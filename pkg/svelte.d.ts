// <kalkulator-tpp> in the templates of Svelte 5.
import type { HTMLAttributes } from "svelte/elements";
import type { KalkulatorTppElement, KalkulatorTppProps } from "./element.js";

export * from "./element.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "kalkulator-tpp": HTMLAttributes<KalkulatorTppElement> & KalkulatorTppProps;
  }
}
