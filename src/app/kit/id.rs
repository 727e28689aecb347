//! Ids of elements: several calculators may stand on one page.

/// An id of an element, from the name of what it shows.
pub fn id(prefix: &str, name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let mut id = prefix.to_owned();
    id.extend(name.chars().map(plain));
    id
}
