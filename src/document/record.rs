//! One declaration of a type gives the type, its reader and its JSON Schema.

/// A JSON object with fixed keys. Each field says its JSON key, and in Indonesian what it is.
///
/// ```
/// kalkulator_tpp::record! {
///     /// A rate.
///     pub struct Rate("Tarif", "Persentase yang dikenakan.") {
///         /// The rate.
///         percent: kalkulator_tpp::money::Percent = "percent", "Persen";
///     }
/// }
/// ```
#[macro_export]
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident($title:literal, $description:literal) {
            $($(#[$field_doc:meta])* $field:ident: $kind:ty = $key:literal, $field_title:literal;)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $kind,)*
        }

        impl $crate::document::Read for $name {
            fn read(
                value: &$crate::document::Value,
                at: &$crate::document::Path<'_>,
                faults: &mut $crate::document::Faults,
            ) -> Self {
                let is_object = $crate::document::known_keys(value, &[$($key),*], at, faults);
                let read = Self {
                    $($field: $crate::document::Read::read(value.entry($key), &at.key($key), faults),)*
                };
                if !is_object {
                    faults.unmute();
                }
                read
            }

            fn blank() -> Self {
                $crate::document::blank_record()
            }

            #[cfg(feature = "schema")]
            fn schema(definitions: &mut $crate::document::schema::Definitions) -> $crate::document::Value {
                definitions.define(stringify!($name), |definitions| {
                    $crate::document::schema::object($title, $description, vec![
                        $({
                            let required = !<$kind as $crate::document::Read>::OPTIONAL;
                            let schema = <$kind as $crate::document::Read>::schema(definitions);
                            ($key, $field_title, schema, required)
                        },)*
                    ])
                })
            }
        }
    };
}

/// A word out of a fixed list. Each word says in Indonesian what it means.
#[macro_export]
macro_rules! choice {
    (
        $(#[$doc:meta])*
        pub enum $name:ident($title:literal) {
            $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $meaning:literal;)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The words, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word used in JSON.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl $crate::document::Read for $name {
            fn read(
                value: &$crate::document::Value,
                at: &$crate::document::Path<'_>,
                faults: &mut $crate::document::Faults,
            ) -> Self {
                let place = $crate::document::read_choice(value, Self::WORDS, at, faults);
                place.and_then(|place| Self::ALL.get(place).copied()).unwrap_or_else(Self::blank)
            }

            fn blank() -> Self {
                let [first, ..] = [$(Self::$variant),*];
                first
            }

            #[cfg(feature = "schema")]
            fn schema(definitions: &mut $crate::document::schema::Definitions) -> $crate::document::Value {
                definitions.define(stringify!($name), |_| {
                    $crate::document::schema::choice($title, &[$(($word, $meaning)),*])
                })
            }
        }
    };
}

/// An object with exactly one key, which says which of several forms is meant.
#[macro_export]
macro_rules! one_of {
    (
        $(#[$doc:meta])*
        pub enum $name:ident($title:literal) {
            $($(#[$variant_doc:meta])* $variant:ident($kind:ty) = $key:literal, $meaning:literal;)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant($kind),)*
        }

        impl $crate::document::Read for $name {
            fn read(
                value: &$crate::document::Value,
                at: &$crate::document::Path<'_>,
                faults: &mut $crate::document::Faults,
            ) -> Self {
                let Some((key, inner)) = $crate::document::only_key(value, &[$($key),*], at, faults) else {
                    return Self::blank();
                };
                let place = at.key(key);
                match key {
                    $($key => Self::$variant(<$kind as $crate::document::Read>::read(inner, &place, faults)),)*
                    _ => Self::blank(),
                }
            }

            fn blank() -> Self {
                const FORMS: usize = [$($key),*].len();
                let [first, ..]: [fn() -> Self; FORMS] =
                    [$(|| Self::$variant($crate::document::Read::blank())),*];
                first()
            }

            #[cfg(feature = "schema")]
            fn schema(definitions: &mut $crate::document::schema::Definitions) -> $crate::document::Value {
                definitions.define(stringify!($name), |definitions| {
                    $crate::document::schema::one_of($title, vec![
                        $({
                            let schema = <$kind as $crate::document::Read>::schema(definitions);
                            ($key, $meaning, schema)
                        },)*
                    ])
                })
            }
        }
    };
}
