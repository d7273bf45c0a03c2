//! What the kiosk's flow asks for is done here: numbers, paper, voice, help.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::abandoned::{self, Kept};
use super::board::{Address, Board};
use super::case_view::Cases;
use super::counting::Counting;
use super::presence::ASK_SECONDS;
use super::rate_view::Ratings;
use super::reader::Reader;
use super::shown;
use super::spoken::{self, Aloud};
use super::surface::Surface;
use super::typing::Typing;
use super::update;
use super::voice::Voice;
use super::window::Window;
use crate::device;
use crate::domain::command::{Command, Failure, Refusal, Role as Asker};
use crate::domain::event::{DeviceEvent, PAPER_FAULT, VoidReason};
use crate::domain::hall::Language;
use crate::domain::identity::{RequestId, TicketId};
use crate::domain::queue::gate::{self, NotNow, Open};
use crate::flow::guides::Ask;
use crate::flow::kiosk::board::BoardInput;
use crate::flow::kiosk::lookup::{self, Lookup};
use crate::flow::kiosk::{Effect, GuideInput, Input, Intent, Role, ScreenSize, Seed, Settings, Speech, Visitor, Wish};

/// What happened is told here.
pub type Tell = Rc<dyn Fn(Input)>;

/// Milliseconds between the number on the screen and the printer: the number is painted first, and the print view stands in the page.
const PRINT_AFTER_MS: u32 = 60;

/// Where requests that were given up are noted.
const ABANDONED_KEY: &str = "abandoned";
/// Where the number on the screen is noted.
const SHOWN_KEY: &str = "shown-ticket";

/// What the kiosk acts with. Clones are the same hands.
#[derive(Clone)]
pub struct Hands {
    window: Window,
    voice: Voice,
    reader: Reader,
    _awake: Rc<Option<device::visibility::Listening>>,
    board: Board,
    cases: Cases,
    ratings: Ratings,
    typing: Typing,
    counting: Counting,
}

impl Hands {
    /// Hands of this window.
    pub fn of(window: &Window) -> Self {
        // A browser that wants a touch before it plays sound gets one: nobody asks a kiosk to speak without touching it.
        let voice = Voice::start(|_| {});
        // The browser lets the screen sleep again whenever the page was hidden.
        let awake = device::visibility::on_change(|is_in_front| {
            if is_in_front {
                device::wake_lock::keep_screen_on();
            }
        });
        let (reader, counting) = (Reader::of(window), Counting::of(window));
        let (board, cases) = (Board::default(), Cases::of(window));
        let ratings = Ratings::of(window, &cases);
        Self { window: window.clone(), voice, reader, _awake: Rc::new(awake), board, cases, ratings, typing: Typing::default(), counting }
    }
}

/// Does what the flow asks for; what comes of it is told as an input.
pub fn perform(hands: &Hands, language: Language, tell: &Tell, effect: Effect) {
    let window = &hands.window;
    match effect {
        Effect::Issue(intent) => issue(window, tell, intent),
        Effect::Print => print(),
        Effect::AnswerPaper { ticket, answer } => quietly(window, Command::AnswerPaper { ticket, answer }),
        Effect::ReportPaper => window.record_fault(PAPER_FAULT, ""),
        Effect::Void { ticket, reason } => void(window, tell, ticket, reason),
        Effect::KeepAbandoned { request, ticket } => keep_abandoned(window, request, ticket),
        Effect::ForgetAbandoned { ticket } => forget_abandoned(window, &ticket),
        Effect::Rejoin { ticket } => rejoin(window, tell, ticket),
        Effect::CallHelp => call_help(window, tell),
        Effect::Speak(what) => speak(hands, language, tell, &what),
        Effect::AskReader { version, ask } => ask_reader(hands, tell, version, ask),
        Effect::SayLine { words, only_chinese } => {
            let (tell, language) = (tell.clone(), if only_chinese { Language::Zh } else { language });
            hands.voice.speak(&words, language, move |heard| tell(Input::Spoke { heard }));
        }
        Effect::BeQuiet => {
            hands.voice.cancel();
            hands.voice.reset_volume();
        }
        Effect::SaveSettings { settings, then_open } => save(window, settings, then_open),
        Effect::ConfirmClock => confirm_clock(window),
        Effect::OpenSurface(role) => open_surface(window, role, false),
        Effect::NobodyHere => {
            hands.counting.nobody_here();
            hands.reader.nobody_here();
            hands.board.nobody_here();
            hands.ratings.nobody_here();
            hands.typing.nobody_here();
            update::nobody_here(window);
        }
        Effect::Count(uses) => hands.counting.count(&uses),
        Effect::FetchBoard => fetch_board(hands, tell),
        Effect::OpenCases => hands.cases.open(),
        Effect::OpenRating { version, of, seen } => hands.ratings.open(tell, version, of, seen),
        Effect::AskWords { version, letters } => hands.typing.tell(tell, version, letters),
        Effect::Rate(intent) => hands.ratings.rate(tell, *intent),
        Effect::LookUpCase { version, given, again } => hands.cases.tell(tell, version, given, again),
        Effect::AskWhose { version, typed } => ask_whose(hands, tell, Address { version, typed, language }),
    }
}

