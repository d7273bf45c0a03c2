//! The numbers of an address and what each of them counts: in digits or written out, in characters, in pinyin and in English. Only what can be nothing else
//! is a house or a building; a unit, a floor, a room and whatever this program does not know are not.

use crate::domain::board::model::PlaceKind;

/// Stands between two numbers that nothing else keeps apart.
pub(super) const BETWEEN_NUMBERS: char = '|';
/// Zero to ten, a hundred and a thousand, as they are written out: ling, yi ... jiu, shi, bai, qian; ling and er have two characters each.
const NUMERALS: [(char, u16); 15] = [
    ('\u{96f6}', 0),
    ('\u{3007}', 0),
    ('\u{4e00}', 1),
    ('\u{4e8c}', 2),
    ('\u{4e24}', 2),
    ('\u{4e09}', 3),
    ('\u{56db}', 4),
    ('\u{4e94}', 5),
    ('\u{516d}', 6),
    ('\u{4e03}', 7),
    ('\u{516b}', 8),
    ('\u{4e5d}', 9),
    ('\u{5341}', 10),
    ('\u{767e}', 100),
    ('\u{5343}', 1000),
];
/// A house: hao.
const HOUSE: [&str; 2] = ["\u{53f7}", "hao"];
/// A building, whatever stands before it: dong, zhuang, zuo.
const BUILDING: [&str; 6] = ["\u{680b}", "\u{5e62}", "\u{5ea7}", "dong", "zhuang", "building"];
/// A building behind `HOUSE`; alone it may be a floor: lou.
const STOREYED: [&str; 2] = ["\u{697c}", "lou"];
/// What makes of `HOUSE` before it something else: nong, zhi, xiang, danyuan, men, shi, fang, ceng, hu.
const INSIDE: [&str; 14] = [
    "\u{5f04}", "\u{652f}", "\u{5df7}", "\u{5355}", "\u{95e8}", "\u{5ba4}", "\u{623f}", "\u{5c42}", "\u{6237}", "danyuan", "men", "shi",
    "ceng", "hu",
];
/// What a numeral counts that stands before it; elsewhere numerals are parts of names: hao, lou, dong, zhuang, zuo, danyuan, ceng, hu, shi, nong.
const COUNTED: [&str; 10] =
    ["\u{53f7}", "\u{697c}", "\u{680b}", "\u{5e62}", "\u{5ea7}", "\u{5355}\u{5143}", "\u{5c42}", "\u{6237}", "\u{5ba4}", "\u{5f04}"];
/// In letters, before a number: what it counts then.
const BEFORE: [(&str, Counts); 16] = [
    ("building", Counts::Building),
    ("block", Counts::Building),
    ("number", Counts::House),
    ("house", Counts::House),
    ("no", Counts::House),
    ("flat", Counts::Other),
    ("room", Counts::Other),
    ("unit", Counts::Other),
    ("apartment", Counts::Other),
    ("apt", Counts::Other),
    ("suite", Counts::Other),
    ("floor", Counts::Other),
    ("danyuan", Counts::Other),
    ("ceng", Counts::Other),
    ("shi", Counts::Other),
    ("lou", Counts::Other),
];
/// Characters that belong to numbers: hao, lou, dong, zhuang, zuo, dan, yuan, ceng, hu, shi, fang, men, pai, yuan (a yard).
const UNITS: [char; 14] = [
    '\u{53f7}', '\u{697c}', '\u{680b}', '\u{5e62}', '\u{5ea7}', '\u{5355}', '\u{5143}', '\u{5c42}', '\u{6237}', '\u{5ba4}', '\u{623f}',
    '\u{95e8}', '\u{724c}', '\u{9662}',
];
/// The same in letters, the longest first: pinyin and English.
const UNIT_WORDS: [&str; 23] = [
    "apartment",
    "building",
    "rdfloor",
    "ndfloor",
    "thfloor",
    "stfloor",
    "danyuan",
    "number",
    "haolou",
    "zhuang",
    "floor",
    "house",
    "block",
    "suite",
    "dong",
    "room",
    "unit",
    "flat",
    "ceng",
    "hao",
    "apt",
    "lou",
    "shi",
];
/// Short for a number.
const NO: &str = "no";

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// That is not said.
    Bare,
    /// Houses.
    House,
    /// Buildings of an estate.
    Building,
    /// Something else, or something unknown.
    Other,
}

/// A number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// This one.
    Is(u16),
    /// So large that nothing has it.
    Overlong,
    /// Numerals in no order that says a number.
    Unclear,
}

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: Value,
    pub(super) counts: Counts,
    /// Where it begins.
    pub(super) from: usize,
    /// Where it ends.
    pub(super) to: usize,
}

impl Number {
    /// Whether it may be the number of a house of this street, of a building of this estate.
    pub(super) fn fits(&self, kind: PlaceKind) -> bool {
        match self.counts {
            Counts::Bare | Counts::House => true,
            Counts::Building => kind == PlaceKind::Estate,
            Counts::Other => false,
        }
    }
}

