//! Makes an index: orders the documents, writes their strings as codes, sorts the pairs.

use super::alphabet::{Alphabet, BREAK, Code, Collector};
use super::fold::tidy;
use super::pairs::{Pairs, spot_of, write};
use super::readings::Readings;
use super::text::{PLACES, Text};
use super::{Document, Index, Place};

pub(super) fn build(documents: &[Document], readings: &Readings) -> Index {
    let mut order: Vec<u32> = (0..u32::try_from(documents.len()).unwrap_or(u32::MAX)).collect();
    order.sort_by_key(|number| std::cmp::Reverse(documents[*number as usize].weight));
    let (collector, codes, slots) = write_strings(documents, &order);
    let alphabet = Alphabet::new(collector.into_chars(), readings);
    let text = Text::new(codes, order, slots);
    let pairs = Sorter::new(&alphabet, &text).sort();
    Index { alphabet, text, pairs }
}

fn write_strings(documents: &[Document], order: &[u32]) -> (Collector, Vec<Code>, Vec<u32>) {
    let mut collector = Collector::new();
    let mut codes = vec![BREAK];
    let mut slots = Vec::with_capacity(documents.len() * PLACES.len() + 1);
    for place in PLACES {
        for number in order {
            slots.push(u32::try_from(codes.len()).unwrap_or(u32::MAX));
            for string in strings(&documents[*number as usize], place) {
                let before = codes.len();
                codes.extend(tidy(string).map(|c| collector.code(c)));
                if codes.len() > before {
                    codes.push(BREAK);
                }
            }
        }
    }
    slots.push(u32::try_from(codes.len()).unwrap_or(u32::MAX));
    codes.shrink_to_fit();
    (collector, codes, slots)
}

fn strings(document: &Document, place: Place) -> Box<dyn Iterator<Item = &str> + '_> {
    match place {
        Place::Title => Box::new([&document.title, &document.english_title].into_iter().map(String::as_str)),
        Place::Alias => Box::new(document.aliases.iter().map(String::as_str)),
        Place::Material => Box::new(document.materials.iter().map(String::as_str)),
        Place::Body => Box::new(document.body.iter().map(String::as_str)),
    }
}

/// Sorts all places by their pair: first by the first code, then within each by the second. Each step counts and then puts, none compares.
struct Sorter<'a> {
    text: &'a Text,
    folded: Vec<Code>,
    /// By second code: how many, then where the next goes.
    counts: Vec<u32>,
    /// By rank: the last pair, and the last first code, that was counted for it.
    pair_seen: Vec<u32>,
    first_seen: Vec<u32>,
    /// Where bodies begin.
    body: u32,
    pairs: Pairs,
}

impl<'a> Sorter<'a> {
    fn new(alphabet: &Alphabet, text: &'a Text) -> Self {
        let folded = text.codes().iter().map(|code| alphabet.folded(*code)).collect();
        let unseen = vec![u32::MAX; text.documents()];
        Self {
            text,
            folded,
            counts: vec![0; alphabet.len()],
            pair_seen: unseen.clone(),
            first_seen: unseen,
            body: text.begin_of(Place::Body),
            pairs: Pairs::default(),
        }
    }

    fn sort(mut self) -> Pairs {
        let (places, begins) = self.by_first();
        let mut sorted = Vec::new();
        for (first, ends) in begins.windows(2).enumerate() {
            self.one_first(first, &places[ends[0] as usize..ends[1] as usize], &mut sorted);
        }
        self.pairs.firsts.push(count(self.pairs.seconds.len()));
        self.pairs.offsets.push(count(self.pairs.lists.len()));
        self.pairs.lists.shrink_to_fit();
        self.pairs.seconds.shrink_to_fit();
        self.pairs.offsets.shrink_to_fit();
        self.pairs.documents.shrink_to_fit();
        self.pairs
    }

    /// All places ascending within their first code, and where each code's begin. A break is a first in names only: there it tells how they begin.
    fn by_first(&self) -> (Vec<u32>, Vec<u32>) {
        let names_end = self.text.begin_of(Place::Material) as usize;
        let is_listed = |at: usize, code: Code| code != BREAK || at + 1 < names_end;
        let mut begins = vec![0_u32; self.counts.len() + 1];
        for (at, code) in self.folded.iter().enumerate().filter(|(at, code)| is_listed(*at, **code)) {
            debug_assert!(at < u32::MAX as usize);
            begins[usize::from(*code) + 1] += 1;
        }
        for code in 1..begins.len() {
            begins[code] += begins[code - 1];
        }
        let mut next = begins.clone();
        let mut places = vec![0_u32; begins.last().map_or(0, |end| *end as usize)];
        for (at, code) in self.folded.iter().enumerate().filter(|(at, code)| is_listed(*at, **code)) {
            let place = &mut next[usize::from(*code)];
            places[*place as usize] = count(at);
            *place += 1;
        }
        (places, begins)
    }

    fn second(&self, place: u32) -> usize {
        self.folded.get(place as usize + 1).map_or(usize::from(BREAK), |code| usize::from(*code))
    }

    fn one_first(&mut self, first: usize, places: &[u32], sorted: &mut Vec<u32>) {
        self.pairs.firsts.push(count(self.pairs.seconds.len()));
        let mut seconds: Vec<Code> = Vec::new();
        for place in places {
            let second = self.second(*place);
            if self.counts[second] == 0 {
                seconds.push(second as Code);
            }
            self.counts[second] += 1;
        }
        seconds.sort_unstable();
        let mut begin = 0;
        for second in &seconds {
            let counted = &mut self.counts[usize::from(*second)];
            (*counted, begin) = (begin, begin + *counted);
        }
        sorted.clear();
        sorted.resize(places.len(), 0);
        for place in places {
            let second = self.second(*place);
            sorted[self.counts[second] as usize] = *place;
            self.counts[second] += 1;
        }
        let (mut from, mut first_documents) = (0, 0);
        for second in seconds {
            let to = std::mem::take(&mut self.counts[usize::from(second)]) as usize;
            first_documents += self.one_pair(first, second, &sorted[from..to]);
            from = to;
        }
        self.pairs.first_documents.push(first_documents);
    }

    /// Writes one list; says how many documents were seen for the first time with this first code.
    fn one_pair(&mut self, first: usize, second: Code, places: &[u32]) -> u32 {
        let pair = count(self.pairs.seconds.len());
        self.pairs.seconds.push(second);
        self.pairs.offsets.push(count(self.pairs.lists.len()));
        let (mut last, mut documents, mut new) = (None, 0, 0);
        for place in places {
            let spot = spot_of(*place, self.body);
            if last != Some(spot) {
                write(spot - last.unwrap_or(0), &mut self.pairs.lists);
                last = Some(spot);
            }
            let rank = self.text.rank(*place);
            documents += u32::from(std::mem::replace(&mut self.pair_seen[rank], pair) != pair);
            new += u32::from(std::mem::replace(&mut self.first_seen[rank], count(first)) != count(first));
        }
        self.pairs.documents.push(documents);
        new
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
