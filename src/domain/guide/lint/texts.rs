//! The texts of a guide: blank, too long, half translated, with letters that nobody sees, with links and markup.

use super::terms::is_id;
use super::{FindingKind, Found};
use crate::domain::guide::model::{Guide, Guides, Text};
use crate::domain::guide::terms::Fee;
use crate::domain::hall::Bilingual;

/// Most characters of any Chinese text.
pub const CHARS_ZH_MAX: usize = 800;
/// Most characters of any English text.
pub const CHARS_EN_MAX: usize = 1_600;
/// Most characters of a guide's name: Chinese, English.
const NAME_CHARS_MAX: (usize, usize) = (60, 120);
/// Most characters of a law's name, an article, a number of a law, and the rule behind a fee.
const LAW_CHARS_MAX: usize = 120;
const ARTICLE_CHARS_MAX: usize = 60;
const FEE_BASIS_CHARS_MAX: usize = 200;
/// Addresses that run something.
const HOSTILE: [&str; 5] = ["javascript:", "data:", "vbscript:", "file:", "blob:"];

/// Most characters that fit well on the kiosk's screen, Chinese and English.
type Fits = (usize, usize);
const NAME: Fits = (24, 80);
const PROSE: Fits = (120, 320);
const LINE: Fits = (80, 220);
const LABEL: Fits = (24, 72);
const STEP_NAME: Fits = (14, 48);
const ASKED: Fits = (34, 100);
const REPLY: Fits = (22, 60);
const ANSWERED: Fits = (160, 420);

/// Makes one picture of two.
const JOINER: char = '\u{200d}';

/// Letters that change how others are shown, or that cannot be seen: nobody reads them, and they can make a text look like another one.
pub const fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{34f}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180d}' | '\u{2800}' | '\u{fe00}'..='\u{fe0d}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0100}'..='\u{e01ef}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The first hidden letter of a text. What joins two pictures to one (a family) is none: nobody is misled by it, though the screen shows them apart.
fn hidden_in(text: &str) -> Option<char> {
    let letters: Vec<char> = text.chars().collect();
    let joins = |at: usize| at > 0 && is_picture(letters[at - 1]) && letters.get(at + 1).is_some_and(|next| is_picture(*next));
    let is_one = |(at, letter): (usize, &char)| is_hidden(*letter) && !(*letter == JOINER && joins(at));
    letters.iter().enumerate().find(|one| is_one(*one)).map(|(_, letter)| *letter)
}

/// A picture, or what says how it is drawn.
const fn is_picture(letter: char) -> bool {
    matches!(letter, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// One text of a guide.
pub(super) struct Place<'a> {
    pub path: String,
    fits: Fits,
    most: Fits,
    pub zh: &'a str,
    pub en: Option<&'a str>,
    is_name: bool,
}

/// Every text of a guide, with its path.
pub(super) fn places(guide: &Guide) -> Vec<Place<'_>> {
    let mut places = Places(Vec::new());
    places.name("/name", &guide.name);
    places.text("/summary", &guide.summary, PROSE);
    places.text("/authority", &guide.authority, LINE);
    places.text("/place", &guide.place, PROSE);
    places.text("/contact", &guide.contact, LINE);
    places.text("/complaint", &guide.complaint, LINE);
    if let Fee::Charged { text, .. } = &guide.fee {
        places.text("/fee/text", text, LINE);
    }
    for (at, basis) in guide.legal_basis.iter().enumerate() {
        if let Some(says) = &basis.says {
            places.text(&format!("/legal_basis/{at}/says"), says, PROSE);
        }
    }
    guide.conditions.iter().enumerate().for_each(|(at, text)| places.text(&format!("/conditions/{at}"), text, PROSE));
    for (at, step) in guide.steps.iter().enumerate() {
        places.text(&format!("/steps/{at}/name"), &step.name, STEP_NAME);
        places.text(&format!("/steps/{at}/text"), &step.text, PROSE);
    }
    guide.results.iter().enumerate().for_each(|(at, result)| places.text(&format!("/results/{at}/name"), &result.name, LABEL));
    for (at, question) in guide.questions.iter().enumerate() {
        places.text(&format!("/questions/{at}/text"), &question.text, ASKED);
        let answers = question.answers.iter().enumerate();
        answers.for_each(|(nth, answer)| places.text(&format!("/questions/{at}/answers/{nth}/text"), &answer.text, REPLY));
    }
    for (at, material) in guide.materials.iter().enumerate() {
        places.text(&format!("/materials/{at}/name"), &material.name, LABEL);
        places.text(&format!("/materials/{at}/note"), &material.note, LINE);
        if let Some(source) = &material.source_name {
            places.text(&format!("/materials/{at}/source_name"), source, LABEL);
        }
    }
    for (at, faq) in guide.faq.iter().enumerate() {
        places.text(&format!("/faq/{at}/q"), &faq.q, ASKED);
        places.text(&format!("/faq/{at}/a"), &faq.a, ANSWERED);
    }
    places.0
}

struct Places<'a>(Vec<Place<'a>>);

impl<'a> Places<'a> {
    fn text(&mut self, path: &str, text: &'a Text, fits: Fits) {
        let (path, most) = (path.to_owned(), (CHARS_ZH_MAX, CHARS_EN_MAX));
        self.0.push(Place { path, fits, most, zh: &text.zh, en: text.en.as_deref(), is_name: false });
    }

