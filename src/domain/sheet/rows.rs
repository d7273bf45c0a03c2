//! Text to rows, piece by piece: cells between commas, tabs or semicolons, quoted or not, of one line or several, lines ended in any way.
//!
//! A quotation mark that is never closed would swallow the rest of the file. So a row has a limit, and a row whose marks do not fit is cut at its first line
//! break: one row is wrong, and reading goes on below it.

/// What a row may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a row.
    pub row_bytes: usize,
    /// Cells of a row.
    pub cells: usize,
    /// So many rows may have marks that do not fit; then the file is given up.
    pub broken: usize,
}

/// What is wrong with a row as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// A quotation mark is not closed, or stands where none can.
    Quotes,
    /// Longer than [`Limits::row_bytes`].
    TooLong,
    /// More cells than [`Limits::cells`].
    TooManyCells,
    /// Too many rows with marks that do not fit: there is nothing more to read.
    GivenUp,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// As a spreadsheet numbers it, from 1: a cell of several lines is in one row, a line with nothing in it is a row.
    pub number: usize,
    /// The last line of the file, without an end of its own: it may be cut off.
    pub is_open: bool,
    text: String,
    ends: Vec<usize>,
}

impl Row {
    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A row always has a cell.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cell at this place, from 0.
    pub fn cell(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let from = if at == 0 { 0 } else { self.ends[at - 1] };
        self.text.get(from..end)
    }

    /// All of them.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|at| self.cell(at))
    }

    /// Nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// A cell begins.
    Begin,
    /// In a cell without marks.
    Plain,
    /// Between marks.
    Quoted,
    /// After a mark within marks: the other of two, or the end.
    Closing,
    /// The rest of a wrong row, up to the line's end.
    Skipping(RowFault),
}

/// Cuts a text into rows.
pub struct Rows {
    limits: Limits,
    text: String,
    /// Where the row begins.
    start: usize,
    /// Up to where it was looked at.
    at: usize,
    state: State,
    number: usize,
    separator: Option<u8>,
    broken: usize,
    is_last: bool,
}

/// What [`Rows`] looks at first: the line with the headings.
const HEADING_BYTES_MAX: usize = 64 * 1024;

impl Rows {
    /// Of a text that is still to come.
    pub fn new(limits: Limits) -> Self {
        let (text, state) = (String::new(), State::Begin);
        Self { limits, text, start: 0, at: 0, state, number: 1, separator: None, broken: 0, is_last: false }
    }

    /// The next letters are put here, at the end.
    pub fn text(&mut self) -> &mut String {
        if self.start > 0 {
            self.text.drain(..self.start);
            self.at -= self.start;
            self.start = 0;
        }
        &mut self.text
    }

    /// All letters have come.
    pub fn finish(&mut self) {
        self.is_last = true;
    }

    /// Bytes that are kept until their row is whole.
    pub fn waiting(&self) -> usize {
        self.text.capacity()
    }

    /// The next row, as far as it has come.
    pub fn read(&mut self, row: &mut Row) -> Option<Result<(), (usize, RowFault)>> {
        if self.broken > self.limits.broken {
            return None;
        }
        let separator = match self.separator {
            Some(separator) => separator,
            None => self.choose_separator()?,
        };
        self.separator = Some(separator);
        loop {
            let end = match self.find_end(separator) {
                Found::Nothing => return None,
                Found::End(end) => end,
                Found::Wrong(fault) => return Some(Err(self.fault(fault))),
            };
            let (line, number) = (&self.text[self.start..end], self.number);
            let says_separator = number == 1 && said_separator(line).is_some();
            row.number = number;
            row.is_open = end == self.text.len();
            let fits = split(line, separator, self.limits.cells, row);
            self.go_to(after_break(&self.text, end));
            if !says_separator {
                return Some(fits.then_some(()).ok_or((number, RowFault::TooManyCells)));
            }
        }
    }

    fn fault(&mut self, fault: RowFault) -> (usize, RowFault) {
        let number = self.number;
        self.broken += usize::from(fault == RowFault::Quotes);
        let is_over = self.broken > self.limits.broken;
        // Only the first line of it is known to be wrong.
        let line_end = self.text[self.start..].find(['\n', '\r']).map(|length| self.start + length);
        match line_end {
            Some(end) => self.go_to(after_break(&self.text, end)),
            None => self.go_to(self.text.len()),
        }
        (number, if is_over { RowFault::GivenUp } else { fault })
    }

    fn go_to(&mut self, start: usize) {
        (self.start, self.at, self.state) = (start, start, State::Begin);
        self.number += 1;
    }

