// The element by a path that resolvers find which know no exports of a package.
export { useWasm } from "./element/element.js";
