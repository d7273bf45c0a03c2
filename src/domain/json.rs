//! Looks into a small JSON text without building anything from it.
//!
//! The whole text is checked once while it is walked over; values are kept as the pieces of text they are. Small documents that need not be fast are read
//! as trees instead, with the functions at the end.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// Deeper nesting is refused, as serde_json does.
const DEPTH_MAX: u8 = 127;

/// One sound JSON value, as it is written.
#[derive(Clone, Copy)]
pub struct Json<'a>(&'a str);

impl<'a> Json<'a> {
    /// The value that this text is.
    pub fn of(text: &'a str) -> Option<Self> {
        let mut walk = Walk { text, at: 0 };
        walk.blanks();
        let value = walk.value(0)?;
        walk.blanks();
        (walk.at == text.len()).then_some(value)
    }

    /// The entries of the list it is.
    pub fn entries(self) -> Option<Vec<Self>> {
        let mut walk = Walk { text: self.0, at: 0 };
        let mut entries = Vec::new();
        walk.expect(b'[')?;
        walk.list(b']', 0, |walk, depth| {
            entries.push(walk.value(depth)?);
            Some(())
        })?;
        Some(entries)
    }

    /// The text it is.
    pub fn text(self) -> Option<Cow<'a, str>> {
        let inner = self.0.strip_prefix('"')?.strip_suffix('"')?;
        unescaped(inner, self.0)
    }

    /// The whole number it is.
    pub fn whole(self) -> Option<i64> {
        // "-0" is a number with a point to serde_json.
        if self.0 == "-0" { None } else { self.0.parse().ok() }
    }

    /// Yes or no, when it is one of them.
    pub fn flag(self) -> Option<bool> {
        match self.0 {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// Nothing, said with a word.
    pub fn is_null(self) -> bool {
        self.0 == "null"
    }

    /// The number it is, as it is written: no digit is lost.
    pub fn as_number(self) -> Option<&'a str> {
        self.0.starts_with(|first: char| first == '-' || first.is_ascii_digit()).then_some(self.0)
    }

    /// The names and values of the object it is, in their order; one that is there twice is there twice.
    pub fn members(self) -> Option<Vec<(Cow<'a, str>, Self)>> {
        let mut walk = Walk { text: self.0, at: 0 };
        let mut members = Vec::new();
        walk.members(0, |key, value| {
            members.push((key, value));
            Some(())
        })?;
        // Most keys have no escapes.
        members.into_iter().map(|(key, value)| Some((unescaped_key(key)?, value))).collect()
    }

    /// The name of a choice and its body, as [`root`] of a whole text.
    pub fn variant(self) -> Option<(&'a str, Option<Self>)> {
        root(self.0)
    }

    /// Two small numbers.
    pub fn pair(self) -> Option<(u16, u16)> {
        let (first, second) = self.0.strip_prefix('[')?.strip_suffix(']')?.split_once(',')?;
        let small = |text: &'a str| u16::try_from(Json(text.trim_matches(BLANKS)).whole()?).ok();
        small(first).zip(small(second))
    }
}

const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// The name of an event and its body: `{"name":body}`, or `"name"` alone.
pub fn root(text: &str) -> Option<(&str, Option<Json<'_>>)> {
    let mut walk = Walk { text, at: 0 };
    walk.blanks();
    let found = if walk.peek() == Some(b'"') {
        (walk.key()?, None)
    } else {
        walk.expect(b'{')?;
        walk.blanks();
        let name = walk.key()?;
        walk.blanks();
        walk.expect(b':')?;
        walk.blanks();
        let body = walk.value(1)?;
        walk.blanks();
        walk.expect(b'}')?;
        (name, Some(body))
    };
    walk.blanks();
    (walk.at == text.len()).then_some(found)
}

/// The values of these fields of an object, where they are there; others are passed over. A field that is there twice is refused.
pub fn fields<'a, const N: usize>(object: Json<'a>, names: [&str; N]) -> Option<[Option<Json<'a>>; N]> {
    let mut found = [None; N];
    pick(object, &names, &mut found)?;
    Some(found)
}

fn pick<'a>(object: Json<'a>, names: &[&str], found: &mut [Option<Json<'a>>]) -> Option<()> {
    let mut walk = Walk { text: object.0, at: 0 };
    walk.members(0, |key, value| {
        if let Some(i) = names.iter().position(|name| *name == key)
            && found[i].replace(value).is_some()
        {
            return None;
        }
        Some(())
    })
}

/// The letters of a key, which stands without its quotes.
fn unescaped_key(key: &str) -> Option<Cow<'_, str>> {
    match key.contains('\\') {
        false => Some(Cow::Borrowed(key)),
        true => serde_json::from_str(&format!("\"{key}\"")).ok().map(Cow::Owned),
    }
}

