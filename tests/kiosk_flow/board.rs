//! What the hall tells everybody: the way through its pages and back, the content that comes late or not at all, and every page in words.

use std::sync::Arc;

use residents_window::domain::board::Board;
use residents_window::domain::board::parse::parse as parse_board;
use residents_window::domain::floor::Floor;
use residents_window::domain::hall::Hall;
use residents_window::domain::hall::parse::parse as parse_hall;
use residents_window::flow::board::{Body, Page, Pages, Section};
use residents_window::flow::kiosk::board::{BoardInput, Known, NoBoard};
use residents_window::reading::board::{NAMES_MAX, ROWS_MAX, Source, TITLES_MAX, pages, sheet};
use residents_window::runtime::spoken::{Aloud, sentence};

use super::*;

fn content() -> (Board, Hall) {
    let board = parse_board(include_str!("../../public/content/notices.json")).expect("the sample has no fault");
    (board, parse_hall(include_str!("../../public/content/hall.json")).expect("the sample hall has no fault"))
}

fn sample() -> Pages {
    let (board, hall) = content();
    pages(&board, &hall, day(23))
}

fn came() -> Input {
    Input::Board(BoardInput::Came(Ok(Arc::new(sample()))))
}

fn opens(page: Page) -> Input {
    Input::Board(BoardInput::Opened(page))
}

fn at(kiosk: &Kiosk) -> Page {
    match kiosk.model.visit.screen {
        Screen::Board(page) => page,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn the_content_is_fetched_when_it_is_first_needed_and_looked_for_again_from_the_menu() {
    let mut kiosk = Kiosk::new();
    assert_eq!(kiosk.happens(Input::PressedNotices), [Effect::FetchBoard]);
    assert_eq!((at(&kiosk), &kiosk.model.house.board), (Page::Menu, &Known::Asked));
    assert_eq!(kiosk.happens(opens(Section::News.first())), [], "it is on its way");
    kiosk.happens(came());
    assert!(kiosk.model.house.board.is_ready());
    assert_eq!(kiosk.happens(opens(Section::Desks.first())), [], "it is there");
    kiosk.happens(Input::WentHome);
    assert_eq!(kiosk.happens(Input::PressedNotices), [Effect::FetchBoard], "there may be news");
    assert!(kiosk.model.house.board.is_ready(), "what is there stays there meanwhile");
    kiosk.happens(Input::Board(BoardInput::Came(Err(NoBoard::Wrong))));
    assert!(kiosk.model.house.board.is_ready(), "the last good content is better than none");
    kiosk.happens(Input::Finished);
    assert!(kiosk.model.house.board.is_ready(), "it belongs to the house, not to the visitor");
}

#[test]
fn missing_and_wrong_are_states_of_their_own_and_can_be_tried_again() {
    for why in [NoBoard::Missing, NoBoard::Wrong] {
        let mut kiosk = Kiosk::new();
        kiosk.happens(Input::PressedNotices);
        kiosk.happens(opens(Section::Places.first()));
        kiosk.happens(Input::Board(BoardInput::Came(Err(why))));
        assert_eq!(kiosk.model.house.board, Known::Not(why));
        assert_eq!(kiosk.happens(opens(Section::Places.first())), [Effect::FetchBoard]);
        assert_eq!(at(&kiosk), Section::Places.first());
        kiosk.happens(came());
        assert!(kiosk.model.house.board.is_ready());
    }
}

#[test]
fn newer_content_waits_until_nobody_reads() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedNotices);
    kiosk.happens(came());
    kiosk.happens(Input::PressedNotices);
    kiosk.happens(opens(Page::Entry { section: Section::News, entry: 0, page: 0 }));
    let mut newer = sample();
    newer.sheets[0].clear();
    let before = kiosk.model.house.board.clone();
    kiosk.happens(Input::Board(BoardInput::Came(Ok(Arc::new(newer.clone())))));
    assert_eq!(kiosk.model.house.board, before, "nothing moves away under a finger");
    kiosk.happens(Input::WentHome);
    kiosk.happens(Input::PressedNotices);
    kiosk.happens(Input::Board(BoardInput::Came(Ok(Arc::new(newer.clone())))));
    assert_eq!(kiosk.model.house.board, Known::Ready(Arc::new(newer)));
}

