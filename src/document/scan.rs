//! The first of a few signs in a text, looked for in eight bytes at a time.

const LOW: u64 = u64::from_le_bytes([0x01; 8]);
const HIGH: u64 = u64::from_le_bytes([0x80; 8]);

/// Where the first of these signs stands, each a byte of ASCII.
pub fn first_of<const N: usize>(text: &str, signs: [u8; N]) -> Option<usize> {
    let spread = signs.map(|sign| u64::from_le_bytes([sign; 8]));
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut before: usize = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let found = spread
            .iter()
            .fold(0, |found, sign| found | zeros(word ^ sign));
        if found != 0 {
            let byte = usize::try_from(found.trailing_zeros().wrapping_shr(3));
            return before.checked_add(byte.ok()?);
        }
        before = before.saturating_add(8);
    }
    let place = rest.iter().position(|byte| signs.contains(byte))?;
    before.checked_add(place)
}

/// The highest bit of each byte that is zero, as far as the first of them.
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_first_of_them(text in "[a;é\"\n\u{80}]{0,40}") {
            let signs = [b';', b'\n', b'"'];
            let one_by_one = text.bytes().position(|byte| signs.contains(&byte));
            prop_assert_eq!(first_of(&text, signs), one_by_one);
        }
    }
}
