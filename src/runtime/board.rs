//! What the hall tells everybody: fetched when somebody wants to see it, and made into pages by the reader. It has a reader of its own for a moment, so
//! that guides that cannot be read take nothing away from it.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use serde_json::Value;

use super::content::kept_text;
use super::published::records;
use super::talk::{ANSWER_MS, Talk};
use super::window::Window;
use crate::device;
use crate::domain::event::NOTICES_FAULT;
use crate::domain::json::{object, text_of, tree};
use crate::domain::time::Day;
use crate::flow::board::Pages;
use crate::flow::kiosk::board::NoBoard;

const NOTICES_PATH: &str = "/content/notices.json";

/// The board of a window. Clones are the same.
#[derive(Clone, Default)]
pub struct Board(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    /// What was read last (the shipped file, or the records of what was published), and what came of it: the same on the same day is not read again.
    last: Option<(String, Day, Arc<Pages>)>,
    /// What staff were told last: each fault once, however often it is tried.
    told: String,
}

impl Board {
    /// The pages of today.
    ///
    /// # Errors
    /// Whether there is no such file (or nothing to read it with), or a wrong one.
    pub async fn pages(&self, window: &Window) -> Result<Arc<Pages>, NoBoard> {
        // What was published is shown whether or not the shipped file can be had.
        let notices = device::fetch::text(NOTICES_PATH).await.ok();
        // The record may be unreadable for a moment: that is not "nothing was published".
        let published = records(window).await.map_err(|_| NoBoard::Missing)?;
        let of = published.as_ref().map(Value::to_string).or_else(|| notices.clone()).ok_or(NoBoard::Missing)?;
        let (today, has_shipped) = (window.today(), notices.is_some());
        if let Some((text, day, pages)) = &self.0.borrow().last
            && *text == of
            && *day == today
        {
            return Ok(pages.clone());
        }
        let hall = kept_text(window.journal()).await.ok_or(NoBoard::Missing)?;
        let text = |text: &str| Value::String(text.to_owned());
        let board = object(vec![
            ("notices", notices.map_or(Value::Null, Value::String)),
            ("published", published.unwrap_or(Value::Null)),
            ("hall", Value::String(hall)),
            ("day", text(&today.to_string())),
        ]);
        let talk = Talk::start().await.map_err(|_| NoBoard::Missing)?;
        let reply = talk.call(("board", board), ANSWER_MS).await.and_then(|reply| tree(&reply)).ok_or(NoBoard::Missing)?;
        match reply.get("board").and_then(Pages::of) {
            Some(pages) => {
                let pages = Arc::new(pages);
                self.0.borrow_mut().last = Some((of, today, pages.clone()));
                if let Some(detail) = text_of(&reply, "told") {
                    self.tell(window, detail);
                }
                Ok(pages)
            }
            None => {
                let detail = text_of(&reply, "fault").unwrap_or_else(|| NOTICES_PATH.to_owned());
                self.tell(window, detail);
                Err(if has_shipped { NoBoard::Wrong } else { NoBoard::Missing })
            }
        }
    }

    fn tell(&self, window: &Window, detail: String) {
        if std::mem::replace(&mut self.0.borrow_mut().told, detail.clone()) != detail {
            window.record_fault(NOTICES_FAULT, &detail);
        }
    }
}
