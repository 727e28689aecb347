//! What is told by a code and values; the words for it are the face's.

/// Declares an enum whose variants have codes, by which words are found.
macro_rules! coded {
    (
        $(#[$doc:meta])*
        pub enum $name:ident {
            $($(#[$variant_doc:meta])* $variant:ident $({ $($fields:tt)* })? = $code:literal;)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(tag = "code")]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $code)] $variant $({ $($fields)* })?,)*
        }

        impl $name {
            /// Every code, in the order of the list.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The code, as in JSON.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)*
                }
            }
        }
    };
}

pub(super) use coded;
