//! A row as it lies beside the journal, and back. A list in JSON, for it is read one by one and written by the hundred thousand; it only grows at its end.

use super::value;
use super::{FeedColumn, FeedRow, ForeignNumber, Moment, Progress};
use crate::domain::case::mask::Masked;
use crate::domain::json::Json;
use crate::domain::time::UtcOffset;

impl FeedRow {
    /// The text that is kept.
    pub fn kept(&self) -> String {
        let masked = |masked: &'_ Option<Masked>| masked.as_ref().map(|masked| masked.as_str().to_owned());
        let moment = |moment: Moment| moment.to_string();
        let cells = (
            self.receipt.as_str(),
            &self.item,
            masked(&self.applicant),
            masked(&self.phone),
            moment(self.accepted_at),
            &self.step,
            self.step_at.map(moment),
            self.state.key(),
            self.promised_days,
            self.due_at.map(moment),
            &self.result,
            &self.note,
        );
        // Texts and numbers can always be written.
        serde_json::to_string(&cells).unwrap_or_default()
    }

    /// The row of a text that was kept; nothing when it is none. What a later program has put after it is passed over.
    pub fn of_kept(text: &str) -> Option<Self> {
        let cells = Json::of(text)?.entries()?;
        let cell = |column: FeedColumn| cells.get(column.place()).copied().filter(|cell| !cell.is_null());
        let text = |column| cell(column).map(|cell| Some(cell.text()?.into_owned()));
        let line = |column| text(column).map_or(Some(None), |line| line.map(Some));
        let masked = |column| text(column).map_or(Some(None), |line| Masked::kept(&line?).map(Some));
        // No kept moment names another hall's clock.
        let moment = |column| text(column).map_or(Some(None), |line| value::moment(&line?, UtcOffset::CHINA).ok().map(Some));
        Some(Self {
            receipt: ForeignNumber::new(&text(FeedColumn::Receipt)??)?,
            item: text(FeedColumn::Item)??,
            applicant: masked(FeedColumn::Applicant)?,
            phone: masked(FeedColumn::Phone)?,
            accepted_at: moment(FeedColumn::AcceptedAt)??,
            step: line(FeedColumn::Step)?,
            step_at: moment(FeedColumn::StepAt)?,
            state: {
                let key = text(FeedColumn::State)??;
                Progress::ALL.into_iter().find(|state| state.key() == key)?
            },
            promised_days: match cell(FeedColumn::PromisedDays) {
                None => None,
                Some(days) => Some(u16::try_from(days.whole()?).ok()?),
            },
            due_at: moment(FeedColumn::DueAt)?,
            result: line(FeedColumn::Result)?,
            note: line(FeedColumn::Note)?,
        })
    }

    /// The phone alone, of a text that is perhaps no whole row; nothing when it cannot be read.
    pub fn phone_of_kept(text: &str) -> Option<Masked> {
        Masked::kept(&Json::of(text)?.entries()?.get(FeedColumn::Phone.place())?.text()?)
    }
}
