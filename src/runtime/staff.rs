//! What the staff's screen lets happen: verifying the journal, its heads on paper, commands that keep their request while their answer is unknown.

use std::cell::RefCell;
use std::rc::Rc;

use super::command::Failure;
use super::window::Window;
use crate::device;
use crate::domain::command::Command;
use crate::domain::identity::RequestId;
use crate::journal::{Fault, Hash, OutsideHead, Report, Verdict, Writer};
use crate::text::staff::Trouble;

/// What a verification found, for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The sum.
    pub sum: Sum,
    /// Records looked at.
    pub entries: u64,
    /// What is wrong.
    pub troubles: Vec<Trouble>,
}

/// The sum of a verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// Nothing dropped, changed or cut off since the heads given were written.
    Complete,
    /// No chain is broken; a cut tail could not be seen.
    Consistent,
    /// Something is wrong.
    Faulty,
}

/// A writer's head, as it is printed and pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Whose.
    pub writer: String,
    /// Running number of the last entry.
    pub number: u64,
    /// Its hash, 64 hexadecimal digits.
    pub hash: String,
}

/// Reads heads from lines of `writer number hash`; blank lines are passed over.
///
/// # Errors
/// The number of the first line that is none, from 1.
pub fn read_heads(text: &str) -> Result<Vec<Head>, usize> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |(at, line): (usize, &str)| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let head = match words.as_slice() {
            [writer, number, hash] => number.parse().ok().zip(Hash::parse(hash)).map(|(number, hash)| Head {
                writer: (*writer).to_owned(),
                number,
                hash: hash.to_string(),
            }),
            _ => None,
        };
        head.ok_or(at + 1)
    };
    lines.map(read).collect()
}

/// Reads the whole journal and holds it against the heads, telling now and then how many hundredths are read.
///
/// # Errors
/// When it cannot be read at all.
pub async fn verify_telling(window: &Window, heads: &[Head], tell: impl Fn(u8)) -> Result<Verified, Failure> {
    let outside = heads.iter().filter_map(|head| {
        let (writer, number) = (Writer::from_text(&head.writer), head.number);
        Hash::parse(&head.hash).map(|hash| OutsideHead { writer, number, hash })
    });
    let outside: Vec<OutsideHead> = outside.collect();
    let report = window.journal().verify_telling(&outside, |progress| tell(progress.percent())).await?;
    Ok(to_verified(report))
}

/// The writers' heads now.
///
/// # Errors
/// When the journal cannot be read.
pub async fn heads(window: &Window) -> Result<Vec<Head>, Failure> {
    let heads = window.journal().heads().await?;
    let head = |head: OutsideHead| Head { writer: head.writer.as_str().to_owned(), number: head.number, hash: head.hash.to_string() };
    Ok(heads.into_iter().map(head).collect())
}

/// Prints what the page's print view shows, once the screen has drawn it.
pub async fn print_soon() {
    device::timer::pause(0).await;
    device::printer::print();
}

fn to_verified(report: Report) -> Verified {
    let sum = match report.verdict {
        Verdict::Complete => Sum::Complete,
        Verdict::Consistent => Sum::Consistent,
        Verdict::Faulty => Sum::Faulty,
    };
    Verified { sum, entries: report.entries, troubles: report.faults.into_iter().map(to_trouble).collect() }
}

fn to_trouble(fault: Fault) -> Trouble {
    // A place is opaque; its stored form is all that can be told of it.
    let place = |place: crate::journal::Place| serde_json::to_string(&place).unwrap_or_else(|_| String::from("?"));
    let names = |streams: Vec<(crate::domain::stream::Stream, u32)>| streams.into_iter().map(|(s, v)| (s.to_string(), v)).collect();
    match fault {
        Fault::Unreadable { place: at, streams } => Trouble::Unreadable(place(at), names(streams)),
        Fault::Changed { place: at, streams } => Trouble::Changed(place(at), names(streams)),
        Fault::ChainBroken { writer, number } => Trouble::Chain(writer.as_str().to_owned(), number),
        Fault::StreamBroken { stream, version } => Trouble::Stream(stream.to_string(), version),
        Fault::NumberBroken { sequence, number } => Trouble::Number(sequence.as_str().to_owned(), number),
        Fault::CutOff { writer, number } => Trouble::Cut(writer.as_str().to_owned(), number),
        Fault::HeadDiffers { writer, number } => Trouble::Head(writer.as_str().to_owned(), number),
    }
}

/// Commands of the staff, one at a time. A command whose answer is unknown keeps its request, so that asking again cannot do it twice.
#[derive(Clone)]
pub struct Desk {
    window: Window,
    unsettled: Rc<RefCell<Option<(Command, RequestId)>>>,
}

impl Desk {
    /// The desk of this window.
    pub fn new(window: Window) -> Self {
        Self { window, unsettled: Rc::default() }
    }

    /// Makes it happen.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn run(&self, command: Command) -> Result<(), Failure> {
        let kept = self.unsettled.borrow_mut().take().filter(|(before, _)| *before == command);
        let request = kept.map_or_else(|| self.window.new_request(), |(_, request)| request);
        let answer = self.window.run_request(&request, command.clone()).await;
        if answer == Err(Failure::Unknown) {
            *self.unsettled.borrow_mut() = Some((command, request));
        }
        answer.map(|_| ())
    }
}
