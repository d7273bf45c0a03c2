//! What is kept in memory, and the append itself.

use std::collections::BTreeMap;

use super::Tamper;
use crate::domain::identity::{Installation, RequestId};
use crate::domain::stream::{Sequence, Stream};
use crate::domain::time::Timestamp;
use crate::journal::past::Past;
use crate::journal::verify::{Kept, KeptSequence, Names};
use crate::journal::{AppendError, Appended, Batch, Entry, Hash, OutsideHead, Page, Place, Taken, Writer, canonical};

enum Record {
    Sound(Entry),
    Torn(Names),
}

struct Remembered {
    body: Hash,
    answer: Appended,
    time: Timestamp,
}

/// An append whose caller was told "unknown" and that is still on its way.
struct Underway {
    appends_left: u8,
    installation: Installation,
    batch: Batch,
}

#[derive(Default)]
pub(super) struct Store {
    records: BTreeMap<Place, Record>,
    head: Place,
    announced: Place,
    /// The places of a stream's appends: its version is how many there are.
    streams: BTreeMap<Stream, Vec<Place>>,
    sequences: BTreeMap<Sequence, u32>,
    requests: BTreeMap<RequestId, Remembered>,
    writers: BTreeMap<Writer, (u64, Hash)>,
    underway: Vec<Underway>,
    pub snapshots: BTreeMap<String, (Place, String)>,
    pub blobs: BTreeMap<String, Vec<u8>>,
    pub lookups: BTreeMap<String, ()>,
    pub feed_rows: BTreeMap<String, String>,
}

impl Store {
    /// The answer this request got before, whatever its body.
    pub fn answer_to(&self, request: &RequestId) -> Option<Appended> {
        self.requests.get(request).map(|remembered| remembered.answer)
    }

    /// The answer this request got before, or that it was another body.
    pub fn answer_before(&self, batch: &Batch) -> Option<Result<Appended, AppendError>> {
        let remembered = self.requests.get(&batch.request)?;
        let same = remembered.body == canonical::body_digest(batch);
        Some(if same { Ok(remembered.answer) } else { Err(AppendError::RequestReused) })
    }

    pub fn append(&mut self, installation: &Installation, batch: &Batch) -> Result<Appended, AppendError> {
        if let Some(answer) = self.answer_before(batch) {
            return answer;
        }
        let versions = self.versions_of(batch).into_iter().zip(&batch.parts);
        let moved: Vec<_> = versions.filter(|((_, version), part)| part.expected != *version).map(|(moved, _)| moved).collect();
        if !moved.is_empty() {
            return Err(AppendError::Conflict(moved));
        }
        let taken = match &batch.take {
            None => None,
            Some(take) => {
                let number = self.sequences.get(&take.sequence).copied().unwrap_or(0) + 1;
                if number > take.at_most {
                    return Err(AppendError::SequenceFull);
                }
                Some(Taken { sequence: take.sequence.clone(), number })
            }
        };
        Ok(self.write(installation, batch, taken))
    }

    /// All of it or nothing: nothing when anything that would begin is there.
    pub fn append_past(&mut self, installation: &Installation, past: &Past, forgotten: Timestamp) -> Result<(), AppendError> {
        let there: Vec<_> =
            past.streams.keys().filter_map(|stream| Some((stream.clone(), self.version(stream))).filter(|(_, n)| *n > 0)).collect();
        if !there.is_empty() || past.sequences.keys().any(|sequence| self.sequences.contains_key(sequence)) {
            return Err(AppendError::Conflict(there));
        }
        if past.batches.iter().any(|batch| self.requests.contains_key(&batch.request)) {
            return Err(AppendError::RequestReused);
        }
        let entries = past.entries(installation, &mut self.writers);
        for (mut entry, batch) in entries.into_iter().zip(&past.batches) {
            entry.place = Place(self.head.0 + 1);
            self.head = entry.place;
            for part in &batch.parts {
                self.streams.entry(part.stream.clone()).or_default().push(entry.place);
            }
            if batch.time >= forgotten {
                let answer = Appended { place: entry.place, taken: entry.taken.as_ref().map(|taken| taken.number) };
                self.requests.insert(batch.request.clone(), Remembered { body: canonical::body_digest(batch), answer, time: batch.time });
            }
            self.records.insert(entry.place, Record::Sound(entry));
        }
        self.sequences.extend(past.sequences.clone());
        Ok(())
    }

    fn version(&self, stream: &Stream) -> u32 {
        self.streams.get(stream).map_or(0, |places| u32::try_from(places.len()).unwrap_or(u32::MAX))
    }

    /// The streams the batch would touch, with the appends they have had.
    pub fn versions_of(&self, batch: &Batch) -> Vec<(Stream, u32)> {
        batch.parts.iter().map(|part| (part.stream.clone(), self.version(&part.stream))).collect()
    }

