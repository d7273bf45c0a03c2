//! Guessing the numbers of cases at a machine is pointless: what may be tried there, and how long somebody waits after tries that found nothing.
//!
//! - A number whose check digits are wrong never comes here: it is answered at once and costs nothing.
//! - A try is paid for before it is looked up, and given back when it was right: a page that is killed in between has lost a try, never won one.
//! - A few tries are free; then each one that finds nothing makes everybody at this machine wait, longer each time, as after wrong PINs ([`lock_seconds`]).
//!   What was right gives back its own try and no other: nobody clears their guesses with a receipt of their own.
//! - A whole receipt has six random digits, and nobody finds one by trying: such codes have a budget of their own ([`WHOLE_TRIES`] in [`WHOLE_HOURS`]), so that whoever
//!   holds a paper does not wait behind somebody else's wrong numbers.
//! - Where the last four digits of a phone are asked for, a number is good for [`TRIES_OF_NUMBER`] wrong ones, whether or not there is such a case: who
//!   counts through numbers does not learn which exist.
//! - The wall clock has no part in it: what counts is the time that windows of this machine have watched pass. A page that is loaded anew goes on from what
//!   was kept, a machine that was off has not waited.
//!
//! A script that tries without end comes to four tries an hour. With every number of a day known, it finds one by its phone's last four digits in 2,500 hours
//! of watched time on average, and one by the six random digits of a receipt in 50,000 hours.

use super::access::lock::lock_seconds;
use super::content::Digest;
use super::time::{HOUR_MS, SECOND_MS};

/// Wrong last digits of a phone for one number.
pub const TRIES_OF_NUMBER: u32 = 5;
/// So many whole receipts that nobody has are looked up ...
pub const WHOLE_TRIES: usize = 20;
/// ... in so many hours.
pub const WHOLE_HOURS: i64 = 1;
/// So many hours without a try that found nothing, and the tries are forgotten.
pub const FORGOTTEN_HOURS: i64 = 2;
/// So many hours, and a number may be tried again.
pub const NUMBER_HOURS: i64 = 24;
/// So many numbers are remembered: it takes longer than [`NUMBER_HOURS`] to push one out.
const NUMBERS_MAX: usize = 128;

/// What a word of the note begins with that tells of a whole receipt.
const WHOLE_MARK: char = 'w';

/// Tries at one machine that found nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guesses {
    /// In a row, as far as they are not forgotten.
    misses: u32,
    /// When the last of them was, in watched time.
    last_ms: i64,
    /// Milliseconds watched since there was something to forget.
    watched_ms: i64,
    numbers: Vec<Number>,
    /// When whole receipts were tried that nobody has, in watched time: the oldest first.
    whole: Vec<i64>,
}

/// A number with wrong last digits.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Number {
    /// Short digest of the number.
    mark: String,
    tries: u32,
    /// When the last one was, in watched time.
    at_ms: i64,
}

/// Why nothing is looked up now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Too many tries at this machine: that long to wait.
    Wait {
        /// Milliseconds.
        left_ms: i64,
    },
    /// Too many wrong last digits for this number.
    Spent,
}

/// A try that has been paid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    /// The number for which last digits were given; nothing for a whole receipt.
    mark: Option<String>,
    /// When the miss before it was.
    before_ms: i64,
    at_ms: i64,
}

impl Guesses {
    /// From the note that was kept. Without one nothing was tried; one that cannot be read counts as many tries.
    pub fn read(note: Option<&str>) -> Self {
        let most = || Self { misses: u32::MAX, whole: vec![0; WHOLE_TRIES], ..Self::default() };
        note.map_or_else(Self::default, |note| Self::of_note(note).unwrap_or_else(most))
    }

    fn of_note(note: &str) -> Option<Self> {
        let mut words = note.split(' ');
        let mut next = || words.next()?.parse::<i64>().ok();
        let (misses, last_ms, watched_ms) = (u32::try_from(next()?).ok()?, next()?, next()?);
        let number = |word: &str| {
            let mut parts = word.split(':');
            let (mark, tries, at_ms) = (parts.next()?, parts.next()?, parts.next()?);
            Some(Number { mark: mark.to_owned(), tries: tries.parse().ok()?, at_ms: at_ms.parse().ok()? })
        };
        let (mut numbers, mut whole) = (Vec::new(), Vec::new());
        for word in words {
            match word.strip_prefix(WHOLE_MARK) {
                Some(at_ms) => whole.push(at_ms.parse().ok().filter(|at_ms| (0..=watched_ms).contains(at_ms))?),
                None => numbers.push(number(word)?),
            }
        }
        let is_sound = (0..=watched_ms).contains(&last_ms);
        Some(Self { misses, last_ms, watched_ms, numbers, whole }).filter(|_| is_sound)
    }

