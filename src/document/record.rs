//! One declaration of a type gives the type, its reader, its writer and its JSON Schema.

/// A JSON object with fixed keys. Each field says in Indonesian what it is; its JSON key is its own
/// name, or the one given; ids say which list of the document they are of.
///
/// ```
/// kalkulator_tpp::record! {
///     /// A rate.
///     pub struct Rate("Tarif", "Persentase yang dikenakan.") {
///         percent: kalkulator_tpp::money::Percent, "Persen";
///         rounded_to: u32 = "roundedTo", "Kelipatan pembulatan, rupiah";
///     }
/// }
/// ```
#[macro_export]
macro_rules! record {
    (
        $(#[$doc:meta])*
        $visibility:vis struct $name:ident($title:literal, $description:literal) {
            $($(#[$field_doc:meta])* $field:ident: $kind:ty $(= $key:literal)?, $field_title:literal $(, of $list:literal)?;)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        $visibility struct $name {
            $(#[doc = $field_title] $(#[$field_doc])* pub $field: $kind,)*
        }

        impl $crate::document::Write for $name {
            fn write(&self) -> $crate::document::Value {
                $crate::document::write_record(vec![
                    $(($crate::key_of!($field $($key)?), $crate::document::Write::write(&self.$field)),)*
                ])
            }
        }

        impl $crate::document::Read for $name {
            fn read(reader: &mut $crate::document::Reader<'_>) -> Self {
                reader.begin_record(&[$($crate::key_of!($field $($key)?)),*]);
                let read = Self { $($field: reader.field($crate::key_of!($field $($key)?)),)* };
                reader.end_record();
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
                            $(let schema = $crate::document::schema::ids_of($list, schema);)?
                            ($crate::key_of!($field $($key)?), $field_title, schema, required)
                        },)*
                    ])
                })
            }
        }
    };
}

/// The JSON key of a field: its own name, or the one given.
#[doc(hidden)]
#[macro_export]
macro_rules! key_of {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
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

        impl $crate::document::Write for $name {
            fn write(&self) -> $crate::document::Value {
                $crate::document::Value::from(self.word())
            }
        }

        impl $crate::document::Read for $name {
            fn read(reader: &mut $crate::document::Reader<'_>) -> Self {
                let place = reader.word(Self::WORDS);
                Self::ALL.get(place).copied().unwrap_or_else(Self::blank)
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

        impl $crate::document::Key for $name {
            fn from_key(key: &str) -> Result<Self, $crate::document::Reason> {
                let place = $crate::document::read_choice(key, Self::WORDS)?;
                Ok(Self::ALL.get(place).copied().unwrap_or_else(<Self as $crate::document::Read>::blank))
            }

            fn to_key(&self) -> String {
                self.word().to_owned()
            }

            #[cfg(feature = "schema")]
            fn key_schema(definitions: &mut $crate::document::schema::Definitions) -> $crate::document::Value {
                <Self as $crate::document::Read>::schema(definitions)
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
        #[allow(clippy::large_enum_variant, reason = "one is read out of a document")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant($kind),)*
        }

        impl $crate::document::Write for $name {
            fn write(&self) -> $crate::document::Value {
                $crate::document::write_record(vec![match self {
                    $(Self::$variant(inner) => ($key, $crate::document::Write::write(inner)),)*
                }])
            }
        }

        impl $crate::document::Read for $name {
            fn read(reader: &mut $crate::document::Reader<'_>) -> Self {
                match reader.only_key(&[$($key),*]) {
                    $(Some($key) => Self::$variant(reader.field($key)),)*
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