    fn write(&mut self, installation: &Installation, batch: &Batch, taken: Option<Taken>) -> Appended {
        let place = Place(self.head.0 + 1);
        let writer = Writer::of(installation, &batch.parts[0].stream);
        let head = self.writers.get(&writer).copied();
        let entry = Entry::following(place, writer, head, batch, taken);
        let answer = Appended { place, taken: entry.taken.as_ref().map(|taken| taken.number) };
        for part in &batch.parts {
            self.streams.entry(part.stream.clone()).or_default().push(place);
        }
        if let Some(taken) = &entry.taken {
            self.sequences.insert(taken.sequence.clone(), taken.number);
        }
        let remembered = Remembered { body: canonical::body_digest(batch), answer, time: batch.time };
        self.requests.insert(batch.request.clone(), remembered);
        self.writers.insert(entry.writer.clone(), (entry.number, entry.hash));
        self.records.insert(place, Record::Sound(entry));
        self.head = place;
        answer
    }

    pub fn land_later(&mut self, appends_left: u8, installation: &Installation, batch: &Batch) {
        self.underway.push(Underway { appends_left, installation: installation.clone(), batch: batch.clone() });
    }

    /// One append has come by: lands what has waited long enough.
    pub fn land_due(&mut self) {
        for one in &mut self.underway {
            one.appends_left = one.appends_left.saturating_sub(1);
        }
        let (due, waiting) = std::mem::take(&mut self.underway).into_iter().partition(|one| one.appends_left == 0);
        self.underway = waiting;
        self.land(due);
    }

    pub fn land_all(&mut self) {
        let due = std::mem::take(&mut self.underway);
        self.land(due);
    }

    fn land(&mut self, due: Vec<Underway>) {
        for one in due {
            // Nobody waits for this answer any more; a conflict simply means that it was never written.
            let _unheard = self.append(&one.installation, &one.batch);
        }
    }

    pub fn head(&self) -> Place {
        self.head
    }

    pub fn announced(&self) -> Place {
        self.announced
    }

    pub fn announce(&mut self) {
        self.announced = self.head;
    }

    pub fn read(&self, stream: &Stream, from: u32) -> Page {
        let places = self.streams.get(stream).map_or(&[][..], Vec::as_slice);
        let wanted = places.iter().skip(from as usize);
        self.page(wanted.filter_map(|place| self.records.get_key_value(place)), Place::START, self.head)
    }

    /// `until`: as far as the asker may see.
    pub fn after(&self, place: Place, limit: usize, until: Place) -> Page {
        let later = self.records.range(Place(place.0 + 1)..).take_while(|(place, _)| **place <= until);
        self.page(later.take(limit), place, until)
    }

    fn page<'a>(&self, records: impl Iterator<Item = (&'a Place, &'a Record)>, asked: Place, head: Place) -> Page {
        let mut page = Page { reached: asked, head, ..Page::default() };
        for (place, record) in records {
            page.reached = *place;
            match record {
                Record::Sound(entry) => page.entries.push(entry.clone()),
                Record::Torn(_) => page.unreadable.push(*place),
            }
        }
        page
    }

    pub fn names_of(&self, place: Place) -> Names {
        match self.records.get(&place) {
            Some(Record::Torn(names)) => names.clone(),
            Some(Record::Sound(entry)) => entry.names(),
            None => Names::new(),
        }
    }

    pub fn kept(&self) -> Kept {
        let head = |(writer, (number, hash)): (&Writer, &(u64, Hash))| OutsideHead { writer: writer.clone(), number: *number, hash: *hash };
        let sequence =
            |(sequence, number): (&Sequence, &u32)| KeptSequence { sequence: sequence.clone(), number: *number, skipped: Vec::new() };
        let (heads, sequences) = (self.writers.iter().map(head).collect(), self.sequences.iter().map(sequence).collect());
        Kept { heads, sequences, ..Kept::default() }
    }

    pub fn forget_requests_before(&mut self, before: Timestamp) -> u32 {
        let count = self.requests.len();
        self.requests.retain(|_, remembered| remembered.time >= before);
        u32::try_from(count - self.requests.len()).unwrap_or(u32::MAX)
    }

    pub fn tamper(&mut self, tamper: Tamper) {
        match tamper {
            Tamper::Drop(place) => drop(self.records.remove(&place)),
            Tamper::Tear(place) => {
                let names = self.names_of(place);
                self.records.insert(place, Record::Torn(names));
            }
            Tamper::Put(entry) => drop(self.records.insert(entry.place, Record::Sound(*entry))),
            Tamper::SetHead(head) => drop(self.writers.insert(head.writer, (head.number, head.hash))),
        }
    }
}