/// All numbers of a text, in their order. Numerals are a number only where they end the text or what they count follows: they stand in names, too.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (mut found, mut at, mut last) = (Vec::new(), 0, 0);
    while let Some(from) = text[at..].find(|c| is_digit(c) || numeral(c).is_some()).map(|found| at + found) {
        let is_in_digits = text[from..].starts_with(is_digit);
        let is_of_it = |c: char| if is_in_digits { is_digit(c) } else { numeral(c).is_some() };
        let to = text[from..].find(|c| !is_of_it(c)).map_or(text.len(), |length| from + length);
        let after = &text[to..];
        if is_in_digits || after.is_empty() || starts(after, &COUNTED) {
            let value = if is_in_digits { text[from..to].parse().map_or(Value::Overlong, Value::Is) } else { written_out(&text[from..to]) };
            found.push(Number { value, counts: counts(&text[last..from], after), from, to });
            last = to;
        }
        at = to;
    }
    found
}

/// What a number counts that stands between these.
pub(super) fn counts(before: &str, after: &str) -> Counts {
    let said_before = BEFORE.iter().find(|(word, _)| before.ends_with(word)).map_or(Counts::Bare, |(_, counts)| *counts);
    let said_behind = match HOUSE.iter().find_map(|word| after.strip_prefix(word)) {
        Some(rest) if starts(rest, &BUILDING) || starts(rest, &STOREYED) => Counts::Building,
        Some(rest) if starts(rest, &INSIDE) => Counts::Other,
        Some(_) => Counts::House,
        None if starts(after, &BUILDING) => Counts::Building,
        None if after.is_empty() || after.starts_with(BETWEEN_NUMBERS) => Counts::Bare,
        None => Counts::Other,
    };
    let is = |counts| said_before == counts || said_behind == counts;
    [Counts::Other, Counts::Building, Counts::House].into_iter().find(|counts| is(*counts)).unwrap_or(Counts::Bare)
}

/// Which of these numbers is the place's, of those before its name and those behind it: none where that is not clear.
pub(super) fn of_place(kind: PlaceKind, before: &[Number], after: &[Number], is_before: bool) -> Option<Value> {
    let buildings = [before, after].into_iter().flat_map(|side| side.iter().enumerate().map(move |(at, number)| (side, at, number)));
    let mut buildings = buildings.filter(|(.., number)| kind == PlaceKind::Estate && number.counts == Counts::Building);
    if let Some((side, at, number)) = buildings.next() {
        let is_second = at > 0 && side[at - 1].counts == Counts::Bare;
        return (!is_second && buildings.next().is_none()).then_some(number.value);
    }
    let mut competing = before.to_vec();
    let chosen = if (is_before || after.is_empty()) && !before.is_empty() {
        let nearest = competing.pop()?;
        competing.extend(after.first());
        nearest
    } else {
        *after.first()?
    };
    let is_said = chosen.counts != Counts::Bare;
    let competes = |other: &Number| other.fits(kind) && (!is_said || other.counts != Counts::Bare);
    (chosen.fits(kind) && !competing.iter().any(competes)).then_some(chosen.value)
}

/// 17, 20, 103, or digit for digit: what the characters say, where they stand in an order that says a number.
fn written_out(text: &str) -> Value {
    let values: Vec<u16> = text.chars().filter_map(numeral).collect();
    if values.iter().all(|value| *value < 10) {
        let digits: String = values.iter().map(u16::to_string).collect();
        return digits.parse().map_or(Value::Overlong, Value::Is);
    }
    let (mut sum, mut digit, mut place, mut is_skipped) = (0_u16, None, 10_000, false);
    for value in values {
        match (value, digit) {
            (10.., digit) if value < place && digit != Some(0) && (digit.is_some() || value == 10) => {
                sum += digit.unwrap_or(1) * value;
                (place, is_skipped) = (value, false);
            }
            (0, None) if !is_skipped && (100..10_000).contains(&place) => is_skipped = true,
            (1..10, None) => {}
            _ => return Value::Unclear,
        }
        digit = (1..10).contains(&value).then_some(value);
    }
    match digit {
        // Five behind a hundred may be fifty.
        Some(digit) if place == 10 || is_skipped => Value::Is(sum + digit),
        None if !is_skipped => Value::Is(sum),
        _ => Value::Unclear,
    }
}

fn numeral(c: char) -> Option<u16> {
    NUMERALS.iter().find(|(numeral, _)| *numeral == c).map(|(_, value)| *value)
}

fn starts(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// What is left of a text when numbers and what they count are taken out.
pub(super) fn without_units(text: &str) -> String {
    let is_counted = |c: char| c.is_ascii_digit() || c == BETWEEN_NUMBERS || numeral(c).is_some() || UNITS.contains(&c);
    let mut letters: String = text.chars().filter(|c| !is_counted(*c)).collect();
    while let Some(word) = UNIT_WORDS.iter().chain([&NO]).find(|word| letters.starts_with(**word)) {
        letters.drain(..word.len());
    }
    letters
}
