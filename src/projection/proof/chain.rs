//! The records of an export, writer by writer.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Heads, Wrong, misplaced};
use crate::journal::{Entry, Hash, canonical};

/// What the chains are.
pub(super) struct Chains<'a> {
    /// What is wrong.
    pub findings: BTreeSet<Finding>,
    /// One record for each running number: what is believed.
    pub sound: Vec<&'a Entry>,
    /// Every writer has a head from outside.
    pub is_covered: bool,
    /// Records after the outside heads.
    pub newer: u64,
    /// The last record of every writer.
    pub ends: Vec<(String, u64, String)>,
}

/// A record, and whether its content gives its hash.
#[derive(Clone, Copy)]
struct Link<'a> {
    entry: &'a Entry,
    is_whole: bool,
}

impl Link<'_> {
    fn follows(&self, before: &Self) -> bool {
        self.entry.previous == before.entry.hash
    }
}

/// Looks at all of them. `own` are the heads that the file states, `kept` those from outside.
pub(super) fn look<'a>(entries: &'a [Entry], own: &Heads, kept: &Heads, tell: &mut dyn FnMut(u8)) -> Chains<'a> {
    let mut by_writer: BTreeMap<&str, Vec<Link<'a>>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let link = Link { entry, is_whole: canonical::entry_hash(entry) == entry.hash };
        by_writer.entry(entry.writer.as_str()).or_default().push(link);
        if at % 1_000 == 0 {
            tell(u8::try_from(at * 100 / entries.len()).unwrap_or(100));
        }
    }
    for (writer, _) in own.keys().chain(kept.keys()) {
        by_writer.entry(writer).or_default();
    }
    let mut chains = Chains { findings: BTreeSet::new(), sound: Vec::new(), is_covered: true, newer: 0, ends: Vec::new() };
    for (writer, links) in by_writer {
        let of = |heads: &Heads| -> BTreeMap<u64, BTreeSet<String>> {
            heads.iter().filter(|((whose, _), _)| whose == writer).map(|((_, number), hashes)| (*number, hashes.clone())).collect()
        };
        let mut walk = Walk { writer, own: of(own), kept: of(kept), findings: BTreeSet::new() };
        let chain = walk.chain(links);
        walk.links(&chain);
        walk.heads(&chain);
        let last = chain.last().map_or(0, |link| link.entry.number);
        let reached = walk.kept.keys().last().copied();
        chains.is_covered &= reached.is_some();
        chains.newer += last.saturating_sub(reached.unwrap_or(last));
        chains.findings.append(&mut walk.findings);
        chains.ends.extend(chain.last().map(|link| (writer.to_owned(), last, link.entry.hash.to_string())));
        chains.sound.extend(chain.iter().map(|link| link.entry));
    }
    chains.is_covered &= !kept.is_empty();
    chains
}

/// Versions of each stream: they count from 1 without a hole.
pub(super) fn streams(sound: &[&Entry]) -> BTreeSet<Finding> {
    let mut versions: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for part in sound.iter().flat_map(|entry| &entry.parts) {
        versions.entry(part.stream.as_str()).or_default().push(part.version);
    }
    let mut findings = BTreeSet::new();
    for (stream, mut versions) in versions {
        versions.sort_unstable();
        let wrong = (1..).zip(&versions).find(|(expected, version)| expected != *version);
        findings.extend(wrong.map(|(expected, _)| Finding::Stream(stream.to_owned(), expected)));
    }
    findings
}

struct Walk<'a> {
    writer: &'a str,
    own: BTreeMap<u64, BTreeSet<String>>,
    kept: BTreeMap<u64, BTreeSet<String>>,
    findings: BTreeSet<Finding>,
}

