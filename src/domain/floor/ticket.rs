//! A ticket and how each event changes it.

use super::line::Standing;
use crate::domain::event::{PaperAnswer, Recorded, TicketEvent, VoidReason};
use crate::domain::hall::Language;
use crate::domain::identity::{Actor, CounterId, ItemId, QueueLetter, TicketId, TicketNumber};
use crate::domain::time::Timestamp;

/// A ticket (号票).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Its identity.
    pub id: TicketId,
    /// What people read.
    pub number: TicketNumber,
    /// Appends to its stream.
    pub version: u32,
    /// The queue it waits in.
    pub queue: QueueLetter,
    /// What the person wants, when they said it.
    pub item: Option<ItemId>,
    /// Goes first, within the rule.
    pub priority: bool,
    /// Random digits of its code.
    pub random: u32,
    /// Language of the person.
    pub language: Language,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// Who issued it.
    pub issued_by: Actor,
    /// Its place in the order: the time of issue, or of coming back too late.
    pub place_from: Timestamp,
    /// The paper question.
    pub paper: Option<PaperAnswer>,
    /// What the person was told: minutes, low and high.
    pub estimate: Option<(u16, u16)>,
    /// First call, if any.
    pub first_called_at: Option<Timestamp>,
    /// Milliseconds at counters so far, without the present one.
    pub service_ms: i64,
    /// How many of them have gone into the service samples of a queue.
    pub sampled_ms: i64,
    /// What is happening to it.
    pub state: TicketState,
}

/// What is happening to a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TicketState {
    /// Can be called.
    Waiting {
        /// Only by this counter.
        only_at: Option<CounterId>,
    },
    /// At a counter.
    Called {
        /// Which.
        counter: CounterId,
        /// Since when.
        at: Timestamp,
        /// How often it was called again.
        recalls: u32,
    },
    /// Put aside by a counter.
    Held {
        /// Which.
        counter: CounterId,
        /// Since when.
        at: Timestamp,
        /// How often it had been called again: being taken up again is no new call.
        recalls: u32,
    },
    /// Nobody came.
    Missed {
        /// When that was said.
        at: Timestamp,
        /// Calls of the queue until then.
        queue_calls: u32,
    },
    /// Served to the end.
    Served {
        /// Where.
        counter: CounterId,
        /// When.
        at: Timestamp,
    },
    /// Counts no more.
    Voided {
        /// Why.
        reason: VoidReason,
        /// When.
        at: Timestamp,
    },
}

impl TicketState {
    /// Neither served, missed nor voided.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Waiting { .. } | Self::Called { .. } | Self::Held { .. })
    }
}

/// What ended when a ticket left a counter.
pub(super) struct Left {
    pub counter: CounterId,
    pub began: Timestamp,
    /// Milliseconds at the counter this time.
    pub stay_ms: i64,
    /// How the queue it was called from counts it, when its turn is over: milliseconds it took from the counters there.
    pub sample: Option<(QueueLetter, i64)>,
}

impl Ticket {
    pub(super) fn new(id: TicketId, number: TicketNumber, recorded: &Recorded<'_>) -> Self {
        Self {
            id,
            number,
            version: recorded.version,
            queue: number.queue(),
            item: None,
            priority: false,
            random: 0,
            language: Language::Zh,
            issued_at: recorded.time,
            issued_by: recorded.by.clone(),
            place_from: recorded.time,
            paper: None,
            estimate: None,
            first_called_at: None,
            service_ms: 0,
            sampled_ms: 0,
            state: TicketState::Waiting { only_at: None },
        }
    }

    /// Where it stands, while it waits.
    pub(super) fn standing(&self) -> Option<Standing> {
        let TicketState::Waiting { only_at } = &self.state else { return None };
        Some(Standing { queue: self.queue, priority: self.priority, turn: (self.place_from, self.number), sent: only_at.is_some() })
    }

    /// Changes the ticket; tells what ended when it left a counter. `queue_calls`: calls its queue has made so far.
    pub(super) fn change(&mut self, event: &TicketEvent, recorded: &Recorded<'_>, queue_calls: u32) -> Option<Left> {
        let at = recorded.time;
        self.version = recorded.version;
        match event {
            TicketEvent::WaitingEstimated { range, .. } => self.estimate = *range,
            TicketEvent::PaperAnswered { answer, .. } => self.paper = Some(*answer),
            // What is done stays done, and nobody is issued twice.
            TicketEvent::Issued { .. } => {}
            _ if matches!(self.state, TicketState::Served { .. } | TicketState::Voided { .. }) => {}
            TicketEvent::Called { counter, .. } | TicketEvent::Resumed { counter, .. } => {
                if matches!(event, TicketEvent::Called { .. }) {
                    self.first_called_at.get_or_insert(at);
                }
                let recalls = match (event, &self.state) {
                    (TicketEvent::Resumed { .. }, TicketState::Held { recalls, .. }) => *recalls,
                    _ => 0,
                };
                self.state = TicketState::Called { counter: counter.clone(), at, recalls };
            }
            TicketEvent::Recalled { .. } => {
                if let TicketState::Called { recalls, .. } = &mut self.state {
                    *recalls += 1;
                }
            }
            TicketEvent::Rejoined { place_kept, .. } => {
                if !place_kept {
                    self.place_from = at;
                }
                self.state = TicketState::Waiting { only_at: None };
            }
            TicketEvent::Held { .. }
            | TicketEvent::Transferred { .. }
            | TicketEvent::Missed { .. }
            | TicketEvent::Served { .. }
            | TicketEvent::Voided { .. } => return self.leave(event, at, queue_calls),
        }
        None
    }

    /// Takes the ticket from where it is to where `event` says.
    fn leave(&mut self, event: &TicketEvent, at: Timestamp, queue_calls: u32) -> Option<Left> {
        let (was_at, recalls) = match &self.state {
            TicketState::Called { counter, at: began, recalls } => (Some((counter.clone(), *began)), *recalls),
            _ => (None, 0),
        };
        let stay_ms = was_at.as_ref().map_or(0, |(_, began)| at.since(*began).max(0));
        let queue = self.queue;
        let served_here = !matches!(event, TicketEvent::Missed { .. } | TicketEvent::Voided { .. });
        self.service_ms = self.service_ms.saturating_add(if served_here { stay_ms } else { 0 });
        self.state = match event {
            TicketEvent::Held { counter, .. } => TicketState::Held { counter: counter.clone(), at, recalls },
            TicketEvent::Transferred { queue, counter, .. } => {
                self.queue = *queue;
                TicketState::Waiting { only_at: counter.clone() }
            }
            TicketEvent::Missed { .. } => TicketState::Missed { at, queue_calls },
            TicketEvent::Served { counter, .. } => TicketState::Served { counter: counter.clone(), at },
            TicketEvent::Voided { reason, .. } => TicketState::Voided { reason: *reason, at },
            _ => return None,
        };
        let (counter, began) = was_at?;
        // A call nobody answers takes a counter's time too: who waits behind it waits that much longer.
        let turn_over = !matches!(event, TicketEvent::Held { .. } | TicketEvent::Voided { .. });
        let sample = turn_over.then(|| {
            let unseen_ms = (self.service_ms - self.sampled_ms).saturating_add(if served_here { 0 } else { stay_ms });
            self.sampled_ms = self.service_ms;
            (queue, unseen_ms)
        });
        Some(Left { counter, began, stay_ms, sample })
    }
}
