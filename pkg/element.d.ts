import type { Estimate, Fault, RegionalPack } from "./index.js";
import type { Score } from "./scores.js";

/** `<kalkulator-tpp>`: the calculator as one tag. Importing this module registers it. */
export interface KalkulatorTppElement extends HTMLElement {
  /** Id or address of a rule pack, or the pack itself. */
  regulasi: string | RegionalPack | null;
  /**
   * Which pages, separated by spaces: `"estimasi"`, `"kepatuhan"` for officers who score a public
   * service, or both; the one named first is shown first.
   */
  tampilan: string | null;
  /** `"id"` or `"en"`. */
  bahasa: string | null;
  /** The day of today, such as `"2026-11-24"`; changing it changes the month asked about. */
  tanggal: string | null;
  /** Id of an agency of the pack. */
  unit: string | null;
  /**
   * Name under which the device keeps what was typed, in the page's local storage, where every
   * script of the page can read it; without it nothing outlives the page.
   */
  simpan: string | null;
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
  | {
      readonly code: "not_started";
      readonly message: string;
      /** Why, as it was found by looking. */
      readonly cause:
        | "browser"
        | "closed"
        | "damaged"
        | "denied"
        | "failed"
        | "missing"
        | "no_wasm"
        | "offline"
        | "policy"
        | "server"
        | "slow";
      /** What helps whoever runs the site: addresses, status, the error. */
      readonly detail: string;
      /** What the Content-Security-Policy of the page must also allow, where that is the reason. */
      readonly policy?: string;
    }
  /** It worked, and does no more until the page is loaded again. */
  | { readonly code: "stopped"; readonly message: string };

declare global {
  interface HTMLElementTagNameMap {
    "kalkulator-tpp": KalkulatorTppElement;
  }

  interface HTMLElementEventMap {
    /** Every page it shows can be used, and needs no network from now on. */
    "tpp-siap": CustomEvent<Record<string, never>>;
    "tpp-estimasi": CustomEvent<Estimate>;
    /** What the sheet in work on the officer's page comes to. */
    "tpp-nilai": CustomEvent<Score>;
    "tpp-galat": CustomEvent<KalkulatorTppFault>;
  }
}
