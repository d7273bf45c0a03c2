//! What is asked of the office of cases, and what becomes of it: one request at a time, the same one until it is settled.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::{Asked, Cases, Note, Paper, Room, want_word};
use crate::domain::case::deed::Deed;
use crate::domain::case::lookup::FindBy;
use crate::domain::codes::CodeFault;
use crate::domain::codes::receipt::{GivenReceipt, ReceiptNumber};
use crate::domain::command::Failure;
use crate::domain::identity::{RequestId, TicketId};
use crate::flow::case_draft::{Desk, application};
use crate::flow::counter::Seat;
use crate::runtime::case_desk::print_soon;
use crate::runtime::cases::CaseTrouble;
use crate::text::case_desk as words;

/// The seat, the ticket for which an acceptance was begun, and whether its screen is open.
type Standing = (Option<Seat>, Option<TicketId>, bool);

impl Cases {
    /// The request for this: the one before, while it is not known what became of it.
    fn request_for(self, asked: &Asked) -> RequestId {
        let before = self.requests.with_value(|kept| kept.iter().find(|(before, _)| before == asked).map(|(_, id)| id.clone()));
        before.unwrap_or_else(|| {
            let request = self.shell.window().new_request();
            self.requests.update_value(|kept| kept.push((asked.clone(), request.clone())));
            request
        })
    }

    fn settle(self, asked: &Asked, trouble: Option<&CaseTrouble>) {
        self.busy.try_set(false);
        if trouble != Some(&CaseTrouble::Failed(Failure::Unknown)) {
            self.requests.try_update_value(|kept| kept.retain(|(before, _)| before != asked));
        }
        if let Some(trouble) = trouble {
            self.fail(trouble);
        }
    }

    /// Accepts what was ticked and typed, and prints its receipt when it is durable. A second press meanwhile is the same one.
    pub fn accept(self) {
        let (Some(seat), false) = (self.seat.get_untracked(), self.busy.get_untracked()) else { return };
        let (language, desk) = (self.language(), self.desk());
        let Some(guide) = self.guide.get_untracked() else { return self.tell(Note::Failed(words::want_item(language))) };
        let ticket = self.called();
        let (random, in_words_of) = (desk.random(), self.receipt_language.get_untracked());
        let place = Desk { random, language: in_words_of, counter: seat.counter, clerk: seat.clerk, ticket };
        let given = self.ticks.with_untracked(|ticks| self.person.with_untracked(|person| application(&guide, ticks, person, place)));
        let given = match given {
            Ok(given) => given,
            Err(want) => return self.tell(Note::Failed(want_word(want)(language))),
        };
        self.busy.set(true);
        self.note.set(None);
        let asked = Asked::accept(&given);
        if let Some(before) = self.unsettled(&asked) {
            return self.look_after(before);
        }
        let (request, before) = (self.request_for(&asked), self.stands());
        spawn_local(async move {
            let accepted = desk.accept(&request, &given).await;
            self.settle(&asked, accepted.as_ref().err());
            if let Ok(number) = accepted {
                if self.stands() == before {
                    self.forget_draft();
                }
                self.hand_over(number, &before).await;
            }
        });
    }

    /// Whose acceptance stands on the screen.
    fn stands(self) -> Standing {
        (self.seat.get_untracked(), self.begun_for.get_value(), self.room.get_untracked() == Room::Accept)
    }

    /// Shows what was accepted, and prints its receipt.
    async fn hand_over(self, number: ReceiptNumber, before: &Standing) {
        // Somebody else may stand at the counter by now: what is typed for them stays, and only the paper comes.
        if self.stands() == *before {
            self.go(Room::Case(number));
        }
        self.tell(Note::Done(words::accepted_number(self.language(), &number.grouped())));
        self.print(Paper::Receipt { again: false }, number).await;
    }

    /// Another acceptance of which nobody knows yet what became of it.
    fn unsettled(self, asked: &Asked) -> Option<(Asked, RequestId)> {
        let is_other = |before: &Asked| matches!(before, Asked::Accept(_)) && before != asked;
        self.requests.with_value(|kept| kept.iter().find(|(before, _)| is_other(before)).cloned())
    }

    /// Before somebody else's case is accepted: whether the one before was. Then its receipt is printed, and what is typed waits.
    fn look_after(self, (asked, request): (Asked, RequestId)) {
        let (desk, before) = (self.desk(), self.stands());
        spawn_local(async move {
            let found = desk.accepted_by(&request).await;
            self.busy.try_set(false);
            match found {
                // Still not known.
                Err(trouble) => self.fail(&trouble),
                Ok(found) => {
                    self.settle(&asked, None);
                    match found {
                        Some(number) => self.hand_over(number, &before).await,
                        None => self.accept(),
                    }
                }
            }
        });
    }

