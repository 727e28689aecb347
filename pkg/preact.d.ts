// <kalkulator-tpp> in TSX of Preact.
import type { HTMLAttributes } from "preact";
import type { KalkulatorTppElement, KalkulatorTppProps } from "./element.js";

export * from "./element.js";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "kalkulator-tpp": HTMLAttributes<KalkulatorTppElement> & KalkulatorTppProps;
    }
  }
}
