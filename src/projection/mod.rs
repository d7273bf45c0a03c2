//! Tables derived from the journal, that can be thrown away and rebuilt. A table and the place it has reached change together.

pub mod case_snapshot;
pub mod case_table;
pub mod day_figures;
pub mod floor_table;
pub mod opinion_table;
pub mod proof;
pub mod rating_ledger;
pub mod rating_table;
pub mod snapshot;

use crate::journal::{Page, Place, ReadError};

/// How far a page has brought a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caught {
    /// Something in it mattered.
    pub news: bool,
    pub reached: Place,
    pub head: Place,
    pub is_last: bool,
}

impl Caught {
    fn by(page: &Page, from: Place, news: bool) -> Self {
        let is_last = page.reached >= page.head || page.reached == from;
        Self { news, reached: page.reached, head: page.head, is_last }
    }
}

/// How often a table has taken in something that mattered, whoever read it: no part of what is known.
#[derive(Clone, Copy, Debug, Default)]
struct NewsCount(u64);

impl NewsCount {
    /// Counts a page, where it had news; says whether it had.
    fn note(&mut self, news: bool) -> bool {
        self.0 += u64::from(news);
        news
    }

    /// So many pages had news.
    const fn count(self) -> u64 {
        self.0
    }
}

impl PartialEq for NewsCount {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for NewsCount {}

/// Takes page after `next` page up to what stood in the journal when this began, and says whether any of it mattered: whoever goes on writing meanwhile holds
/// nobody up. `pause` gives others their turn between the pages.
async fn up_to_head(next: impl AsyncFn() -> Result<Caught, ReadError>, pause: impl AsyncFn()) -> Result<bool, ReadError> {
    let (mut news, mut goal) = (false, None);
    loop {
        let page = next().await?;
        news |= page.news;
        if page.is_last || page.reached >= *goal.get_or_insert(page.head) {
            return Ok(news);
        }
        pause().await;
    }
}
