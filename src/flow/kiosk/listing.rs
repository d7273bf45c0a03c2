//! The list of items, by class or from A to Z, in pages that need no scrolling.

use crate::domain::hall::{Hall, Item, Language};

/// Items on one page.
pub const PAGE_ITEMS_MAX: usize = 8;

/// Which part of the list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// A class of `hall.json`, counted from 0.
    Class {
        /// Which.
        class: usize,
        /// Which page, from 0.
        page: usize,
    },
    /// A letter: of the pinyin in Chinese, of the name in English.
    Letter {
        /// Which.
        letter: char,
        /// Which page, from 0.
        page: usize,
    },
}

impl Default for Listing {
    fn default() -> Self {
        Self::Class { class: 0, page: 0 }
    }
}

impl Listing {
    /// The page, from 0.
    pub const fn page(self) -> usize {
        match self {
            Self::Class { page, .. } | Self::Letter { page, .. } => page,
        }
    }

    /// Another page of the same part.
    #[must_use]
    pub const fn at(self, page: usize) -> Self {
        match self {
            Self::Class { class, .. } => Self::Class { class, page },
            Self::Letter { letter, .. } => Self::Letter { letter, page },
        }
    }
}

/// The letter under which people of this language look for an item.
pub fn letter(item: &Item, language: Language) -> char {
    let text = match language {
        Language::Zh => item.initials.as_str(),
        Language::En => item.name.en.as_str(),
    };
    text.chars().find(char::is_ascii_alphabetic).map_or('#', |c| c.to_ascii_uppercase())
}

/// Letters that have items, in order.
pub fn letters(hall: &Hall, language: Language) -> Vec<char> {
    let mut letters: Vec<char> = hall.items.iter().map(|item| letter(item, language)).collect();
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// Items of one part, all pages.
pub fn items(hall: &Hall, listing: Listing, language: Language) -> Vec<&Item> {
    match listing {
        Listing::Class { class, .. } => {
            let id = hall.classes.get(class).map(|class| class.id.as_str());
            hall.items.iter().filter(|item| Some(item.class.as_str()) == id).collect()
        }
        Listing::Letter { letter: wanted, .. } => {
            let mut found: Vec<&Item> = hall.items.iter().filter(|item| letter(item, language) == wanted).collect();
            found.sort_by_key(|item| match language {
                Language::Zh => item.initials.as_str(),
                Language::En => item.name.en.as_str(),
            });
            found
        }
    }
}

/// Pages of a part: at least one.
pub fn pages(count: usize) -> usize {
    count.div_ceil(PAGE_ITEMS_MAX).max(1)
}