impl Walk<'_> {
    fn found(&mut self, wrong: Wrong, from: u64, to: u64) {
        self.findings.insert(Finding::Records(wrong, self.writer.to_owned(), from, to));
    }

    /// One record for each number, in order. What else there is was doubled or inserted.
    fn chain<'a>(&mut self, links: Vec<Link<'a>>) -> Vec<Link<'a>> {
        let mut by_number: BTreeMap<u64, Vec<Link<'a>>> = BTreeMap::new();
        let (mut order, mut doubled) = (Vec::with_capacity(links.len()), BTreeSet::new());
        for link in links {
            let same = by_number.entry(link.entry.number).or_default();
            order.push(link.entry.number);
            if same.iter().any(|other| other.entry == link.entry) {
                doubled.insert(link.entry.number);
            } else {
                same.push(link);
            }
        }
        order.retain(|number| !doubled.contains(number));
        doubled.into_iter().for_each(|number| self.found(Wrong::Doubled, number, number));
        misplaced(&order).into_iter().for_each(|at| self.found(Wrong::Misplaced, order[at], order[at]));
        let mut chain: Vec<Link<'a>> = Vec::with_capacity(by_number.len());
        for (number, links) in &by_number {
            let score = |link: &Link<'_>| self.trust(link, &by_number);
            // The first of those that are trusted most.
            let best = links.iter().rev().max_by_key(|link| score(link));
            if links.len() > 1 {
                self.found(Wrong::Inserted, *number, *number);
            }
            chain.extend(best.copied());
        }
        chain
    }

    fn trust(&self, link: &Link<'_>, all: &BTreeMap<u64, Vec<Link<'_>>>) -> u32 {
        let number = link.entry.number;
        let is_said =
            |heads: &BTreeMap<u64, BTreeSet<String>>| heads.get(&number).is_some_and(|said| said.contains(&link.entry.hash.to_string()));
        let next = number.checked_add(1).and_then(|next| all.get(&next));
        let before = number.checked_sub(1).and_then(|before| all.get(&before));
        let has_next = next.is_some_and(|next| next.iter().any(|next| next.follows(link)));
        let has_before = before.is_some_and(|before| before.iter().any(|before| link.follows(before)));
        let is_first = number == 1 && link.entry.previous == Hash::ZERO;
        8 * u32::from(is_said(&self.own) || is_said(&self.kept))
            + 4 * u32::from(has_next)
            + 2 * u32::from(has_before || is_first)
            + u32::from(link.is_whole)
    }

    /// Holes, and records that are not what they say or what the next one remembers. A record that is wrong itself is no witness.
    fn links(&mut self, chain: &[Link<'_>]) {
        let mut expected = 1;
        for link in chain {
            if link.entry.number > expected {
                self.found(Wrong::Missing, expected, link.entry.number - 1);
            }
            expected = link.entry.number.saturating_add(1);
        }
        let mut witness: Option<Link<'_>> = None;
        for link in chain.iter().rev() {
            let number = link.entry.number;
            let next = witness.filter(|witness| witness.entry.number == number.saturating_add(1));
            let is_first_wrong = number == 0 || (number == 1 && link.entry.previous != Hash::ZERO);
            let is_remembered = next.is_none_or(|next| next.follows(link));
            let is_sound = link.is_whole && is_remembered && !is_first_wrong;
            if !is_sound {
                self.found(Wrong::Changed, number, number);
            }
            witness = is_sound.then_some(*link);
        }
    }

    /// Against the heads that the file states and those from outside.
    fn heads(&mut self, chain: &[Link<'_>]) {
        let hashes: BTreeMap<u64, String> = chain.iter().map(|link| (link.entry.number, link.entry.hash.to_string())).collect();
        let last = hashes.keys().last().copied().unwrap_or(0);
        let stated = self.own.keys().last().copied().unwrap_or(0);
        for number in hashes.keys().filter(|number| **number > stated) {
            self.found(Wrong::Inserted, *number, *number);
        }
        let mut said: BTreeMap<u64, BTreeSet<String>> = self.own.clone();
        for (number, hashes) in &self.kept {
            said.entry(*number).or_default().extend(hashes.iter().cloned());
        }
        let mut agrees = 0;
        for (number, said) in said {
            match hashes.get(&number) {
                Some(hash) if said.len() == 1 && said.contains(hash) => agrees = number,
                None if number > last => return self.found(Wrong::CutOff, last + 1, number),
                // A hole was found before, and so was a record that contradicts itself.
                None => {}
                Some(_) if self.findings.contains(&Finding::Records(Wrong::Changed, self.writer.to_owned(), number, number)) => {}
                Some(_) => return self.found(Wrong::Rewritten, agrees + 1, number),
            }
        }
    }
}