// ---- facts that inputs carry ---------------------------------------------------------------------------------------------------------------

/// Identities for one intent.
pub fn seed(window: &Window) -> Seed {
    Seed { request: window.new_request(), ticket: window.new_ticket(), random: window.random_digits() }
}

/// Whether numbers are issued for this wish now.
///
/// # Errors
/// The reason and the next possibility.
pub fn may_issue(window: &Window, wish: &Wish) -> Result<Open, NotNow> {
    let (hall, today, now) = (window.hall(), window.today(), window.now());
    window.with_floor(|floor| gate::may_issue(&hall, floor.day(today), wish.queue, wish.item.as_ref(), now))
}

/// What a scanned or typed code stands for.
pub fn look_up(window: &Window, text: &str) -> Lookup {
    let (hall, today) = (window.hall(), window.today());
    window.with_floor(|floor| lookup::look_up(&hall, floor, today, text))
}

/// The address asks for the set-up screen.
pub fn wants_setup() -> bool {
    device::address::parameter("setup").as_deref() == Some("1")
}

/// Width and height of the page.
pub fn page_size() -> (u32, u32) {
    device::address::size()
}

// ---- the page ------------------------------------------------------------------------------------------------------------------------------

/// Prepares the page for a kiosk.
pub fn begin() {
    device::address::set_root_attribute("data-surface", "kiosk");
    device::press::open_no_menu();
    device::wake_lock::keep_screen_on();
}

/// Dresses the page as this visitor wants to see it.
pub fn dress(visitor: Visitor, settings: Settings) {
    let set = device::address::set_root_attribute;
    let on = |is_on: bool| if is_on { "on" } else { "off" };
    set("lang", if visitor.language == Language::Zh { "zh-CN" } else { "en" });
    set("data-elder", on(visitor.elder));
    set("data-seated", on(visitor.seated));
    set("data-contrast", if visitor.contrast { "high" } else { "normal" });
    set(
        "data-size",
        match settings.screen {
            ScreenSize::Small => "small",
            ScreenSize::Usual => "usual",
            ScreenSize::Large => "large",
        },
    );
}

/// Whoever is read to sees the line that is read.
pub fn show_spoken_line() {
    device::address::bring_into_sight("spoken");
}

/// A new picture stands: whoever listens to it is told.
pub fn say_picture() {
    device::address::focus_heading();
}

// ---- numbers -------------------------------------------------------------------------------------------------------------------------------

fn issue(window: &Window, tell: &Tell, intent: Intent) {
    let (window, tell) = (window.clone(), tell.clone());
    spawn_local(async move {
        let command = Command::IssueTicket {
            ticket: intent.seed.ticket,
            queue: intent.wish.queue,
            item: intent.wish.item,
            priority: intent.priority,
            language: intent.language,
            random: intent.seed.random,
        };
        tell(match window.run_request(&intent.seed.request, command).await {
            Ok(_) => Input::NumberIssued { version: intent.version },
            Err(failure) => Input::IssueFailed { version: intent.version, failure },
        });
    });
}

fn void(window: &Window, tell: &Tell, ticket: TicketId, reason: VoidReason) {
    let (window, tell) = (window.clone(), tell.clone());
    spawn_local(async move {
        let command = Command::VoidTicket { ticket: ticket.clone(), reason, role: Asker::Kiosk };
        let done = window.run(command).await.is_ok();
        tell(Input::Voided { ticket, done });
    });
}

/// Requests of today that pages of this machine gave up.
pub fn remembered(window: &Window) -> Vec<(RequestId, TicketId)> {
    let note = device::local::get(&window.scoped(ABANDONED_KEY));
    abandoned::read(note.as_deref(), window.today()).into_iter().map(|kept| (kept.request, kept.ticket)).collect()
}

fn keep_abandoned(window: &Window, request: RequestId, ticket: TicketId) {
    let key = window.scoped(ABANDONED_KEY);
    let kept = Kept { day: window.today(), request, ticket };
    device::local::set(&key, &abandoned::with(device::local::get(&key).as_deref(), kept));
}

fn forget_abandoned(window: &Window, ticket: &TicketId) {
    let key = window.scoped(ABANDONED_KEY);
    match abandoned::without(device::local::get(&key).as_deref(), window.today(), ticket) {
        Some(note) => device::local::set(&key, &note),
        None => device::local::remove(&key),
    }
}

