// The rule that a <kalkulator-tpp> works by: the one that its attributes or its property name. Where
// that one cannot be had, no other takes its place, unless the administrator has named one for it.
import { named, value } from "./attributes.js";
import { packs } from "../made/packs.js";
import { lacking } from "../shared/cause.js";
import { LANGUAGES, say, warn } from "../shared/said.js";

const PATIENCE = 15_000;
/** More of an address than this is no help to anybody. */
const LONGEST = 80;
/** The default that the build was given; empty where it was given none. */
const OF_BUILD = "{{ regulation.element }}";

/**
 * What the pages are given of it (`regulation` or `text`, `origin`, `name`, `fallback`, `why`); as `told` what
 * is wrong; and the address of a pack. With `onlyOwn` no address of another origin is read.
 */
export async function rule(element, pack, onlyOwn) {
  const usual = fallback(element);
  const found = pack === undefined ? await ofAttribute(element, usual.id, onlyOwn) : ofObject(pack);
  const { told, address, ...given } = found;
  return {
    given: { origin: null, name: null, why: null, text: null, ...given, fallback: usual.id ?? null },
    told: [usual.told, told].filter(Boolean),
    address,
  };
}

/** A national pack is no rule of its own. */
const isRule = (pack) => pack.builds_on !== undefined;
const isKnown = (id) => packs.some((pack) => pack.id === id && isRule(pack));

/** The administrator's own rule for where none is named, or the one named cannot be had. */
function fallback(element) {
  const { id, text } = named(value(element, "regulasi-bawaan") ?? OF_BUILD);
  if (text === "") return {};
  if (isKnown(id)) return { id };
  return { told: unknown(text).told };
}

/** The rule of the attribute; without one the default is what the page asks for. */
async function ofAttribute(element, usual, onlyOwn) {
  const { id, address, text } = named(value(element, "regulasi") ?? "");
  if (text === "") return usual === undefined ? nothing() : { regulation: usual };
  if (isKnown(id)) return { regulation: id };
  if (address === undefined) return unknown(text);
  if (onlyOwn && !isOwn(address)) return foreign(text, address);
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    const from = answer.url || address;
    if (onlyOwn && !isOwn(from)) return foreign(text, from);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const origin = isOwn(from) ? "site" : "address";
    return ofText(await answer.text(), { origin, name: short(text), address });
  } catch (error) {
    return unreachable(text, address, error);
  }
}

/**
 * A pack as it was written: only in its text a key that stands there twice can be seen, and the
 * program tells the line of what is wrong. A text that does not begin like a pack is read here.
 */
function ofText(text, from) {
  if (/^\ufeff?\s*\{/.test(text)) return { regulation: null, text, ...from };
  return usable(JSON.parse(text), from);
}

/** A pack of a script's, as it is now: what JSON cannot say is no part of it. */
function ofObject(pack) {
  const origin = { origin: "object", name: short(String(Object(pack).title ?? "regulasi")) };
  try {
    return usable(JSON.parse(JSON.stringify(pack) ?? "null"), origin);
  } catch {
    return refused(origin, { code: "not_json", problem: "value" });
  }
}

/**
 * A document, if it can be a pack at all.
 * @param {unknown} document
 * @param { { origin: string, name: string, address?: string } } from
 */
function usable(document, { origin, name, address }) {
  const found = document === null ? "null" : Array.isArray(document) ? "array" : typeof document;
  if (found === "object") return { regulation: document, origin, name, address };
  return refused({ name, address }, { code: "wrong_type", expected: "object", found });
}

/** An address on the very server that the page is from. */
function isOwn(address) {
  const { protocol, origin } = new URL(address);
  return /^https?:$/.test(protocol) && origin === location.origin;
}

const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

const inEach = (key, values) => Object.fromEntries(LANGUAGES.map((each) => [each, say(each, key, values)]));

/**
 * No rule: why, in a sentence for whoever looks at the page; and what is told of it, with a second
 * sentence for whoever built the page around.
 */
function none(key, values, told, forAdministrator = `${key}.admin`) {
  const known = packs.filter(isRule).map(({ id }) => id);
  const said = { key, values: { ...values, known: known.join(", ") }, forAdministrator };
  return { regulation: null, why: inEach(key, values), told: { ...told, said } };
}

const nothing = () => none("none", {}, { code: "no_regulation" });

const unknown = (text) => none("unknown", { name: short(text) }, { code: "unknown_regulation", address: text });

const foreign = (text, address) => none("foreign", { name: short(text) }, { code: "address_refused", address });

/** @param { { name: string, address?: string } } from */
function refused({ name, address }, fault) {
  const values = { name, reason: JSON.stringify(fault) };
  return none("refused", values, { code: "pack_refused", address, faults: [{ path: "$", ...fault }] });
}

async function unreachable(text, address, { message }) {
  const policy = await lacking(address);
  const values = { name: short(text), policy, reason: message };
  const told = { code: "pack_unreachable", address };
  return none("unreachable", values, told, policy ? "blocked.admin" : undefined);
}
