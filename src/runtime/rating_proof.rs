//! Verifying an exported file of ratings, by a worker beside the page; and the files that are chosen for it.

use futures_channel::mpsc;
use futures_util::StreamExt;
use futures_util::future::{Either, select};

use super::staff::Head;
use crate::device;
use crate::device::files::{ChosenFile, NoFile};
use crate::device::worker::Worker;
use crate::domain::hall::Language;
use crate::journal::{Hash, OutsideHead, Writer};
use crate::projection::proof::{Finding, NoExport, Proof, ProofJob, ProofTold, Verdict, Wrong, WrongRow};
use crate::text::rating_files as words;

/// The desk's program, started a second time.
const SCRIPT: &str = "/importer.js";
/// What exports are called.
const ENDINGS: &str = ".json,application/json";
/// A worker that says nothing for so long has died; the largest file is read in less.
const SILENT_MS: u32 = 120_000;

/// A file that somebody has chosen.
#[derive(Clone)]
pub struct Chosen(ChosenFile);

impl Chosen {
    /// What it is called.
    pub fn name(&self) -> String {
        self.0.name()
    }
}

/// What became of a verification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It was looked at.
    Found(Box<Found>),
    /// It was not.
    Not(ProofTold),
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The sum's name for the outside.
    pub name: &'static str,
    proof: Proof,
}

impl Told {
    /// The sum in words.
    pub fn line(&self, language: Language) -> String {
        match self {
            Self::Found(found) => match found.proof.verdict {
                Verdict::Complete => words::complete(language, found.proof.records),
                Verdict::CompleteUntil(newer) => words::complete_until(language, found.proof.records, newer),
                Verdict::Consistent => words::consistent(language, found.proof.records),
                Verdict::Faulty => words::faulty(language, found.proof.findings.len()),
            },
            Self::Not(ProofTold::NoExport(NoExport::NotOne)) => words::no_export(language),
            Self::Not(ProofTold::NoExport(NoExport::Newer)) => words::newer_form(language),
            Self::Not(ProofTold::NoEarlier) => words::no_earlier(language),
            Self::Not(ProofTold::TooLarge) => words::too_large(language),
            Self::Not(_) => words::proof_failed(language),
        }
    }
}

impl Found {
    /// Of which days and how many rows, and what nothing proves.
    pub fn summary(&self, language: Language) -> String {
        let (from, to) = &self.proof.span;
        let rows = words::rows(language, from, to, self.proof.rows);
        if self.proof.unproven == 0 { rows } else { format!("{rows} {}", words::unproven(language, self.proof.unproven)) }
    }

    /// What is wrong, in words; at most so many lines and one that says how many are left.
    pub fn lines(&self, language: Language, lines_max: usize) -> Vec<String> {
        let all = &self.proof.findings;
        let rest = all.len().saturating_sub(lines_max);
        let more = (rest > 0).then(|| words::more(language, rest));
        all.iter().take(lines_max).map(|finding| line(language, finding)).chain(more).collect()
    }
}

fn line(language: Language, finding: &Finding) -> String {
    match finding {
        Finding::Records(wrong, writer, first, last) => {
            let word = match wrong {
                Wrong::Missing => words::missing,
                Wrong::Changed => words::changed,
                Wrong::Doubled => words::doubled,
                Wrong::Inserted => words::inserted,
                Wrong::Misplaced => words::misplaced,
                Wrong::CutOff => words::cut_off,
                Wrong::Rewritten => words::rewritten,
            };
            word(language, writer, &words::which(language, *first, *last))
        }
        Finding::Unreadable(at) => words::unreadable(language, *at),
        Finding::Stream(stream, version) => words::stream(language, stream, *version),
        Finding::Row(wrong, id) => {
            let word = match wrong {
                WrongRow::Missing => words::row_missing,
                WrongRow::Doubled => words::row_doubled,
                WrongRow::Inserted => words::row_inserted,
                WrongRow::Misplaced => words::row_misplaced,
            };
            word(language, id)
        }
        Finding::Cell(id, column) => words::row_changed(language, id, column),
        Finding::UnreadableRow(at) => words::row_unreadable(language, *at),
    }
}

/// Lets somebody choose a file; nothing when they think better of it. To be called when a button was pressed.
///
/// # Errors
/// What the browser says.
pub async fn choose() -> Result<Option<Chosen>, String> {
    match device::files::pick(ENDINGS).await {
        Ok(file) => Ok(Some(Chosen(file))),
        Err(NoFile::Cancelled) => Ok(None),
        Err(error) => Err(format!("{error:?}")),
    }
}

/// Has the worker look at `file`, by these heads and by an earlier export; `tell` hears hundredths.
pub async fn prove(file: &Chosen, earlier: Option<&Chosen>, heads: &[Head], tell: impl Fn(u8)) -> Told {
    match ask(file, earlier, heads, tell).await {
        ProofTold::Proof(proof) => Told::Found(Box::new(Found { name: proof.verdict.name(), proof })),
        other => Told::Not(other),
    }
}

async fn ask(file: &Chosen, earlier: Option<&Chosen>, heads: &[Head], tell: impl Fn(u8)) -> ProofTold {
    let head = |head: &Head| {
        let (writer, number) = (Writer::from_text(&head.writer), head.number);
        Hash::parse(&head.hash).map(|hash| OutsideHead { writer, number, hash })
    };
    let job = ProofJob { outside: heads.iter().filter_map(head).collect() };
    let Ok(job) = serde_json::to_string(&job) else { return ProofTold::Failed("no job".to_owned()) };
    let (says, mut hears) = mpsc::unbounded();
    let broken = says.clone();
    let heard = move |text: String| {
        if let Ok(told) = serde_json::from_str::<ProofTold>(&text) {
            // Nobody hears any more when the page has gone on.
            let _ = says.unbounded_send(told);
        }
    };
    let broken = move || drop(broken.unbounded_send(ProofTold::Failed("the worker cannot be started".to_owned())));
    let Some(worker) = Worker::start(&format!("{SCRIPT}?{}", device::address::build()), heard, broken) else {
        return ProofTold::Failed("the worker cannot be started".to_owned());
    };
    loop {
        let silence = std::pin::pin!(device::timer::pause(SILENT_MS));
        match select(hears.next(), silence).await {
            Either::Left((Some(ProofTold::Ready), _)) => worker.give_both(&job, &file.0, earlier.map(|earlier| &earlier.0)),
            Either::Left((Some(ProofTold::Goes(percent)), _)) => tell(percent),
            Either::Left((Some(last), _)) => return last,
            Either::Left((None, _)) | Either::Right(_) => return ProofTold::Failed("the worker says nothing".to_owned()),
        }
    }
}