#[test]
fn back_goes_the_way_one_came() {
    let entry = Page::Entry { section: Section::Places, entry: 3, page: 1 };
    let ways = [
        (Page::Menu, None),
        (Page::List { section: Section::News, page: 2 }, Some(Page::Menu)),
        (Page::Entry { section: Section::Regulations, entry: 9, page: 1 }, Some(Page::List { section: Section::Regulations, page: 1 })),
        (Page::Grid { grid: 4, street: Some(3), page: 1 }, Some(entry)),
        (Page::Grid { grid: 4, street: None, page: 1 }, Some(Page::List { section: Section::Places, page: 1 })),
    ];
    for (from, to) in ways {
        let mut kiosk = Kiosk::new();
        kiosk.happens(opens(from));
        kiosk.happens(Input::WentBack);
        assert_eq!(kiosk.model.visit.screen, to.map_or(Screen::Home, Screen::Board), "{from:?}");
    }
}

#[test]
fn the_kiosk_at_work_is_not_left_for_the_board() {
    let mut kiosk = Kiosk::at_issuing();
    assert_eq!(kiosk.happens(opens(Page::Menu)), []);
    kiosk.sees(ScreenName::Issuing);
}

#[test]
fn with_the_voice_on_every_page_is_read_and_content_that_comes_late_as_well() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::ToggledVoice);
    let spoken = |effects: &[Effect]| effects.iter().filter(|effect| matches!(effect, Effect::Speak(Speech::Board(..)))).count();
    assert_eq!(spoken(&kiosk.happens(Input::PressedNotices)), 1);
    assert_eq!(spoken(&kiosk.happens(opens(Section::News.first()))), 1);
    assert_eq!(spoken(&kiosk.happens(came())), 1, "now there is something to read");
    assert_eq!(spoken(&kiosk.happens(opens(Page::List { section: Section::News, page: 1 }))), 1);
    assert_eq!(spoken(&kiosk.happens(Input::SecondPassed)), 0);
}

#[test]
fn a_grid_manager_is_found_in_three_touches_from_every_street() {
    let (board, hall) = content();
    let source = Source { language: Language::Zh, board: &board, hall: &hall, today: day(23) };
    let Body::Names(tiles) = sheet(source, Section::Places.first()).expect("a page").body else { panic!("no streets") };
    assert_eq!(tiles.len(), board.places.len(), "all of them on the first page");
    for street in tiles {
        // The first touch was "find my grid manager"; this is the second, and in most places the last.
        match street.to {
            Page::Grid { grid, .. } => assert!(board.grid(grid).is_some()),
            page => {
                let Body::Names(tiles) = sheet(source, page).expect("a street").body else { panic!("no numbers") };
                assert!(tiles.len() > 1 && tiles.iter().all(|tile| matches!(tile.to, Page::Grid { .. })), "{}", street.title);
            }
        }
    }
}

