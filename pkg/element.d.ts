import type { Estimate, Fault, RegionalPack } from "./index.js";
import type { Score, WasmSource } from "./scores.js";

/** Where a rule is from; only `"site"` is this site's own. */
export type RuleOrigin =
  /** It came with the calculator, or from the server of the page around. */
  | "site"
  /** A file of the person's. */
  | "file"
  /** An address of another origin. */
  | "address"
  /** The property `regulasi`. */
  | "object";

/** What `tpp-estimasi` tells: the estimate, and the rule that it was made by. */
export interface KalkulatorTppEstimate extends Estimate {
  readonly regulation: { readonly id: string; readonly title: string; readonly origin: RuleOrigin };
}

/** `<kalkulator-tpp>`: the calculator as one tag. Importing this module registers it. */
export interface KalkulatorTppElement extends HTMLElement {
  /**
   * Id or address of a rule pack, or the pack itself. Where there is none, or it cannot be had, no
   * other takes its place: the person is asked.
   */
  regulasi: string | RegionalPack | null;
  /** Id of the rule pack to use in that case instead; the page says so. */
  regulasiBawaan: string | null;
  /**
   * Which pages, separated by spaces: `"estimasi"`, `"kepatuhan"` for officers who score a public
   * service, `"paket"` for those who write rule packs, or several; the one named first is shown first.
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
  readonly estimasi: KalkulatorTppEstimate | null;
}

/** What `tpp-galat` tells. */
export type KalkulatorTppFault =
  /** The pack at the address, the property or a file of the person's is no pack that can be used. */
  | {
      readonly code: "pack_refused";
      readonly address?: string;
      readonly faults: readonly Fault[];
      readonly message?: string;
    }
  /** `regulasi` or `regulasi-bawaan` is no id of a rule and no address. */
  | { readonly code: "unknown_regulation"; readonly address: string; readonly message: string }
  /** Nothing can be read at the address. */
  | { readonly code: "pack_unreachable"; readonly address: string; readonly message: string }
  /** In a frame: the address is of another origin than the frame. */
  | { readonly code: "address_refused"; readonly address: string; readonly message: string }
  /** There is neither `regulasi` nor a default: the person is asked. */
  | { readonly code: "no_regulation"; readonly message: string }
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

/** What each event carries. */
export interface KalkulatorTppEvents {
  /** Every page it shows can be used, and needs no network from now on. */
  "tpp-siap": CustomEvent<Record<string, never>>;
  "tpp-estimasi": CustomEvent<KalkulatorTppEstimate>;
  /** What the sheet in work on the officer's page comes to. */
  "tpp-nilai": CustomEvent<Score>;
  "tpp-galat": CustomEvent<KalkulatorTppFault>;
}

/** What the tag takes in the templates of a framework, beside what every tag takes. */
export type KalkulatorTppProps = {
  regulasi?: string | RegionalPack | null | undefined;
  "regulasi-bawaan"?: string | null | undefined;
  tampilan?: string | null | undefined;
  bahasa?: "id" | "en" | null | undefined;
  tanggal?: string | null | undefined;
  unit?: string | null | undefined;
  simpan?: string | null | undefined;
} & {
  [name in keyof KalkulatorTppEvents as `on${name}`]?:
    | ((event: KalkulatorTppEvents[name]) => void)
    | undefined;
};

/** A program, or what gives it once it is asked for. */
type Program = WasmSource | (() => WasmSource);

/**
 * Says where the programs come from, where they are not the files that the package brings along.
 * To be called by whoever imports this, before a tag is shown.
 */
export function useWasm(programs: { estimate?: Program; officer?: Program; attendance?: Program }): void;

declare global {
  interface HTMLElementTagNameMap {
    "kalkulator-tpp": KalkulatorTppElement;
  }

  interface HTMLElementEventMap extends KalkulatorTppEvents {}
}
