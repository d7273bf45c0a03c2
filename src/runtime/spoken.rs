//! What the kiosk reads aloud: what a screen asks with everything there is to choose from, and where a ticket stands.

use crate::domain::floor::Floor;
use crate::domain::hall::{Hall, Language};
use crate::domain::time::{Day, Timestamp};
use crate::flow::board::{Body, Page, Section, Sheet};
use crate::flow::kiosk::board::Known;
use crate::flow::kiosk::rating::{Rating, Step};
use crate::flow::kiosk::standing::{Standing, State, standing};
use crate::flow::kiosk::{Screen, Speech, WhyNone};
use crate::text::kiosk::{board, opinion, rate as said, speech, take, ticket};
use crate::text::reasons;

/// The facts that are read from, and the language.
#[derive(Clone, Copy)]
pub struct Aloud<'a> {
    /// Language of the person.
    pub language: Language,
    /// The content.
    pub hall: &'a Hall,
    /// The facts.
    pub floor: &'a Floor,
    /// The hall's day.
    pub today: Day,
    /// The hall's time.
    pub now: Timestamp,
}

/// What is said; nothing where there is nothing to say.
pub fn sentence(aloud: Aloud<'_>, what: &Speech) -> String {
    match what {
        Speech::Screen(screen) => of_screen(aloud, screen),
        Speech::Board(page, known) => of_board(aloud, *page, known),
        Speech::Found(sheet) => of_sheet(aloud.language, sheet),
        Speech::Case(said) => said.clone(),
        Speech::Ticket(id) => standing(aloud.hall, aloud.floor, aloud.today, id, aloud.now)
            .map_or_else(String::new, |standing| of_ticket(aloud.language, &standing)),
    }
}

fn of_screen(aloud: Aloud<'_>, screen: &Screen) -> String {
    let (language, hall) = (aloud.language, aloud.hall);
    match screen {
        Screen::Attract | Screen::Setup(_) | Screen::Ticket(_) | Screen::Place(_) | Screen::Guide(_) | Screen::Case(_) => String::new(),
        Screen::Home => speech::home(language),
        Screen::ChooseQueue => {
            let queue = |queue: &crate::domain::hall::Queue| speech::queue(language, &queue.letter.to_string(), queue.name.get(language));
            speech::choose_queue(language, &hall.queues.iter().map(queue).collect::<String>())
        }
        Screen::Items(_) => speech::items(language),
        Screen::Find(_) => take::choose_guide(language),
        Screen::Priority(_) => {
            let classes: Vec<&str> = hall.priority.classes.iter().map(|class| class.get(language)).collect();
            speech::priority(language, &ticket::list(language, &classes))
        }
        Screen::Issuing { .. } => speech::issuing(language),
        Screen::Confirming { .. } => speech::confirming(language),
        Screen::NotIssued { why, .. } => not_issued(aloud, why),
        Screen::GivenBack => speech::given_back(language),
        Screen::CaseEntry(entry) if entry.asks.is_some() => speech::last_digits(language),
        Screen::CaseEntry(_) => speech::case_entry(language),
        Screen::Rate(rating) => rate(language, rating),
        Screen::Board(_) => speech::notices(language),
    }
}

/// Neither what is rated nor how.
fn rate(language: Language, rating: &Rating) -> String {
    match rating {
        Rating::Code(entry) if entry.asks.is_some() => speech::last_digits(language),
        Rating::Code(_) => said::spoken_code(language),
        Rating::Choose(choosing) => match choosing.step() {
            None => said::spoken_choose(language),
            Some(Step::Kind) => opinion::spoken_kind(language),
            Some(Step::Words) => opinion::spoken_words(language),
            Some(Step::Contact) => opinion::spoken_contact(language),
        },
        Rating::Refused { .. } => said::spoken_refused(language),
        Rating::NotKept(_) => said::spoken_not_kept(language),
        Rating::Done { .. } => said::spoken_done(language),
        Rating::Looking { .. } => said::looking(language),
        Rating::Sending(_) => said::sending(language),
    }
}

fn of_board(aloud: Aloud<'_>, page: Page, known: &Known) -> String {
    let (language, hall) = (aloud.language, aloud.hall);
    match (page, known) {
        (Page::Menu, _) => speech::notices(language),
        (Page::List { section: Section::Lines, page: 0 }, _) => {
            let lines: Vec<String> =
                hall.help_lines.iter().map(|line| board::and_then(language, line.name.get(language), &line.number)).collect();
            board::spoken(language, &lines.join(&board::stop(language)))
        }
        (_, Known::Ready(pages)) => pages.sheet(page, language).map_or_else(String::new, |sheet| of_sheet(language, sheet)),
        (_, Known::NotYet | Known::Asked) => board::loading(language),
        (_, Known::Not(_)) => board::instead(language),
    }
}

fn of_sheet(language: Language, sheet: &Sheet) -> String {
    let mut said = vec![sheet.title.clone(), sheet.hint.clone()];
    let pairs = |pairs: &[[String; 2]]| pairs.iter().map(|[name, fact]| board::and_then(language, name, fact)).collect::<Vec<_>>();
    match &sheet.body {
        Body::Titles(tiles) | Body::Names(tiles) => said.extend(tiles.iter().map(|tile| tile.title.clone())),
        Body::Rows(rows) => said.extend(rows.iter().flat_map(|[name, line, value, day, place]| [day, value, name, line, place]).cloned()),
        Body::Paper { facts, heading, text } => {
            said.extend(pairs(facts));
            said.push(heading.clone());
            said.extend(text.iter().cloned());
        }
        Body::Table { sums, .. } => said.extend(pairs(sums)),
        Body::Nothing(text) => said.push(text.clone()),
    }
    said.retain(|part| !part.is_empty());
    let plain: Vec<&str> = said.iter().map(|part| speech::without_stop(part)).collect();
    board::spoken(language, &plain.join(&board::stop(language)))
}

fn not_issued(aloud: Aloud<'_>, why: &WhyNone) -> String {
    let language = aloud.language;
    let (why, next) = match why {
        WhyNone::NotNow(reason) => reasons::not_now(language, reason, aloud.hall.utc_offset_minutes, aloud.today),
        WhyNone::Failed(failure) => (take::trouble(language, failure), take::trouble_next(language)),
    };
    speech::not_issued(language, speech::without_stop(&why), &next)
}

fn of_ticket(language: Language, standing: &Standing) -> String {
    match &standing.state {
        State::Waiting { ahead, range, only_at } => {
            let number = speech::spelled(language, &standing.number.to_string());
            let wait = range.map_or_else(String::new, |(low, high)| speech::wait(language, low, high));
            let counters: Vec<&str> = match only_at {
                Some(counter) => vec![counter.as_str()],
                None => standing.counters.iter().map(|counter| counter.as_str()).collect(),
            };
            speech::ticket_waiting(language, &number, *ahead, &wait, &ticket::list(language, &counters))
        }
        State::Called(counter) => ticket::state_called(language, counter.as_str()),
        State::Held(counter) => ticket::state_held(language, counter.as_str()),
        State::Missed { .. } => ticket::state_missed(language),
        State::Served => ticket::state_served(language),
        State::Voided(_) => ticket::state_voided(language),
    }
}
