// The address that never changes: it brings the element of the version that is served now.
import "./element.js";
