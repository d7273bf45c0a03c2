//! The compact form in which tables derived from the journal are kept: words in one fixed order, without names of fields.
//!
//! It is never the only copy of anything: whoever reads a form that it does not understand builds the table anew from the journal. That is why it may be
//! so plain, and code so small, which matters because every first load of a kiosk carries it. Because no field has a name in it, a change of shape needs
//! another name of the snapshot; a test holds a whole kept floor to see to that.
//!
//! A number or a name without blanks is a word and a blank; any other text is its length in bytes, a blank, and itself.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::{Display, Write};

/// What can be kept.
pub trait Keep: Sized {
    /// Writes it.
    fn keep(&self, to: &mut Writer);
    /// Reads it; nothing when the text does not go on with it.
    fn read(from: &mut Reader<'_>) -> Option<Self>;

    /// Its kept form.
    fn kept(&self) -> String {
        let mut writer = Writer(String::new());
        self.keep(&mut writer);
        writer.0
    }

    /// From its kept form; nothing when that is not exactly one.
    fn from_kept(text: &str) -> Option<Self> {
        let mut reader = Reader(text);
        let value = Self::read(&mut reader)?;
        reader.0.is_empty().then_some(value)
    }
}

/// A kept form in the making.
pub struct Writer(String);

impl Writer {
    /// A number or a name, which has no blank in it.
    pub fn word(&mut self, word: &dyn Display) {
        // Writing into a text cannot fail.
        let _ = write!(self.0, "{word} ");
    }

    fn text(&mut self, text: &str) {
        self.word(&text.len());
        self.0.push_str(text);
    }
}

/// What is left of a kept form.
pub struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    /// The next word.
    pub fn word(&mut self) -> Option<&'a str> {
        let (word, rest) = self.0.split_once(' ')?;
        self.0 = rest;
        Some(word)
    }

    fn number(&mut self) -> Option<i64> {
        self.word()?.parse().ok()
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(text.to_owned())
    }
}

/// Keeps a struct as its fields, in this order.
macro_rules! keep_fields {
    ($type:ty { $($field:tt),* $(,)? }) => {
        impl crate::domain::keep::Keep for $type {
            fn keep(&self, to: &mut crate::domain::keep::Writer) {
                $(crate::domain::keep::Keep::keep(&self.$field, to);)*
            }
            fn read(from: &mut crate::domain::keep::Reader<'_>) -> Option<Self> {
                Some(Self { $($field: crate::domain::keep::Keep::read(from)?),* })
            }
        }
    };
}
pub(crate) use keep_fields;

/// Keeps checked names as the words they are.
macro_rules! keep_names {
    ($($type:ty: $read:expr),* $(,)?) => {$(
        impl Keep for $type {
            fn keep(&self, to: &mut Writer) {
                to.word(self);
            }
            fn read(from: &mut Reader<'_>) -> Option<Self> {
                from.word().and_then($read)
            }
        }
    )*};
}
pub(crate) use keep_names;

/// Keeps a choice as its name.
macro_rules! keep_choices {
    ($($type:ty: $($choice:ident)*),* $(,)?) => {$(
        impl Keep for $type {
            fn keep(&self, to: &mut Writer) {
                to.word(&match self {
                    $(Self::$choice => stringify!($choice),)*
                });
            }
            fn read(from: &mut Reader<'_>) -> Option<Self> {
                let word = from.word()?;
                $(if word == stringify!($choice) {
                    return Some(Self::$choice);
                })*
                None
            }
        }
    )*};
}
pub(crate) use keep_choices;

/// Keeps a choice as a word and the fields of that choice, in this order.
macro_rules! keep_variants {
    ($type:ty { $($word:literal $variant:ident { $($field:ident),* }),* $(,)? }) => {
        impl Keep for $type {
            fn keep(&self, to: &mut Writer) {
                match self {
                    $(Self::$variant { $($field),* } => {
                        to.word(&$word);
                        $($field.keep(to);)*
                    })*
                }
            }
            fn read(from: &mut Reader<'_>) -> Option<Self> {
                Some(match from.word()? {
                    $($word => Self::$variant { $($field: Keep::read(from)?),* },)*
                    _ => return None,
                })
            }
        }
    };
}
pub(crate) use keep_variants;

macro_rules! keep_numbers {
    ($($type:ty)*) => {$(
        impl Keep for $type {
            fn keep(&self, to: &mut Writer) {
                to.word(self);
            }
            fn read(from: &mut Reader<'_>) -> Option<Self> {
                from.number()?.try_into().ok()
            }
        }
    )*};
}
keep_numbers!(u8 u16 u32 i64 u64);

impl Keep for bool {
    fn keep(&self, to: &mut Writer) {
        to.word(&u8::from(*self));
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        match from.word()? {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        }
    }
}

impl Keep for String {
    fn keep(&self, to: &mut Writer) {
        to.text(self);
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        from.text()
    }
}

impl<T: Keep> Keep for Option<T> {
    fn keep(&self, to: &mut Writer) {
        self.is_some().keep(to);
        if let Some(value) = self {
            value.keep(to);
        }
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        if bool::read(from)? { T::read(from).map(Some) } else { Some(None) }
    }
}

/// Keeps a tuple as its parts.
macro_rules! keep_tuples {
    ($(($($part:ident $at:tt),*))*) => {$(
        impl<$($part: Keep),*> Keep for ($($part,)*) {
            fn keep(&self, to: &mut Writer) {
                $(self.$at.keep(to);)*
            }
            fn read(from: &mut Reader<'_>) -> Option<Self> {
                Some(($($part::read(from)?,)*))
            }
        }
    )*};
}
keep_tuples!((A 0, B 1) (A 0, B 1, C 2));

/// Keeps a collection as its size and its entries.
macro_rules! keep_collections {
    ($($type:ident $add:ident $($bound:ident)?),*) => {$(
        impl<T: Keep $(+ $bound)?> Keep for $type<T> {
            fn keep(&self, to: &mut Writer) {
                to.word(&self.len());
                self.iter().for_each(|entry| entry.keep(to));
            }
            fn read(from: &mut Reader<'_>) -> Option<Self> {
                let mut entries = Self::new();
                for _ in 0..from.number()? {
                    entries.$add(T::read(from)?);
                }
                Some(entries)
            }
        }
    )*};
}
keep_collections!(Vec push, VecDeque push_back, BTreeSet insert Ord);

impl<K: Keep + Ord, V: Keep> Keep for BTreeMap<K, V> {
    fn keep(&self, to: &mut Writer) {
        to.word(&self.len());
        for (key, value) in self {
            key.keep(to);
            value.keep(to);
        }
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        let mut entries = Self::new();
        for _ in 0..from.number()? {
            entries.insert(K::read(from)?, V::read(from)?);
        }
        Some(entries)
    }
}
