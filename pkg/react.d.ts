// <kalkulator-tpp> in TSX of React 18 and 19; events by props need React 19.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { KalkulatorTppElement, KalkulatorTppProps } from "./element.js";

export * from "./element.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "kalkulator-tpp": DetailedHTMLProps<
        HTMLAttributes<KalkulatorTppElement>,
        KalkulatorTppElement
      > &
        KalkulatorTppProps;
    }
  }
}