    /// Whichever of the three stands in the first line with something in it most often; Excel may say it in a line of its own, `sep=;`.
    fn choose_separator(&mut self) -> Option<u8> {
        let is_whole = |line: &str, text: &str| line.len() < text.len() || self.is_last || text.len() > HEADING_BYTES_MAX;
        let from = self.text.len() - self.text.trim_start_matches(['\n', '\r', ' ']).len();
        let text = &self.text[from..];
        let first = text.split(['\n', '\r']).next().unwrap_or_default();
        if !is_whole(first, text) {
            return None;
        }
        if let Some(said) = said_separator(first) {
            return Some(said);
        }
        let count = |wanted: u8| first.bytes().filter(|byte| *byte == wanted).count();
        b",\t;".iter().copied().rev().max_by_key(|separator| count(*separator))
    }

    fn find_end(&mut self, separator: u8) -> Found {
        let bytes = self.text.as_bytes();
        let (mut at, mut state) = (self.at, self.state);
        let found = loop {
            let Some(byte) = bytes.get(at).copied() else { break None };
            let is_break = matches!(byte, b'\n' | b'\r');
            if at - self.start > self.limits.row_bytes && !matches!(state, State::Skipping(_)) {
                // A row of several lines that has no end: a mark is missing. Otherwise it is just long.
                if has_break(&bytes[self.start..at]) {
                    break Some(Found::Wrong(RowFault::Quotes));
                }
                state = State::Skipping(RowFault::TooLong);
            }
            state = match state {
                State::Skipping(fault) if is_break => break Some(Found::Wrong(fault)),
                State::Skipping(fault) => State::Skipping(fault),
                State::Quoted if byte == b'"' => State::Closing,
                State::Quoted => State::Quoted,
                State::Closing if byte == b'"' => State::Quoted,
                _ if byte == separator => State::Begin,
                _ if is_break => break Some(Found::End(at)),
                State::Begin if byte == b'"' => State::Quoted,
                State::Closing if has_break(&bytes[self.start..at]) => break Some(Found::Wrong(RowFault::Quotes)),
                State::Closing => State::Skipping(RowFault::Quotes),
                State::Begin | State::Plain => State::Plain,
            };
            at += 1;
        };
        (self.at, self.state) = (at, state);
        // Of `\r\n` both must have come: the next row begins after them.
        match found {
            Some(_) if bytes.get(at) == Some(&b'\r') && at + 1 == bytes.len() && !self.is_last => Found::Nothing,
            Some(found) => found,
            None => self.at_the_text_end(),
        }
    }

    /// The text that has come is no whole row.
    fn at_the_text_end(&mut self) -> Found {
        match self.state {
            State::Skipping(fault) if self.is_last => Found::Wrong(fault),
            State::Skipping(_) => {
                // Of a wrong row nothing is kept but its being there.
                self.text.truncate(self.start);
                self.at = self.start;
                Found::Nothing
            }
            State::Quoted if self.is_last => Found::Wrong(RowFault::Quotes),
            _ if self.is_last && self.start < self.text.len() => Found::End(self.text.len()),
            _ => Found::Nothing,
        }
    }
}

fn has_break(bytes: &[u8]) -> bool {
    bytes.iter().any(|byte| matches!(byte, b'\n' | b'\r'))
}

/// `sep=;`
fn said_separator(line: &str) -> Option<u8> {
    line.strip_prefix("sep=").filter(|said| said.len() == 1 && !said.starts_with('"'))?.bytes().next()
}

enum Found {
    Nothing,
    End(usize),
    Wrong(RowFault),
}

/// Behind the end of a line.
fn after_break(text: &str, end: usize) -> usize {
    let bytes = text.as_bytes();
    match (bytes.get(end), bytes.get(end + 1)) {
        (Some(b'\r'), Some(b'\n')) => end + 2,
        (Some(_), _) => end + 1,
        (None, _) => end,
    }
}

/// Cuts one row into cells; whether there are not too many.
fn split(line: &str, separator: u8, cells_max: usize, row: &mut Row) -> bool {
    row.text.clear();
    row.ends.clear();
    let mut rest = line;
    loop {
        let after = match rest.strip_prefix('"') {
            Some(quoted) => take_quoted(quoted, &mut row.text),
            None => {
                let length = rest.bytes().position(|byte| byte == separator).unwrap_or(rest.len());
                row.text.push_str(&rest[..length]);
                &rest[length..]
            }
        };
        row.ends.push(row.text.len());
        if row.ends.len() > cells_max {
            return false;
        }
        if after.is_empty() {
            return true;
        }
        rest = &after[1..];
    }
}

/// Puts what stands between marks into `text`, two marks as one; what follows the closing one.
fn take_quoted<'a>(quoted: &'a str, text: &mut String) -> &'a str {
    let mut rest = quoted;
    while let Some(length) = rest.find('"') {
        text.push_str(&rest[..length]);
        rest = &rest[length + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => return rest,
        }
    }
    text.push_str(rest);
    ""
}