    /// The note to be kept; nothing when there is nothing to remember.
    pub fn note(&self) -> Option<String> {
        let mut note = format!("{} {} {}", self.misses, self.last_ms, self.watched_ms);
        for Number { mark, tries, at_ms } in &self.numbers {
            note.push_str(&format!(" {mark}:{tries}:{at_ms}"));
        }
        for at_ms in &self.whole {
            note.push_str(&format!(" {WHOLE_MARK}{at_ms}"));
        }
        (self.misses > 0 || !self.numbers.is_empty() || !self.whole.is_empty()).then_some(note)
    }

    /// So much time has been watched since.
    pub fn pass(&mut self, ms: i64) {
        self.watched_ms = self.watched_ms.saturating_add(ms.max(0));
        let watched_ms = self.watched_ms;
        if watched_ms - self.last_ms >= FORGOTTEN_HOURS * HOUR_MS {
            self.misses = 0;
        }
        self.whole.retain(|at_ms| watched_ms - at_ms < WHOLE_HOURS * HOUR_MS);
        self.numbers.retain(|number| watched_ms - number.at_ms < NUMBER_HOURS * HOUR_MS);
    }

    /// Milliseconds until a number that could be guessed is looked up again.
    pub fn left_ms(&self) -> i64 {
        (i64::from(lock_seconds(self.misses)) * SECOND_MS - (self.watched_ms - self.last_ms)).max(0)
    }

    /// Milliseconds until a whole receipt is looked up again.
    pub fn whole_left_ms(&self) -> i64 {
        let oldest = self.whole.first().filter(|_| self.whole.len() >= WHOLE_TRIES);
        oldest.map_or(0, |at_ms| (at_ms + WHOLE_HOURS * HOUR_MS - self.watched_ms).max(0))
    }

    /// Somebody wants something looked up: that costs a try until it is found. `number`: it is one for which last digits are given; otherwise it is a whole
    /// receipt.
    ///
    /// # Errors
    /// Why not now; it costs nothing then.
    pub fn begin(&mut self, number: Option<&str>) -> Result<Try, Stop> {
        let Some(number) = number else { return self.begin_whole() };
        let mark = Digest::of(number.as_bytes()).short();
        let at = self.numbers.iter().position(|known| known.mark == mark);
        if at.is_some_and(|at| self.numbers[at].tries >= TRIES_OF_NUMBER) {
            return Err(Stop::Spent);
        }
        let left_ms = self.left_ms();
        if left_ms > 0 {
            return Err(Stop::Wait { left_ms });
        }
        let paid = Try { mark: Some(mark.clone()), before_ms: self.last_ms, at_ms: self.watched_ms };
        self.misses = self.misses.saturating_add(1);
        self.last_ms = self.watched_ms;
        let tries = at.map_or(0, |at| self.numbers.remove(at).tries) + 1;
        self.numbers.push(Number { mark, tries, at_ms: self.watched_ms });
        let too_many = self.numbers.len().saturating_sub(NUMBERS_MAX);
        self.numbers.drain(..too_many);
        Ok(paid)
    }

    fn begin_whole(&mut self) -> Result<Try, Stop> {
        let left_ms = self.whole_left_ms();
        if left_ms > 0 {
            return Err(Stop::Wait { left_ms });
        }
        self.whole.push(self.watched_ms);
        Ok(Try { mark: None, before_ms: self.last_ms, at_ms: self.watched_ms })
    }

    /// A try was right, or nobody could say: it is given back.
    pub fn give_back(&mut self, paid: Try) {
        if paid.mark.is_none() {
            let at = self.whole.iter().rposition(|at_ms| *at_ms == paid.at_ms);
            if let Some(at) = at {
                self.whole.remove(at);
            }
            return;
        }
        self.misses = self.misses.saturating_sub(1);
        if self.last_ms == paid.at_ms {
            self.last_ms = paid.before_ms;
        }
        if let Some(at) = self.numbers.iter().position(|known| Some(&known.mark) == paid.mark.as_ref()) {
            self.numbers[at].tries -= 1;
            if self.numbers[at].tries == 0 {
                self.numbers.remove(at);
            }
        }
    }
}

/// One window watching time pass. Several may: each adds to a note that was true what it has seen itself, so that the one that says most is true as well.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Watch {
    /// What the note said when this window began to watch, and its monotonic clock then.
    began: Option<(i64, f64)>,
    /// When this window looked last. It adds no more than has passed since: what it saw before a note was begun anew is no time of that note.
    looked: Option<f64>,
}

impl Watch {
    /// Brings `guesses`, as they were kept, up to this moment of the page's monotonic clock.
    pub fn look(&mut self, guesses: &mut Guesses, mono_ms: f64) {
        let since = self.looked.replace(mono_ms).map_or(0.0, |looked| (mono_ms - looked).max(0.0)) as i64;
        if guesses.note().is_none() {
            *guesses = Guesses::default();
            self.began = None;
            return;
        }
        let (base, from) = *self.began.get_or_insert((guesses.watched_ms, mono_ms));
        let seen = base + (mono_ms - from).max(0.0) as i64;
        guesses.pass((seen - guesses.watched_ms).min(since));
    }
}
