//! What a state machine has asked and is waiting for. Answers carry the number of their question, so that late ones are known.

/// At most one open question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    open: Option<u64>,
    newest: u64,
}

impl Asked {
    /// Nothing was asked yet.
    pub const NOTHING: Self = Self { open: None, newest: 0 };

    /// Something is asked and not answered.
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// A new question: its number. Answers to earlier ones are not heard any more.
    pub const fn ask(&mut self) -> u64 {
        let number = self.pass();
        self.open = Some(number);
        number
    }

    /// Takes the answer to `number`, if that is what was asked last.
    pub fn answers(&mut self, number: u64) -> bool {
        let is_answer = self.open == Some(number);
        if is_answer {
            self.open = None;
        }
        is_answer
    }

    /// The open question is not waited for any more.
    pub const fn give_up(&mut self) {
        self.open = None;
    }

    /// A new number without a question: what carries an earlier one is out of date.
    pub const fn pass(&mut self) -> u64 {
        self.newest += 1;
        self.newest
    }

    /// Whether nothing newer than `number` has begun.
    pub const fn is_newest(&self, number: u64) -> bool {
        self.newest == number
    }
}