/// `inner` is what stands between the quotes of `quoted`.
fn unescaped<'a>(inner: &'a str, quoted: &'a str) -> Option<Cow<'a, str>> {
    match inner.contains('\\') {
        false => Some(Cow::Borrowed(inner)),
        true => serde_json::from_str(quoted).ok().map(Cow::Owned),
    }
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Walk<'a> {
    // The release is made small, not fast; these are called for every byte.
    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline(always)]
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.take(byte).then_some(())
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// A key that has no escapes: none of ours has. One that has is known by no name.
    fn key(&mut self) -> Option<&'a str> {
        let Json(quoted) = self.string()?;
        Some(&quoted[1..quoted.len() - 1])
    }

    fn string(&mut self) -> Option<Json<'a>> {
        let from = self.at;
        self.expect(b'"')?;
        loop {
            // Most of a text is letters that mean nothing here: a plain loop over the bytes.
            let rest = &self.text.as_bytes()[self.at..];
            let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
            self.at += length + 1;
            match rest[length] {
                b'"' => return Some(Json(&self.text[from..self.at])),
                b'\\' => self.escape()?,
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<()> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(()),
            b'u' => {
                let digits = self.text.as_bytes().get(self.at..self.at + 4)?;
                self.at += 4;
                digits.iter().all(u8::is_ascii_hexdigit).then_some(())
            }
            _ => None,
        }
    }

    fn value(&mut self, depth: u8) -> Option<Json<'a>> {
        let from = self.at;
        match self.peek()? {
            b'"' => return self.string(),
            b'{' => self.members(depth, |_, _| Some(()))?,
            b'[' => self.elements(depth)?,
            b't' => self.word("true")?,
            b'f' => self.word("false")?,
            b'n' => self.word("null")?,
            _ => self.number()?,
        }
        Some(Json(&self.text[from..self.at]))
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let is_it = self.text[self.at..].starts_with(word);
        self.at += word.len();
        is_it.then_some(())
    }

    fn digits(&mut self) -> Option<()> {
        let from = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > from).then_some(())
    }

    fn number(&mut self) -> Option<()> {
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _sign = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Some(())
    }

    fn members(&mut self, depth: u8, mut each: impl FnMut(&'a str, Json<'a>) -> Option<()>) -> Option<()> {
        self.expect(b'{')?;
        self.list(b'}', depth, |walk, depth| {
            let key = walk.key()?;
            walk.blanks();
            walk.expect(b':')?;
            walk.blanks();
            let value = walk.value(depth)?;
            each(key, value)
        })
    }

    fn elements(&mut self, depth: u8) -> Option<()> {
        self.expect(b'[')?;
        self.list(b']', depth, |walk, depth| walk.value(depth).map(drop))
    }

    /// Nothing or more, with commas between, up to `end`.
    fn list(&mut self, end: u8, depth: u8, mut one: impl FnMut(&mut Self, u8) -> Option<()>) -> Option<()> {
        let deeper = (depth < DEPTH_MAX).then_some(depth + 1)?;
        self.blanks();
        if self.take(end) {
            return Some(());
        }
        loop {
            one(self, deeper)?;
            self.blanks();
            if self.take(end) {
                return Some(());
            }
            self.expect(b',')?;
            self.blanks();
        }
    }
}

/// Absent and null are nothing; what is there must be right.
pub fn optional<'a, T>(value: Option<Json<'a>>, read: impl FnOnce(Json<'a>) -> Option<T>) -> Option<Option<T>> {
    match value.filter(|value| !value.is_null()) {
        None => Some(None),
        Some(value) => read(value).map(Some),
    }
}

/// The tree of a document, or nothing when it is not JSON.
pub fn tree(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// An object of these members.
pub fn object(members: Vec<(&str, Value)>) -> Value {
    let mut object = Map::new();
    for (name, value) in members {
        object.insert(name.to_owned(), value);
    }
    Value::Object(object)
}

/// The text under a name.
pub fn text_of(tree: &Value, name: &str) -> Option<String> {
    tree.get(name)?.as_str().map(str::to_owned)
}

/// The entries of a list, if each of them is right.
pub fn list<T>(value: &Value, one: fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(one).collect()
}

/// So many texts.
pub fn words<const N: usize>(value: &Value) -> Option<[String; N]> {
    list(value, |word| word.as_str().map(str::to_owned))?.try_into().ok()
}

/// The whole number under a name.
pub fn whole_of<T: TryFrom<u64>>(tree: &Value, name: &str) -> Option<T> {
    T::try_from(tree.get(name)?.as_u64()?).ok()
}
