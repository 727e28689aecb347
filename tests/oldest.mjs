// Takes away what browsers got after the oldest that the package's README names for the engine:
// Chrome 96, Firefox 90 and Safari 15. Also a script for a page.
{
  const lacks = (owner, ...names) => names.forEach((name) => delete owner[name]);
  lacks(globalThis, "structuredClone", "Iterator", "scheduler", "Float16Array");
  lacks(Object, "hasOwn", "groupBy");
  lacks(Map, "groupBy");
  lacks(Array, "fromAsync");
  lacks(Promise, "withResolvers", "try");
  lacks(Error, "isError");
  lacks(AbortSignal, "timeout", "any");
  lacks(AbortSignal.prototype, "throwIfAborted");
  lacks(Array.prototype, "at", "findLast", "findLastIndex", "toReversed", "toSorted", "toSpliced", "with");
  const typed = Object.getPrototypeOf(Uint8Array.prototype);
  lacks(typed, "at", "findLast", "findLastIndex", "toReversed", "toSorted", "with");
  lacks(Uint8Array, "fromBase64", "fromHex");
  lacks(Uint8Array.prototype, "toBase64", "toHex", "setFromBase64");
  lacks(ArrayBuffer.prototype, "resize", "transfer", "transferToFixedLength");
  lacks(String.prototype, "at", "isWellFormed", "toWellFormed");
  const sets = "union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom";
  lacks(Set.prototype, ...sets.split(" "));
}
