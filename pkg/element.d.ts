import type { Estimate, Fault, JsonObject } from "./index.js";

/** `<kalkulator-tpp>`: the calculator as one tag. Importing this module registers it. */
export interface KalkulatorTppElement extends HTMLElement {
  /** Id or address of a rule pack, or the pack itself. */
  regulasi: string | JsonObject | null;
  /** Which page: `"estimasi"`. */
  tampilan: string | null;
  /** `"id"` or `"en"`. */
  bahasa: string | null;
  /** The day of today, such as `"2026-11-24"`. */
  tanggal: string | null;
  /** Id of an agency of the pack. */
  unit: string | null;
  /** The last estimate. */
  readonly estimasi: Estimate | null;
}

/** What `tpp-galat` tells. */
export type KalkulatorTppFault =
  | { readonly code: "pack_refused"; readonly address?: string; readonly faults: readonly Fault[] }
  | {
      readonly code: "pack_unreachable" | "unknown_regulation";
      readonly address: string;
      readonly message: string;
    }
  | { readonly code: "not_started"; readonly message: string };

declare global {
  interface HTMLElementTagNameMap {
    "kalkulator-tpp": KalkulatorTppElement;
  }

  interface HTMLElementEventMap {
    /** It can be used, and needs no network from now on. */
    "tpp-siap": CustomEvent<Record<string, never>>;
    "tpp-estimasi": CustomEvent<Estimate>;
    "tpp-galat": CustomEvent<KalkulatorTppFault>;
  }
}
