//! JSON to rows, piece by piece: the objects of a list, or of the list under one of some names in an object. Each comes as the text it is, and whoever asked
//! reads it; a long one is passed over.

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonFault {
    /// One object is longer than was allowed. Reading goes on after it.
    TooLong,
    /// Here it is no JSON any more, or no list of objects: there is nothing more to read.
    NotJson,
    /// It ends in the middle.
    CutOff,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Nothing has come.
    Begin,
    /// In the outer object, before a name.
    Name,
    /// In it, after a value.
    AfterValue,
    /// In the list, where an entry may stand.
    Entry,
    /// In it, after an entry.
    AfterEntry,
    /// All is read.
    End,
    /// It was no JSON.
    Broken,
}

/// An entry's number from 1 and its text, or what is wrong with it.
pub type Entry<'a> = Result<(usize, &'a str), (usize, JsonFault)>;

/// Cuts a JSON text into the entries of its list.
pub struct JsonRows {
    entry_bytes_max: usize,
    /// The list's name where it lies in an object.
    is_list: fn(&str) -> bool,
    text: String,
    at: usize,
    place: Place,
    in_object: bool,
    has_list: bool,
    is_last: bool,
    /// A comma has come: another one must follow.
    owes: bool,
    /// What is left of an entry that was too long.
    skipped: Option<Depth>,
    number: usize,
}

/// How deep a value that is walked over goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Depth {
    open: usize,
    in_text: bool,
    escaped: bool,
}

impl Depth {
    /// Whether the value ends with this byte.
    fn ends_with(&mut self, byte: u8) -> bool {
        if self.in_text {
            (self.in_text, self.escaped) = (self.escaped || byte != b'"', !self.escaped && byte == b'\\');
            return !self.in_text && self.open == 0;
        }
        match byte {
            b'"' => self.in_text = true,
            b'{' | b'[' => self.open += 1,
            b'}' | b']' => {
                self.open = self.open.saturating_sub(1);
                return self.open == 0;
            }
            _ => {}
        }
        false
    }
}

impl JsonRows {
    /// Of a text that is still to come.
    pub fn new(entry_bytes_max: usize, is_list: fn(&str) -> bool) -> Self {
        Self {
            entry_bytes_max,
            is_list,
            text: String::new(),
            at: 0,
            place: Place::Begin,
            in_object: false,
            has_list: false,
            is_last: false,
            owes: false,
            skipped: None,
            number: 0,
        }
    }

    /// The next letters are put here, at the end.
    pub fn text(&mut self) -> &mut String {
        self.text.drain(..self.at);
        self.at = 0;
        &mut self.text
    }

    /// All letters have come.
    pub fn finish(&mut self) {
        self.is_last = true;
    }

    /// Bytes that are kept until their entry is whole.
    pub fn waiting(&self) -> usize {
        self.text.capacity()
    }

