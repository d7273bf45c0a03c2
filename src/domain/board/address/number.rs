//! The numbers of an address, and the words that say what they count: in digits or written out, in characters, in pinyin and in English.

/// Stands between two numbers that nothing else keeps apart.
pub(super) const BETWEEN_NUMBERS: char = '|';
/// Zero to ten, and a hundred, as they are written out.
const NUMERALS: [(char, u16); 12] = [
    ('\u{96f6}', 0),
    ('\u{4e00}', 1),
    ('\u{4e8c}', 2),
    ('\u{4e09}', 3),
    ('\u{56db}', 4),
    ('\u{4e94}', 5),
    ('\u{516d}', 6),
    ('\u{4e03}', 7),
    ('\u{516b}', 8),
    ('\u{4e5d}', 9),
    ('\u{5341}', 10),
    ('\u{767e}', 100),
];
/// The words for a building: lou, dong, zhuang.
const BUILDING: [char; 3] = ['\u{697c}', '\u{680b}', '\u{5e62}'];
/// What numbers of an address count: hao, lou, dong, zhuang, dan, yuan, ceng, hu, shi, men, pai.
const UNITS: [char; 11] =
    ['\u{53f7}', BUILDING[0], BUILDING[1], BUILDING[2], '\u{5355}', '\u{5143}', '\u{5c42}', '\u{6237}', '\u{5ba4}', '\u{95e8}', '\u{724c}'];
/// The same in letters, the longest first: pinyin and English.
const UNIT_WORDS: [&str; 15] =
    ["building", "danyuan", "number", "haolou", "zhuang", "house", "dong", "room", "unit", "flat", "ceng", "hao", "lou", "shi", "no"];
/// Those that say that a building is counted.
const BUILDING_WORDS: [&str; 5] = ["building", "haolou", "zhuang", "dong", "lou"];

/// Whether these words count buildings.
pub(super) fn is_building(text: &str) -> bool {
    text.contains(BUILDING) || BUILDING_WORDS.iter().any(|word| text.contains(word))
}

/// The first number of a text: 17, or written out as in `NUMERALS`.
pub(super) fn first_number(text: &str) -> Option<u16> {
    let from = text.find(|c: char| c.is_ascii_digit() || numeral(c).is_some())?;
    let rest = &text[from..];
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        // More digits than any house has are a number that nobody has.
        return Some(rest[..end].parse().unwrap_or(u16::MAX));
    }
    written_out(rest)
}

/// 17, 20, 103: digits and the places they stand for.
fn written_out(text: &str) -> Option<u16> {
    let (mut sum, mut digit) = (0_u16, 0_u16);
    for value in text.chars().map_while(numeral) {
        match value {
            10 | 100 => {
                sum = sum.saturating_add(if digit == 0 { value } else { digit * value });
                digit = 0;
            }
            value => digit = value,
        }
    }
    Some(sum.saturating_add(digit))
}

fn numeral(c: char) -> Option<u16> {
    NUMERALS.iter().find(|(numeral, _)| *numeral == c).map(|(_, value)| *value)
}

/// What stands before the first number and what behind it. Numerals are a number only where they end the text or a unit follows: they stand in names, too.
pub(super) fn around_number(text: &str) -> (&str, &str) {
    let is_digit = |c: char| c.is_ascii_digit();
    if let Some(from) = text.find(is_digit) {
        let length = text[from..].find(|c| !is_digit(c)).unwrap_or(text.len() - from);
        return (&text[..from], &text[from + length..]);
    }
    let mut at = 0;
    while let Some(from) = text[at..].find(|c| numeral(c).is_some()).map(|found| at + found) {
        let end = text[from..].find(|c| numeral(c).is_none()).map_or(text.len(), |length| from + length);
        if text[end..].chars().next().is_none_or(|next| UNITS.contains(&next)) {
            return (&text[..from], &text[end..]);
        }
        at = end;
    }
    (text, "")
}

/// What is left of a text when numbers and what they count are taken out.
pub(super) fn without_units(text: &str) -> String {
    let is_counted = |c: char| c.is_ascii_digit() || c == BETWEEN_NUMBERS || numeral(c).is_some() || UNITS.contains(&c);
    let mut letters: String = text.chars().filter(|c| !is_counted(*c)).collect();
    while let Some(word) = UNIT_WORDS.iter().find(|word| letters.starts_with(**word)) {
        letters.drain(..word.len());
    }
    letters
}
