//! Every visible word, per language; a missing one does not compile.
//!
//! A word is a function of the language and of what stands in the sentence. Sentences are whole: nothing is put together from pieces elsewhere.

/// Declares words: `name(argument: Type) { zh "…{argument}…", en "…{argument}…" }`.
macro_rules! words {
    ($( $(#[$doc:meta])* $name:ident ( $($arg:ident : $ty:ty),* ) { zh $zh:literal, en $en:literal $(,)? } )*) => {
        $(
            $(#[$doc])*
            #[allow(missing_docs, clippy::useless_format)]
            #[must_use]
            pub fn $name(language: $crate::domain::hall::Language $(, $arg: $ty)*) -> String {
                match language {
                    $crate::domain::hall::Language::Zh => format!($zh),
                    $crate::domain::hall::Language::En => format!($en),
                }
            }
        )*
    };
}

pub mod board_lint;
pub mod case;
pub mod case_desk;
pub mod case_paper;
pub mod case_report;
pub mod common;
pub mod content_faults;
pub mod counter;
pub mod demand;
pub mod desk_content;
pub mod display;
pub mod editor;
pub mod faults;
pub mod feed;
pub mod feed_desk;
pub mod feed_words;
pub mod figures;
pub mod follow_up;
pub mod form;
pub mod form_fields;
pub mod gate;
pub mod guide;
pub mod guide_columns;
pub mod guide_fields;
pub mod guide_lint;
pub mod guide_table;
pub mod kiosk;
pub mod manager;
pub mod opinion;
pub mod pin;
pub mod publishing;
pub mod publishing_desk;
pub mod publishing_keys;
pub mod rating;
pub mod rating_files;
pub mod rating_report;
pub mod reasons;
pub mod report;
pub mod report_names;
pub mod scan_check;
pub mod staff;
pub mod start;
pub mod storage;
