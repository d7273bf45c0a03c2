//! Finds what was dropped, changed or cut off.
//!
//! Entries are looked at once, in order, page by page; what is remembered is a few words a stream and a number a writer or sequence.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher};

use super::{Entry, Fault, Hash, OutsideHead, Page, Place, Report, Verdict, Writer, canonical};
use crate::domain::stream::{Sequence, Stream};

/// Faults listed in one report: a storage that lost half of everything needs no longer list.
const FAULTS_LISTED_MAX: usize = 1_000;

/// What the home says about itself, beside its entries.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// Where each writer's next entry would follow.
    pub heads: Vec<OutsideHead>,
    /// The last number of each sequence.
    pub sequences: Vec<KeptSequence>,
    /// Writers whose head cannot be read, by their text.
    pub unreadable_writers: Vec<String>,
    /// Sequences whose number cannot be read, by their text.
    pub unreadable_sequences: Vec<String>,
}

/// What the home says about one sequence.
#[derive(Clone, Debug)]
pub(super) struct KeptSequence {
    pub sequence: Sequence,
    pub number: u32,
    /// First and last of numbers that were skipped on purpose, after the storage had lost some.
    pub skipped: Vec<(u32, u32)>,
}

/// The names of an unreadable record, as far as they can be known.
pub(super) type Names = Vec<(Stream, u32)>;

pub(super) struct Verifier {
    outside: Vec<OutsideHead>,
    /// By writer and running number: the hashes that entry is said to have.
    said: BTreeMap<(Writer, u64), Vec<Hash>>,
    before: Vec<KeptSequence>,
    chains: BTreeMap<Writer, (u64, Hash)>,
    /// Streams by a hash of their name: there are hundreds of thousands of them, and a name is long.
    versions: HashMap<u64, u32>,
    taken: BTreeMap<Sequence, Vec<(u32, u32)>>,
    entries: u64,
    faults: Vec<Fault>,
}

impl Verifier {
    /// `kept` is what the home said before the first page: appends may go on meanwhile.
    pub fn new(outside: &[OutsideHead], kept: Kept) -> Self {
        let mut said: BTreeMap<_, Vec<Hash>> = BTreeMap::new();
        for head in outside.iter().chain(&kept.heads) {
            said.entry((head.writer.clone(), head.number)).or_default().push(head.hash);
        }
        Self {
            outside: outside.to_vec(),
            said,
            before: kept.sequences,
            chains: BTreeMap::new(),
            versions: HashMap::new(),
            taken: BTreeMap::new(),
            entries: 0,
            faults: Vec::new(),
        }
    }

    /// The next page; `names` are those of its unreadable records, in the same order.
    pub fn page(&mut self, page: &Page, names: Vec<Names>) {
        let mut unreadable: Vec<(Place, Names)> = page.unreadable.iter().copied().zip(names).collect();
        unreadable.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
        for entry in &page.entries {
            while let Some((place, streams)) = unreadable.pop_if(|(place, _)| *place < entry.place) {
                self.unreadable(place, streams);
            }
            self.entry(entry);
        }
        unreadable.into_iter().rev().for_each(|(place, streams)| self.unreadable(place, streams));
    }

    fn unreadable(&mut self, place: Place, streams: Names) {
        for (stream, version) in &streams {
            self.follow_stream(stream, *version);
        }
        self.fault(Fault::Unreadable { place, streams });
    }

    fn entry(&mut self, entry: &Entry) {
        self.entries += 1;
        if canonical::entry_hash(entry) != entry.hash {
            self.fault(Fault::Changed { place: entry.place, streams: entry.names() });
        }
        let (number, hash) = self.chains.get(&entry.writer).copied().unwrap_or((0, Hash::ZERO));
        if entry.number != number + 1 || entry.previous != hash {
            self.fault(Fault::ChainBroken { writer: entry.writer.clone(), number: number + 1 });
        }
        self.chains.insert(entry.writer.clone(), (entry.number, entry.hash));
        let said = self.said.remove(&(entry.writer.clone(), entry.number));
        if said.is_some_and(|said| said.iter().any(|hash| *hash != entry.hash)) {
            self.fault(Fault::HeadDiffers { writer: entry.writer.clone(), number: entry.number });
        }
        for part in &entry.parts {
            self.follow_stream(&part.stream, part.version);
        }
        if let Some(taken) = &entry.taken {
            self.follow_sequence(&taken.sequence, taken.number);
        }
    }

