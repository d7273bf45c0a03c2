//! What a clerk can want, and the command that makes it happen.

use crate::domain::command::{Command, CounterAction};
use crate::domain::event::{DeviceEvent, PAPER_FAULT};
use crate::domain::identity::{Actor, CounterId, Installation, TicketId};

/// What a clerk wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Something at the counter.
    At(CounterAction),
    /// A missed person is back.
    Rejoin(TicketId),
    /// Go and help at a kiosk.
    AnswerHelp(Installation),
    /// There is paper again at a kiosk.
    FilledPaper(Installation),
    /// The date and time shown are right.
    ConfirmClock,
    /// The numbers people hold have been looked at: numbers may start again.
    ConfirmNumbers,
}

/// The same without its particulars: for words, and to know a second press of the same button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Sit down, or go on after a pause.
    Open,
    /// For a while.
    Pause,
    /// For today.
    Close,
    /// Call the next.
    CallNext,
    /// Call a given number.
    CallGiven,
    /// Call again.
    Recall,
    /// Nobody came.
    Miss,
    /// Put aside.
    Hold,
    /// Take up again.
    Resume,
    /// Send on.
    Transfer,
    /// Served to the end.
    Finish,
    /// Back after a missed call.
    Rejoin,
    /// Go and help.
    AnswerHelp,
    /// See to the paper of a kiosk.
    FilledPaper,
    /// Confirm the date.
    ConfirmClock,
    /// Confirm that numbers may start again.
    ConfirmNumbers,
}

impl Kind {
    /// It calls somebody new: the call button is locked for a while afterwards.
    pub const fn is_call(self) -> bool {
        matches!(self, Self::CallNext | Self::CallGiven)
    }
}

impl Intent {
    /// Without its particulars.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::At(action) => match action {
                CounterAction::Open { .. } => Kind::Open,
                CounterAction::Pause => Kind::Pause,
                CounterAction::Close => Kind::Close,
                CounterAction::CallNext => Kind::CallNext,
                CounterAction::CallGiven(_) => Kind::CallGiven,
                CounterAction::Recall => Kind::Recall,
                CounterAction::Miss => Kind::Miss,
                CounterAction::Hold => Kind::Hold,
                CounterAction::Resume(_) => Kind::Resume,
                CounterAction::Transfer(_) => Kind::Transfer,
                CounterAction::Finish => Kind::Finish,
            },
            Self::Rejoin(_) => Kind::Rejoin,
            Self::AnswerHelp(_) => Kind::AnswerHelp,
            Self::FilledPaper(_) => Kind::FilledPaper,
            Self::ConfirmClock => Kind::ConfirmClock,
            Self::ConfirmNumbers => Kind::ConfirmNumbers,
        }
    }

    /// It is the hall's and not this counter's: it can be done before anybody sits down.
    pub const fn is_of_the_hall(&self) -> bool {
        matches!(self, Self::AnswerHelp(_) | Self::FilledPaper(_))
    }

    /// The command, from this counter if it needs one; nothing for what is no command of the domain.
    pub fn command(&self, counter: Option<&CounterId>, by: &Actor) -> Option<Command> {
        match self {
            Self::At(action) => Some(Command::AtCounter { counter: counter?.clone(), action: action.clone() }),
            Self::FilledPaper(installation) => {
                let event = DeviceEvent::FaultMended { code: PAPER_FAULT.to_owned(), by: by.clone() };
                Some(Command::Tell { installation: installation.clone(), event })
            }
            Self::Rejoin(ticket) => Some(Command::Rejoin { ticket: ticket.clone() }),
            Self::AnswerHelp(installation) => Some(Command::AnswerHelp { installation: installation.clone(), by: by.clone() }),
            Self::ConfirmClock | Self::ConfirmNumbers => None,
        }
    }
}