    /// The next entry, as far as it has come.
    pub fn read(&mut self) -> Option<Entry<'_>> {
        loop {
            self.blanks();
            let Some(byte) = self.text.as_bytes().get(self.at).copied() else { return self.at_the_text_end() };
            if self.skipped.is_some() {
                return if self.skip() { continue } else { self.at_the_text_end() };
            }
            match (self.place, byte) {
                (Place::Begin, b'[') => self.enter_list(),
                (Place::Begin, b'{') => {
                    self.in_object = true;
                    self.step(Place::Name);
                }
                (Place::Name, b'"') => match self.member() {
                    Some(true) => {}
                    Some(false) => return self.break_off(),
                    None => return self.at_the_text_end(),
                },
                (Place::Name, b'}') if !self.owes => self.step(Place::End),
                (Place::AfterValue, b',') => self.owe(Place::Name),
                (Place::AfterValue, b'}') => self.step(Place::End),
                (Place::Entry, b']') if !self.owes => self.leave_list(),
                (Place::Entry, _) => match self.entry_end() {
                    Some(Ok(end)) => {
                        let from = std::mem::replace(&mut self.at, end);
                        self.number += 1;
                        (self.place, self.owes) = (Place::AfterEntry, false);
                        return Some(Ok((self.number, &self.text[from..end])));
                    }
                    Some(Err(JsonFault::TooLong)) => {
                        self.number += 1;
                        (self.place, self.owes) = (Place::AfterEntry, false);
                        return Some(Err((self.number, JsonFault::TooLong)));
                    }
                    Some(Err(_)) => return self.break_off(),
                    None => return self.at_the_text_end(),
                },
                (Place::AfterEntry, b',') => self.owe(Place::Entry),
                (Place::AfterEntry, b']') => self.leave_list(),
                (Place::Broken, _) => return None,
                _ => return self.break_off(),
            }
        }
    }

    fn blanks(&mut self) {
        while matches!(self.text.as_bytes().get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r'))
            && !self.skipped.is_some_and(|depth| depth.in_text)
        {
            self.at += 1;
        }
    }

    fn step(&mut self, place: Place) {
        (self.place, self.owes) = (place, false);
        self.at += 1;
    }

    fn owe(&mut self, place: Place) {
        self.step(place);
        self.owes = true;
    }

    fn enter_list(&mut self) {
        self.has_list = true;
        self.step(Place::Entry);
    }

    fn leave_list(&mut self) {
        self.step(if self.in_object { Place::AfterValue } else { Place::End });
    }

    fn break_off(&mut self) -> Option<Entry<'_>> {
        self.place = Place::Broken;
        Some(Err((self.number + 1, JsonFault::NotJson)))
    }

    fn at_the_text_end(&mut self) -> Option<Entry<'_>> {
        let is_whole = self.place == Place::End && self.has_list;
        if !self.is_last || self.place == Place::Broken || is_whole && self.at >= self.text.len() {
            return None;
        }
        // An object without the list is whole, and not what was wanted.
        let fault = if self.place == Place::End { JsonFault::NotJson } else { JsonFault::CutOff };
        self.place = Place::Broken;
        Some(Err((self.number + 1, fault)))
    }

    /// A name and what follows it: the list is entered, another value is passed over. Nothing while it has not all come; false when it is wrong.
    fn member(&mut self) -> Option<bool> {
        let rest = &self.text[self.at..];
        let mut depth = Depth::default();
        let Some(end) = rest.bytes().position(|byte| depth.ends_with(byte)) else {
            return (rest.len() > self.entry_bytes_max).then_some(false);
        };
        let (name, after) = rest.split_at(end + 1);
        let blank = |rest: &str| rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        let colon = blank(after);
        match after.as_bytes().get(colon) {
            None => return None,
            Some(b':') => {}
            Some(_) => return Some(false),
        }
        let value = colon + 1 + blank(&after[colon + 1..]);
        let first = after.as_bytes().get(value).copied()?;
        let is_list = !self.has_list && serde_json::from_str::<String>(name).is_ok_and(|name| (self.is_list)(&name));
        let start = self.at + name.len() + value;
        if is_list && first == b'[' {
            self.at = start;
            self.enter_list();
            return Some(true);
        }
        self.at = start;
        if matches!(first, b'{' | b'[' | b'"') {
            self.skipped = Some(Depth::default());
        } else {
            // A number or a word: up to what follows it. It cannot be long.
            let rest = &self.text[start..];
            let Some(length) = rest.find([',', '}', ' ', '\n', '\r', '\t']) else {
                self.at = start - name.len() - value;
                return (rest.len() > 64).then_some(false);
            };
            self.at = start + length;
        }
        (self.place, self.owes) = (Place::AfterValue, false);
        Some(true)
    }

    /// Goes on through a value that is passed over; whether it has come to its end.
    fn skip(&mut self) -> bool {
        let Some(mut depth) = self.skipped else { return true };
        let end = self.text.as_bytes()[self.at..].iter().position(|byte| depth.ends_with(*byte));
        self.skipped = if end.is_some() { None } else { Some(depth) };
        self.at = end.map_or(self.text.len(), |end| self.at + end + 1);
        end.is_some()
    }

    /// Where the entry that begins here ends.
    fn entry_end(&mut self) -> Option<Result<usize, JsonFault>> {
        let rest = &self.text.as_bytes()[self.at..];
        if rest[0] != b'{' {
            return Some(Err(JsonFault::NotJson));
        }
        let mut depth = Depth::default();
        let end = rest.iter().take(self.entry_bytes_max).position(|byte| depth.ends_with(*byte));
        match end {
            Some(end) => Some(Ok(self.at + end + 1)),
            None if rest.len() > self.entry_bytes_max => {
                self.skipped = Some(depth);
                self.at += self.entry_bytes_max;
                Some(Err(JsonFault::TooLong))
            }
            None => None,
        }
    }
}