#[test]
fn every_page_is_said_in_both_languages_and_none_is_empty() {
    let (_, hall) = content();
    let all = sample();
    let known = Known::Ready(Arc::new(all.clone()));
    for (place, language) in [Language::Zh, Language::En].into_iter().enumerate() {
        let aloud = Aloud { language, hall: &hall, floor: &Floor::default(), today: day(23), now: Timestamp::default() };
        assert!(all.sheets[place].len() > 60 && !all.sample(language).is_empty());
        for (page, found) in &all.sheets[place] {
            let page = *page;
            assert_eq!(all.sheet(page, language), Some(found));
            let (count, most) = match &found.body {
                Body::Titles(tiles) => (tiles.len(), TITLES_MAX),
                Body::Names(tiles) => (tiles.len(), NAMES_MAX),
                Body::Rows(rows) => (rows.len(), ROWS_MAX),
                Body::Paper { text, .. } => (text.len(), usize::MAX),
                Body::Table { rows, .. } => (rows.len(), usize::MAX),
                Body::Nothing(text) => panic!("{page:?}: {text}"),
            };
            assert!(count <= most, "{page:?}");
            assert!(count > 0 && !found.title.is_empty(), "{page:?}");
            let said = sentence(aloud, &Speech::Board(page, known.clone()));
            assert!(!said.is_empty() && !said.contains("。。") && !said.contains(".."), "{page:?}: {said}");
            let chinese = said.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert_eq!(chinese, language == Language::Zh, "{page:?}: {said}");
        }
        for known in [Known::NotYet, Known::Asked, Known::Not(NoBoard::Missing), Known::Not(NoBoard::Wrong)] {
            for section in Section::ALL {
                assert!(!sentence(aloud, &Speech::Board(section.first(), known.clone())).is_empty(), "{section:?} {known:?}");
            }
        }
    }
}

#[test]
fn a_list_without_entries_says_so() {
    let (mut board, hall) = content();
    board.news.clear();
    board.accounts.clear();
    board.regulations.clear();
    board.places.clear();
    board.desks.clear();
    for section in Section::ALL.into_iter().filter(|section| *section != Section::Lines) {
        for language in [Language::Zh, Language::En] {
            let found = sheet(Source { language, board: &board, hall: &hall, today: day(23) }, section.first()).expect("a list");
            assert!(matches!(&found.body, Body::Nothing(text) if !text.is_empty()) && found.pages == 1, "{section:?}: {found:?}");
        }
    }
}

#[test]
fn a_page_that_is_not_there_any_more_is_none() {
    let (board, hall) = content();
    let source = Source { language: Language::Zh, board: &board, hall: &hall, today: day(23) };
    for section in Section::ALL {
        assert_eq!(sheet(source, Page::Entry { section, entry: 999, page: 0 }), None);
    }
    assert_eq!(sheet(source, Page::Grid { grid: 99, street: None, page: 0 }), None);
}

#[test]
fn a_day_without_desks_because_of_a_holiday_is_told() {
    let (board, hall) = content();
    let holiday = Day::parse("2026-10-05").expect("a day");
    for (language, words) in [(Language::Zh, "法定节假日"), (Language::En, "Public holiday")] {
        let source = Source { language, board: &board, hall: &hall, today: holiday };
        let Body::Rows(rows) = sheet(source, Section::Desks.first()).expect("a list").body else { panic!("no rows") };
        assert_eq!((rows[0][1].as_str(), rows[0][2].as_str()), (words, ""));
    }
}

/// Every tile leads to a page that is there, as the kiosk looks for it.
#[test]
fn every_tile_leads_somewhere() {
    let all = sample();
    for language in [Language::Zh, Language::En] {
        for (_, sheet) in &all.sheets[usize::from(language == Language::En)] {
            if let Body::Titles(tiles) | Body::Names(tiles) = &sheet.body {
                for tile in tiles {
                    assert!(all.sheet(tile.to, language).is_some(), "{}", tile.testid);
                }
            }
        }
    }
}

#[test]
fn what_the_reader_writes_the_kiosk_reads() {
    let mut all = sample();
    all.sheets[1].push((Page::Grid { grid: 7, street: Some(0), page: 3 }, all.sheets[1][0].1.clone()));
    all.sheets[1]
        .push((Page::Menu, residents_window::flow::board::Sheet { body: Body::Nothing("…".into()), ..all.sheets[1][0].1.clone() }));
    let written = serde_json::to_value(&all).expect("pages can be written");
    assert_eq!(Pages::of(&written), Some(all));
    let mut wrong = written.clone();
    wrong["sheets"][0][0][1]["title"] = serde_json::Value::Null;
    assert_eq!(Pages::of(&wrong), None);
    assert_eq!(Pages::of(&serde_json::json!({})), None);
}
