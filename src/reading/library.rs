//! The guides in force, ready to be found and read.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::documents::document;
use super::mark;
use super::page::{Frame, page};
use super::published::{Published, part_or_shipped};
use super::shelf;
use crate::domain::codes::print::PrintCode;
use crate::domain::guide::checklist::Answers;
use crate::domain::guide::parse::{Unreadable, parse};
use crate::domain::guide::{Guide, Guides, Named};
use crate::domain::hall::{Bilingual, Language};
use crate::domain::parts::GUIDES;
use crate::domain::search::{Index, Readings, ReadingsFault};
use crate::domain::time::Day;
use crate::domain::usage::{Vocabulary, is_asked};
use crate::flow::guides::{Answer, Ask, GuidePage, Print, Seek};

/// What a library is opened with.
#[derive(Debug, Deserialize)]
pub struct Opening {
    /// The text of `guides.json` as shipped; nothing when it cannot be had.
    pub guides: Option<String>,
    /// What the hall has published; nothing when nothing ever was.
    #[serde(default)]
    pub published: Option<Published>,
    /// How characters are read: the text of `readings.txt`.
    pub readings: String,
    /// Words that people use for what a hall does: the text of `words.txt`. Without it only those of the guides are known.
    #[serde(default)]
    pub words: Option<String>,
    /// Four digits of the hall.
    pub hall: String,
    /// The classes of the hall, in order.
    pub classes: Vec<(String, Bilingual)>,
    /// Today: guides that do not hold today are not shown.
    pub day: Day,
    /// How often guides were opened lately.
    pub opened: BTreeMap<String, u32>,
}

/// The guides in force.
#[derive(Debug)]
pub struct Library {
    pub(super) guides: Vec<Guide>,
    pub(super) classes: Vec<(String, Bilingual)>,
    pub(super) events: Vec<Named>,
    pub(super) departments: Vec<Named>,
    opened: BTreeMap<String, u32>,
    pub(super) index: Index,
    /// Of what may be kept of a search that found nothing.
    pub(super) vocabulary: Vocabulary,
    hall_code: String,
    sample: Option<crate::domain::guide::Text>,
    /// What staff must be told: what was published cannot be shown.
    pub told: Option<String>,
}

/// Why there is no library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// There are none: what was shipped cannot be had, and nothing that was published can be used, for this reason if something was.
    Missing(Option<String>),
    /// The guides cannot be read.
    Guides(Unreadable),
    /// The readings cannot be read.
    Readings(ReadingsFault),
}

impl Library {
    /// Opens the library.
    ///
    /// # Errors
    /// When a file cannot be read: then there are no guides, and the screen says so.
    pub fn open(opening: Opening) -> Result<Self, Closed> {
        let (text, told) = part_or_shipped(opening.published.as_ref(), GUIDES, opening.guides);
        let text = text.ok_or_else(|| Closed::Missing(told.clone()))?;
        let file = parse(&text).map_err(Closed::Guides)?;
        let mut classes = opening.classes;
        classes.sort_by_key(|(id, _)| file.place_of_class(id));
        let Guides { sample, life_events, departments, guides, .. } = file;
        let readings = Readings::parse(&opening.readings).map_err(Closed::Readings)?;
        let guides: Vec<Guide> = guides.into_iter().filter(|guide| guide.holds_on(opening.day)).collect();
        let is_used = |named: &Named, of: fn(&Guide, &str) -> bool| guides.iter().any(|guide| of(guide, &named.id));
        let events = life_events.into_iter().filter(|e| is_used(e, |guide, id| guide.life_events.iter().any(|at| at == id))).collect();
        let departments = departments.into_iter().filter(|d| is_used(d, |guide, id| guide.department == id)).collect();
        let documents: Vec<_> = guides.iter().map(|guide| document(guide, opening.opened.get(&guide.id).copied().unwrap_or(0))).collect();
        let index = Index::build(&documents, &readings);
        let vocabulary = vocabulary(&guides, &classes, opening.words.as_deref());
        Ok(Self { index, vocabulary, hall_code: opening.hall, guides, classes, events, departments, opened: opening.opened, sample, told })
    }

    /// Guides in force.
    pub fn len(&self) -> usize {
        self.guides.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.guides.is_empty()
    }

    /// The guide of this identity.
    pub fn guide(&self, id: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.id == id)
    }

    /// How often this guide was opened lately.
    pub(super) fn reads(&self, guide: &Guide) -> u32 {
        self.opened.get(&guide.id).copied().unwrap_or(0)
    }

    /// Whether enough is known of what people open to offer that as a way.
    pub(super) fn is_asked(&self) -> bool {
        is_asked(self.guides.iter().map(|guide| self.reads(guide)))
    }

    /// Answers the kiosk.
    pub fn answer(&self, ask: Ask) -> Answer {
        match ask {
            Ask::Shelf { seek: Seek::Way { way, choice }, language } => Answer::Shelf(shelf::by_way(self, way, choice, language)),
            Ask::Shelf { seek: Seek::Typed(typed), language } => Answer::Shelf(shelf::typed(self, &typed, language)),
            Ask::Page { guide, chosen, language } => match self.named(&guide) {
                Some(guide) => Answer::Page(Box::new(self.page(guide, &chosen.into_iter().collect(), language))),
                None => Answer::NoSuchGuide,
            },
            Ask::Print { code, chosen, language } => self.printed(&code, &chosen.into_iter().collect(), language),
        }
    }

    /// An item stands for its first guide: whoever was told "not now" for an item reads what to bring.
    fn named(&self, id: &str) -> Option<&Guide> {
        let by_item = || self.guides.iter().find(|guide| guide.item.as_str() == id);
        self.guides.iter().find(|guide| guide.id == id).or_else(by_item)
    }

    /// The guide of a print, and whether the print still says what holds.
    fn printed(&self, code: &str, answers: &Answers, language: Language) -> Answer {
        let Ok(code) = PrintCode::parse(code) else { return Answer::NoSuchGuide };
        let codes = self.guides.iter().filter_map(|guide| Some((guide, mark::code(guide, code.hall_code())?)));
        let Some((guide, now)) = codes.into_iter().find(|(_, now)| now.guide == code.guide) else { return Answer::NoSuchGuide };
        let print = if now == code { Print::Current } else { Print::Outdated };
        Answer::Page(Box::new(GuidePage { print: Some(print), ..self.page(guide, answers, language) }))
    }

    fn page(&self, guide: &Guide, answers: &Answers, language: Language) -> GuidePage {
        let sample = self.sample.as_ref().map(|text| text.get(language));
        page(guide, answers, Frame { class: self.class_name(guide, language), hall_code: &self.hall_code, sample, language })
    }

    pub(super) fn class_name(&self, guide: &Guide, language: Language) -> &str {
        self.classes.iter().find(|(id, _)| *id == guide.class).map_or("", |(_, name)| name.get(language))
    }
}

/// What the content calls things: guides, their materials and classes.
fn vocabulary(guides: &[Guide], classes: &[(String, Bilingual)], words: Option<&str>) -> Vocabulary {
    let of_guide = |guide: &'_ Guide| {
        let materials = guide.materials.iter().map(|material| material.name.zh.clone());
        [guide.name.zh.clone()].into_iter().chain(guide.aliases.iter().cloned()).chain(materials).collect::<Vec<String>>()
    };
    let names: Vec<String> = guides.iter().flat_map(of_guide).chain(classes.iter().map(|(_, name)| name.zh.clone())).collect();
    Vocabulary::of(names.iter().map(String::as_str), words.unwrap_or_default())
}