/// Notes the number on the screen, or on its way there, for the page that follows when this one breaks down.
pub fn note_shown(window: &Window, ticket: Option<TicketId>) {
    let key = window.scoped(SHOWN_KEY);
    match ticket.map(|ticket| shown::note(ticket, window.now())) {
        Some(note) => device::local::window_set(&key, &note),
        None => device::local::window_remove(&key),
    }
}

/// The number that stood on the screen of the page before this one, when it still counts.
pub fn found_again(window: &Window) -> Option<Input> {
    let note = device::local::window_get(&window.scoped(SHOWN_KEY));
    let id = shown::read(note.as_deref(), window.now())?;
    let today = window.today();
    window.with_floor(|floor| {
        let ticket = floor.day(today).ticket(&id).filter(|ticket| ticket.state.is_open())?;
        Some(Input::FoundAgain { ticket: ticket.id.clone(), paper: ticket.paper, language: ticket.language })
    })
}

fn rejoin(window: &Window, tell: &Tell, ticket: TicketId) {
    let (window, tell) = (window.clone(), tell.clone());
    spawn_local(async move {
        let done = window.run(Command::Rejoin { ticket: ticket.clone() }).await.is_ok();
        tell(Input::Rejoined { ticket, done });
    });
}

/// A command whose failure the person need not know: the facts show that it is missing.
fn quietly(window: &Window, command: Command) {
    let window = window.clone();
    spawn_local(async move {
        let _ = window.run(command).await;
    });
}

// ---- help, settings, clock -----------------------------------------------------------------------------------------------------------------

fn call_help(window: &Window, tell: &Tell) {
    window.ask_neighbours();
    let (window, tell) = (window.clone(), tell.clone());
    spawn_local(async move {
        match window.tell(DeviceEvent::HelpCalled).await {
            // It rings already.
            Ok(_) | Err(Failure::Refused(Refusal::NothingToDo)) => tell(Input::HelpIs { ringing: true }),
            Err(_) => tell(Input::HelpFailed),
        }
    });
}

/// Whether a window of this machine has answered lately at which somebody can hear the call for help.
pub fn is_help_heard(window: &Window) -> bool {
    if (window.now().millis() / 1_000) % i64::from(ASK_SECONDS) == 0 {
        window.ask_neighbours();
    }
    let hears = [Surface::Counter.name(), Surface::Staff.name()];
    window.neighbours().iter().any(|neighbour| hears.contains(&neighbour.surface.as_str()))
}

fn save(window: &Window, settings: Settings, then_open: bool) {
    let window = window.clone();
    spawn_local(async move {
        // What cannot be recorded is asked again at the next start.
        let _ = window.tell(DeviceEvent::SetUp { settings: settings.to_json() }).await;
        if then_open {
            open_surface(&window, settings.role, true);
        }
    });
}

fn confirm_clock(window: &Window) {
    let window = window.clone();
    spawn_local(async move {
        // The set-up screen goes on showing the doubt when this fails.
        let _ = window.confirm_clock().await;
    });
}

/// Makes this screen what it is for; a new display is measured first, and shows the way back.
fn open_surface(window: &Window, role: Role, is_new: bool) {
    let surface = match role {
        Role::Kiosk => Surface::Kiosk,
        Role::Display => Surface::Display,
        Role::Counter => Surface::Counter,
    };
    window.open_surface(surface, is_new && surface == Surface::Display);
}

fn print() {
    spawn_local(async {
        device::timer::pause(PRINT_AFTER_MS).await;
        device::printer::print();
    });
}

// ---- guides --------------------------------------------------------------------------------------------------------------------------------

fn ask_reader(hands: &Hands, tell: &Tell, version: u32, ask: Ask) {
    let (reader, tell) = (hands.reader.clone(), tell.clone());
    spawn_local(async move {
        let answer = reader.ask(&ask).await;
        tell(Input::Guides(GuideInput::Answer { version, answer }));
    });
}

fn fetch_board(hands: &Hands, tell: &Tell) {
    let (hands, tell) = (hands.clone(), tell.clone());
    spawn_local(async move {
        tell(Input::Board(BoardInput::Came(hands.board.pages(&hands.window).await)));
    });
}

fn ask_whose(hands: &Hands, tell: &Tell, asked: Address) {
    let (board, tell) = (hands.board.clone(), tell.clone());
    spawn_local(async move {
        if let Some((version, found)) = board.whose(asked).await {
            tell(Input::Board(BoardInput::Found { version, found }));
        }
    });
}

// ---- voice ---------------------------------------------------------------------------------------------------------------------------------

fn speak(hands: &Hands, language: Language, tell: &Tell, what: &Speech) {
    let (window, tell) = (&hands.window, tell.clone());
    let (hall, today, now) = (window.hall(), window.today(), window.now());
    let text = window.with_floor(|floor| spoken::sentence(Aloud { language, hall: &hall, floor, today, now }, what));
    hands.voice.speak(&text, language, move |heard| tell(Input::Spoke { heard }));
}
