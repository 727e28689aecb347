// Shared by the package and the page.

/** Does a piece of work once, however often it is asked for; one that failed may be repeated. */
export function once(work) {
  let begun;
  return (...given) =>
    (begun ??= work(...given).catch((error) => {
      begun = undefined;
      throw error;
    }));
}
