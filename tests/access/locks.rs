//! Whatever is done to windows and clocks, a lock is never shorter than it says, and it ends.

use proptest::prelude::*;
use residents_window::domain::access::lock::{LOCK_SECONDS_MAX, Watching, lock_seconds};
use residents_window::domain::access::{Access, AccessEvent, Standing, Waited};
use residents_window::domain::time::Timestamp;

use super::{after, set};

/// One thing that happens at a machine with two counter windows.
#[derive(Clone, Debug)]
enum Happening {
    /// Time passes, and the windows that are open look at it.
    Pass { ms: u32 },
    /// A window is loaded anew: its monotonic clock begins at nought.
    Reload { window: usize },
    /// The note is lost.
    LoseNote,
    /// A wrong PIN is typed as fast as a program can.
    Try { window: usize },
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        4 => (0u32..400_000).prop_map(|ms| Happening::Pass { ms }),
        2 => (0usize..2).prop_map(|window| Happening::Reload { window }),
        1 => Just(Happening::LoseNote),
        6 => (0usize..2).prop_map(|window| Happening::Try { window }),
    ]
}

/// A machine as `runtime::pin` drives the rules. The wall clock is nowhere in it: nothing that could be set wrong is asked.
struct Machine {
    access: Access,
    note: Option<String>,
    windows: [(Watching, f64); 2],
    now_ms: f64,
    admitted: Vec<(f64, u32)>,
}

impl Machine {
    fn new() -> Self {
        Self { access: after(&[set()]), note: None, windows: Default::default(), now_ms: 0.0, admitted: Vec::new() }
    }

    /// What a window takes for waited; it keeps the note.
    fn waited(&mut self, window: usize) -> Waited {
        let last_try = self.access.last_try;
        let kept = self.note.as_deref().and_then(Waited::from_note).filter(|note| note.since_try == last_try);
        let (watching, began) = &mut self.windows[window];
        let waited = watching.look(kept.unwrap_or(Waited { since_try: last_try, ms: 0 }), self.now_ms - *began);
        self.note = Some(waited.to_note());
        waited
    }

    fn happens(&mut self, happening: &Happening) {
        match happening {
            Happening::Pass { ms } => {
                self.now_ms += f64::from(*ms);
                self.waited(0);
                self.waited(1);
            }
            Happening::Reload { window } => self.windows[*window] = (Watching::default(), self.now_ms),
            Happening::LoseNote => self.note = None,
            Happening::Try { window } => {
                let waited = self.waited(*window);
                if let Ok(events) = self.access.try_pin(waited) {
                    let texts: Vec<String> = events.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
                    self.access.apply(self.access.version + 1, Timestamp::from_millis(1), &texts);
                    self.admitted.push((self.now_ms, self.access.tries));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_lock_ends_early(happenings in prop::collection::vec(happening(), 1..120)) {
        let mut machine = Machine::new();
        happenings.iter().for_each(|happening| machine.happens(happening));
        for pair in machine.admitted.windows(2) {
            let ((before, tries), (then, _)) = (pair[0], pair[1]);
            prop_assert!(then - before >= f64::from(lock_seconds(tries)) * 1_000.0, "try {} after {} ms", tries + 1, then - before);
        }
    }

    #[test]
    fn the_right_person_gets_in_after_the_longest_lock(tries in 0usize..60) {
        let mut machine = Machine::new();
        machine.access = after(&[vec![set()], vec![AccessEvent::PinTried; tries]].concat());
        machine.happens(&Happening::Pass { ms: 0 });
        machine.happens(&Happening::Pass { ms: LOCK_SECONDS_MAX * 1_000 });
        let waited = machine.waited(0);
        let is_ready = matches!(machine.access.standing(waited), Standing::Ready { .. });
        prop_assert!(is_ready);
    }
}

#[test]
fn a_thousand_tries_by_a_program_are_ten_in_a_quarter_of_an_hour() {
    let mut machine = Machine::new();
    for _ in 0..1_000 {
        machine.happens(&Happening::Try { window: 0 });
        machine.happens(&Happening::Pass { ms: 1_000 });
    }
    assert_eq!(machine.admitted.len(), 10, "{:?}", machine.admitted);
}

#[test]
fn notes_that_cannot_be_read_are_none() {
    assert_eq!(Waited::from_note("7 1200"), Some(Waited { since_try: 7, ms: 1_200 }));
    for text in ["", "7", "7 ", "x 1", "7 1 2", "-1 5"] {
        assert_eq!(Waited::from_note(text), None, "{text}");
    }
}
