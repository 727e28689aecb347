// Node has no page to put a tag into. A framework that also renders on its server imports this
// there; in the browser it gets the element.
export function useWasm() {}