    /// Does something with the open case.
    pub fn act(self, deed: Deed) {
        let (Some(number), false) = (self.open_case(), self.busy.get_untracked()) else { return };
        self.busy.set(true);
        self.note.set(None);
        let asked = Asked::Act(number, deed.clone());
        let (request, desk) = (self.request_for(&asked), self.desk());
        spawn_local(async move {
            let done = desk.act(&request, number, &deed).await;
            self.settle(&asked, done.as_ref().err());
            self.look(number);
            // Meanwhile another case may have been scanned: its screen says nothing of this one.
            if done.is_ok() && self.open_case() == Some(number) {
                self.panel.try_set(None);
                self.tell(Note::Done(words::done(self.language())));
                if deed == Deed::Reprint {
                    self.print(Paper::Receipt { again: true }, number).await;
                }
            }
        });
    }

    /// Prints the list of what the open case is missing.
    pub fn print_missing(self) {
        let Some(number) = self.open_case() else { return };
        spawn_local(async move { self.print(Paper::Missing, number).await });
    }

    /// Draws the paper, of the case as it stands in the journal, and prints it.
    async fn print(self, paper: Paper, number: ReceiptNumber) {
        match self.desk().page(number).await {
            Ok(Some(page)) => {
                // Where to complain stands in the guide. A receipt without that line is better than none.
                self.has_guides().await;
                self.printing.try_set_value(true);
                self.sheet.try_set(Some(page));
            }
            // Nothing is printed of what cannot be read.
            _ => return,
        }
        self.paper.try_set(Some(paper));
        print_soon().await;
        self.printing.try_set_value(false);
        if !matches!(self.room.try_get_untracked(), Some(Room::Case(_))) {
            self.clear_away();
        }
    }

    /// A scan, or what was typed to find a case.
    pub fn given(self, text: &str, typed: bool) {
        let (language, hall) = (self.language(), self.shell.hall());
        match GivenReceipt::parse_of(&hall, text) {
            Ok(GivenReceipt::Whole(code))
                if self.desk().with_table(|table| table.case(&code.number).is_none_or(|case| case.random == code.random())) =>
            {
                self.go(Room::Case(code.number));
            }
            Ok(GivenReceipt::Whole(_)) => self.refuse(words::wrong_check(language), typed),
            Ok(GivenReceipt::Short(number)) if typed => self.go(Room::Case(number)),
            // One in a hundred identity numbers looks like a receipt of somewhere else.
            Err(CodeFault::OtherHall(_)) if !typed || FindBy::typed(text).is_none() => self.refuse(words::other_hall(language), typed),
            _ => match FindBy::typed(text).filter(|_| typed) {
                Some(by) => self.find(by),
                None if typed => self.refuse(words::not_a_number(language), typed),
                // A ticket or something else: nothing here.
                _ => {}
            },
        }
    }

    /// The cases of whoever has this, each with a note of who looked: without it none is shown.
    async fn found_and_noted(self, by: &FindBy) -> Result<Vec<ReceiptNumber>, CaseTrouble> {
        let (desk, deed) = (self.desk(), Deed::Find(by.kind()));
        let found = desk.find(by).await?;
        for number in &found {
            let asked = Asked::Act(*number, deed.clone());
            let done = desk.act(&self.request_for(&asked), *number, &deed).await;
            self.settle(&asked, done.as_ref().err());
            self.busy.try_set(true);
            done?;
        }
        Ok(found)
    }

    fn refuse(self, why: String, typed: bool) {
        if !typed && self.room.get_untracked() == Room::Calling {
            self.go(Room::Find);
        }
        self.tell(Note::Failed(why));
    }

    fn find(self, by: FindBy) {
        self.busy.set(true);
        self.note.set(None);
        let desk = self.desk();
        spawn_local(async move {
            let found = self.found_and_noted(&by).await;
            self.busy.try_set(false);
            match found {
                Ok(found) => {
                    let lacks_keys = desk.lacks_keys().await;
                    let word = match (found.is_empty(), lacks_keys) {
                        (true, true) => Some(words::found_none_yet(self.language())),
                        (true, false) => Some(words::found_none(self.language())),
                        (false, true) => Some(words::found_not_all(self.language())),
                        (false, false) => None,
                    };
                    word.into_iter().for_each(|word| self.tell(Note::Failed(word)));
                    self.found.try_set(found);
                }
                Err(trouble) => self.fail(&trouble),
            }
        });
    }
}
