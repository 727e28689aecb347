// <kalkulator-tpp> in the templates of Vue 3, whose compiler is told that it is no component.
import type { DefineComponent } from "vue";
import type { KalkulatorTppEvents, KalkulatorTppProps } from "./element.js";

export * from "./element.js";

type Listeners = {
  [name in keyof KalkulatorTppEvents as `on${Capitalize<name>}`]?: (
    event: KalkulatorTppEvents[name],
  ) => void;
};

declare module "vue" {
  interface GlobalComponents {
    "kalkulator-tpp": DefineComponent<KalkulatorTppProps & Listeners>;
  }
}