    fn name(&mut self, path: &str, name: &'a Bilingual) {
        let (path, most) = (path.to_owned(), NAME_CHARS_MAX);
        self.0.push(Place { path, fits: NAME, most, zh: &name.zh, en: Some(&name.en), is_name: true });
    }
}

pub(super) fn check(guide: &Guide, found: &mut Found<'_>) {
    let places = places(guide);
    // Names stand in both languages always; the rest is English as a whole or not at all.
    let is_english = |place: &Place<'_>| !place.is_name && place.en.is_some_and(|en| !en.trim().is_empty());
    let some_english = places.iter().any(is_english);
    for place in &places {
        let (zh, en) = (format!("{}/zh", place.path), format!("{}/en", place.path));
        found.when(place.zh.trim().is_empty(), &zh, FindingKind::Blank);
        let no_english = place.en.is_none_or(|en| en.trim().is_empty());
        match (no_english, place.is_name) {
            (true, true) => found.add(&en, FindingKind::Blank),
            (true, false) if some_english => found.add(&en, FindingKind::NoEnglish),
            // Blank and yet there: no reader of the file would know what to show.
            (true, false) if place.en.is_some() => found.add(&en, FindingKind::Blank),
            _ => {}
        }
        read(&zh, place.zh, place.fits.0, place.most.0, found);
        if let Some(text) = place.en {
            read(&en, text, place.fits.1, place.most.1, found);
        }
    }
    for (at, alias) in guide.aliases.iter().enumerate() {
        let path = format!("/aliases/{at}");
        found.when(alias.trim().is_empty(), &path, FindingKind::Blank);
        letters(&path, alias, found);
    }
    for (at, basis) in guide.legal_basis.iter().enumerate() {
        let number = basis.number.as_deref().unwrap_or("");
        let fields = [
            ("law", basis.law.as_str(), LAW_CHARS_MAX),
            ("article", &basis.article, ARTICLE_CHARS_MAX),
            ("number", number, ARTICLE_CHARS_MAX),
        ];
        fields.into_iter().for_each(|(name, text, most)| read(&format!("/legal_basis/{at}/{name}"), text, most, most, found));
    }
    if let Fee::Charged { basis, .. } = &guide.fee {
        read("/fee/basis", basis, FEE_BASIS_CHARS_MAX, FEE_BASIS_CHARS_MAX, found);
    }
}

/// The texts of the file itself, which stand on screens beside those of its guides.
pub(super) fn check_file(file: &Guides, found: &mut Found<'_>) {
    for (list, entries) in [("departments", &file.departments), ("life_events", &file.life_events)] {
        for (at, entry) in entries.iter().enumerate() {
            found.when(!is_id(&entry.id), &format!("/{list}/{at}/id"), FindingKind::BadId);
            for (language, text, most) in [("zh", &entry.name.zh, NAME_CHARS_MAX.0), ("en", &entry.name.en, NAME_CHARS_MAX.1)] {
                let path = format!("/{list}/{at}/name/{language}");
                found.when(text.trim().is_empty(), &path, FindingKind::Blank);
                read(&path, text, most, most, found);
            }
        }
    }
    if let Some(sample) = &file.sample {
        found.when(sample.zh.trim().is_empty(), "/sample/zh", FindingKind::Blank);
        read("/sample/zh", &sample.zh, CHARS_ZH_MAX, CHARS_ZH_MAX, found);
        read("/sample/en", sample.en.as_deref().unwrap_or(""), CHARS_EN_MAX, CHARS_EN_MAX, found);
    }
}

fn read(path: &str, text: &str, fits: usize, most: usize, found: &mut Found<'_>) {
    let count = text.chars().count();
    match () {
        () if count > most => found.add(path, FindingKind::FarTooLong { max: most, found: count }),
        () if count > fits => found.add(path, FindingKind::TooLong { max: fits, found: count }),
        () => {}
    }
    letters(path, text, found);
}

/// Letters, links and markup, in whatever field.
fn letters(path: &str, text: &str, found: &mut Found<'_>) {
    troubles(text).into_iter().for_each(|kind| found.add(path, kind));
}

/// What letters, links and markup are the matter with a text, whatever it is a text of.
pub fn troubles(text: &str) -> Vec<FindingKind> {
    let mut troubles: Vec<FindingKind> = hidden_in(text).map(FindingKind::HiddenLetter).into_iter().collect();
    let is_broken = |letter: char| matches!(letter, '\u{fffd}' | '\u{e000}'..='\u{f8ff}') || u32::from(letter) & 0xFFFE == 0xFFFE;
    troubles.extend(text.contains(is_broken).then_some(FindingKind::Mojibake));
    // As a browser would read it: letters that nobody sees, blanks and capitals hide no address.
    let bare: String = text.chars().filter(|letter| !letter.is_whitespace() && !is_hidden(*letter)).collect::<String>().to_lowercase();
    let bare = bare.replace("&colon;", ":").replace("&#58;", ":").replace("&#x3a;", ":");
    let is_word_before = |at: usize| bare[..at].chars().next_back().is_some_and(|letter| letter.is_ascii_alphanumeric());
    match HOSTILE.iter().find(|scheme| bare.match_indices(**scheme).any(|(at, _)| !is_word_before(at))) {
        Some(scheme) => troubles.push(FindingKind::HostileLink((*scheme).to_owned())),
        None => troubles.extend((bare.contains("](") || bare.contains("://")).then_some(FindingKind::Link)),
    }
    let opens = |(at, _): (usize, &str)| {
        text[at + 1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?'))
    };
    troubles.extend(text.match_indices('<').any(opens).then_some(FindingKind::Markup));
    troubles
}