    fn follow_stream(&mut self, stream: &Stream, version: u32) {
        let mut hasher = DefaultHasher::new();
        stream.hash(&mut hasher);
        let last = self.versions.insert(hasher.finish(), version).unwrap_or(0);
        if version != last + 1 {
            self.fault(Fault::StreamBroken { stream: stream.clone(), version: last + 1 });
        }
    }

    /// Remembers the numbers as runs: a sound sequence is one run, whatever its length.
    fn follow_sequence(&mut self, sequence: &Sequence, number: u32) {
        let runs = self.taken.entry(sequence.clone()).or_default();
        let last = runs.last().map_or(0, |run| run.1);
        match runs.last_mut() {
            Some(run) if number == last + 1 => run.1 = number,
            _ if number > last => runs.push((number, number)),
            _ => self.fault(Fault::NumberBroken { sequence: sequence.clone(), number }),
        }
    }

    /// The sum; `kept` is what the home says after the last page.
    pub fn finish(mut self, kept: &Kept) -> Report {
        let missing: Vec<_> = std::mem::take(&mut self.said).into_keys().collect();
        for (writer, number) in missing {
            // An entry that was jumped over inside a chain has been reported as a break; here the chain ends before the head.
            let reaches = self.chains.get(&writer).is_some_and(|(last, _)| *last >= number);
            self.fault(if reaches { Fault::HeadDiffers { writer, number } } else { Fault::CutOff { writer, number } });
        }
        let chains: Vec<_> = self.chains.iter().map(|(writer, (number, _))| (writer.clone(), *number)).collect();
        for (writer, number) in chains {
            if !kept.heads.iter().any(|head| head.writer == writer && head.number >= number) {
                self.fault(Fault::HeadDiffers { writer, number });
            }
        }
        for name in &kept.unreadable_sequences {
            let sequence = Sequence::from_text(name);
            let number = self.taken.get(&sequence).and_then(|runs| runs.last()).map_or(0, |run| run.1);
            self.fault(Fault::NumberBroken { sequence, number });
        }
        self.judge_sequences(kept);
        let covered = self.chains.keys().all(|writer| self.outside.iter().any(|head| head.writer == *writer));
        let verdict = match (self.faults.is_empty(), covered && !self.outside.is_empty()) {
            (false, _) => Verdict::Faulty,
            (true, true) => Verdict::Complete,
            (true, false) => Verdict::Consistent,
        };
        let heads = self.chains.into_iter().map(|(writer, (number, hash))| OutsideHead { writer, number, hash }).collect();
        Report { verdict, entries: self.entries, faults: self.faults, heads }
    }

    fn judge_sequences(&mut self, kept: &Kept) {
        for one in &self.before {
            self.taken.entry(one.sequence.clone()).or_default();
        }
        for (sequence, runs) in std::mem::take(&mut self.taken) {
            let now = kept.sequences.iter().find(|one| one.sequence == sequence);
            let before = self.before.iter().find(|one| one.sequence == sequence).map_or(0, |one| one.number);
            let skipped = now.map_or(&[][..], |one| &one.skipped);
            let last = runs.last().map_or(0, |run| run.1);
            let mut expected = 1;
            let ends = runs.into_iter().chain((before > last).then_some((before + 1, before + 1)));
            let mut broken: Vec<u32> = Vec::new();
            for (first, end) in ends {
                if first > expected && !is_covered(expected, first - 1, skipped) {
                    broken.push(expected);
                }
                expected = end + 1;
            }
            if now.is_none_or(|one| one.number < last) {
                broken.push(last);
            }
            broken.into_iter().for_each(|number| self.fault(Fault::NumberBroken { sequence: sequence.clone(), number }));
        }
    }

    fn fault(&mut self, fault: Fault) {
        if self.faults.len() < FAULTS_LISTED_MAX && !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }
}

/// Whether every number from `first` to `last` was skipped on purpose.
fn is_covered(mut first: u32, last: u32, skipped: &[(u32, u32)]) -> bool {
    while first <= last {
        match skipped.iter().find(|(from, to)| (*from..=*to).contains(&first)) {
            Some((_, to)) => first = to + 1,
            None => return false,
        }
    }
    true
}
