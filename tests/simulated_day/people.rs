//! Residents, clerks, a hall guide and a housekeeper, and how they behave.

use std::rc::Rc;

use residents_window::domain::command::{Command, CounterAction as Act, Refusal, Role, TransferTo};
use residents_window::domain::event::{PaperAnswer, VoidReason};
use residents_window::domain::floor::{CounterState, TicketState};
use residents_window::domain::hall::{Language, Post};
use residents_window::domain::identity::{ClerkId, CounterId, QueueLetter, TicketId, TicketNumber};
use residents_window::domain::time::Day;
use residents_window::runtime::command::{Done, Failure};

use crate::common::{at, at_counter, item, monday, queue};
use crate::hall_floor::{Window, World};

const LETTERS: [char; 5] = ['A', 'B', 'C', 'D', 'E'];

/// Residents come to this kiosk one after another, about evenly from 08:00 to 17:30.
pub async fn kiosk(window: Rc<Window>, residents: u32) {
    let world = Rc::clone(&window.world);
    world.sleep_until(at(monday(), "08:00")).await;
    let gap = 9.5 * 3_600_000.0 / f64::from(residents);
    for _ in 0..residents {
        let pause = world.events.with_rng(|rng| rng.exponential(gap));
        world.events.sleep(pause as i64).await;
        // The next person does not wait for the one before: two fingers on one kiosk are possible, too.
        world.events.spawn(resident(Rc::clone(&window)));
    }
}

async fn resident(window: Rc<Window>) {
    let world = Rc::clone(&window.world);
    for _ in 0..3 {
        let id = TicketId::new(&format!("t{}", world.new_serial())).unwrap();
        match take_number(&window, &id).await {
            Ok(Some(number)) => return after_number(&window, &id, number).await,
            Ok(None) => return,
            Err(()) => world.events.sleep(5_000).await,
        }
    }
}

/// One tap, or two. `Err`: no number because of the storage; the person may try again.
async fn take_number(window: &Rc<Window>, id: &TicketId) -> Result<Option<TicketNumber>, ()> {
    let world = &window.world;
    let letter = LETTERS[usize::try_from(world.events.between(0, 5)).unwrap()];
    let wanted = world.events.chance(0.5).then(|| item(&format!("item-{}", letter.to_ascii_lowercase())));
    let (priority, random) = (world.events.chance(0.15), u32::try_from(world.events.between(0, 100_000)).unwrap());
    let command = Command::IssueTicket { ticket: id.clone(), queue: queue(letter), item: wanted, priority, language: Language::Zh, random };
    let stamp = window.stamp();
    if world.events.chance(0.1) {
        world.count("double tap");
        let (window, command, stamp, id) = (Rc::clone(window), command.clone(), stamp.clone(), id.clone());
        world.events.spawn(async move {
            window.world.events.sleep(window.world.events.between(0, 400)).await;
            acknowledge(&window.world, letter, &id, &window.insist(&command, &stamp).await);
        });
    }
    let outcome = window.insist(&command, &stamp).await;
    acknowledge(world, letter, id, &outcome);
    match outcome {
        Ok(done) => Ok(Some(TicketNumber::new(queue(letter), done.taken.unwrap()).unwrap())),
        Err(Failure::Refused(Refusal::NotNow(_) | Refusal::ClockInDoubt)) => Ok(None),
        Err(Failure::Refused(refusal)) => panic!("a number was refused: {refusal:?}"),
        Err(_) => Err(()),
    }
}

/// What a tap was answered is noted; two taps must not be answered differently.
fn acknowledge(world: &World, letter: char, id: &TicketId, outcome: &Result<Done, Failure>) {
    match outcome {
        Ok(done) => {
            let number = TicketNumber::new(queue(letter), done.taken.unwrap()).unwrap();
            let before = world.acknowledged.borrow_mut().insert(id.clone(), number);
            assert!(before.is_none_or(|before| before == number), "one tap was answered {before:?}, the other {number}");
        }
        Err(Failure::Unknown) => world.count("never known"),
        Err(_) => drop(world.denied.borrow_mut().insert(id.clone())),
    }
}

async fn after_number(window: &Rc<Window>, id: &TicketId, _number: TicketNumber) {
    let world = &window.world;
    world.events.sleep(world.events.between(1_000, 15_000)).await;
    let ticket = id.clone();
    let draw = world.events.with_rng(|rng| rng.below(100));
    let _ = match draw {
        0..3 => window.act(&Command::VoidTicket { ticket, reason: VoidReason::GivenBack, role: Role::Kiosk }).await,
        3..8 => {
            world.count("printer failed");
            let answer = window.act(&Command::AnswerPaper { ticket: ticket.clone(), answer: PaperAnswer::No }).await;
            world.events.sleep(9_000).await;
            if world.events.chance(0.5) { window.act(&Command::AnswerPaper { ticket, answer: PaperAnswer::Yes }).await } else { answer }
        }
        8..18 => window.act(&Command::AnswerPaper { ticket, answer: PaperAnswer::NotAsked }).await,
        _ => window.act(&Command::AnswerPaper { ticket, answer: PaperAnswer::Yes }).await,
    };
}

/// A clerk's day at one counter.
pub async fn clerk(window: Rc<Window>, id: CounterId) {
    let world = Rc::clone(&window.world);
    world.sleep_until(at(monday(), "07:55")).await;
    world.events.sleep(world.events.between(0, 1_200_000)).await;
    open(&window, &id).await;
    while window.is_before("19:30") {
        if world.events.chance(0.03) {
            pause(&window, &id).await;
        }
        match call(&window, &id).await {
            Ok(true) => serve(&window, &id).await,
            Ok(false) if !window.is_before("18:00") && nobody_is_left(&window, &id) => break,
            Ok(false) | Err(()) => world.events.sleep(world.events.between(5_000, 40_000)).await,
        }
    }
    let _ = window.act(&at_counter(id.as_str(), Act::Finish)).await;
    // Some forget to close; midnight does it for them.
    if world.events.chance(0.7) {
        let _ = window.act(&at_counter(id.as_str(), Act::Close)).await;
    }
}

async fn open(window: &Window, id: &CounterId) {
    let action = Act::Open { clerk: ClerkId::new("wang").unwrap(), post: Post::A };
    loop {
        match window.act(&at_counter(id.as_str(), action.clone())).await {
            Ok(_) | Err(Failure::Refused(Refusal::NothingToDo)) => return,
            Err(Failure::Refused(refusal)) => panic!("opening counter {id}: {refusal:?}"),
            Err(_) => window.world.events.sleep(3_000).await,
        }
    }
}

async fn pause(window: &Window, id: &CounterId) {
    let _ = window.act(&at_counter(id.as_str(), Act::Finish)).await;
    let _ = window.act(&at_counter(id.as_str(), Act::Pause)).await;
    window.world.events.sleep(window.world.events.between(60_000, 900_000)).await;
    open(window, id).await;
}

/// One press of "call next", or two; now and then a number by hand, or a held person is taken up again.
async fn call(window: &Rc<Window>, id: &CounterId) -> Result<bool, ()> {
    let world = &window.world;
    let command = at_counter(id.as_str(), action(window, id).await);
    let stamp = window.stamp();
    if world.events.chance(0.05) {
        world.count("double call");
        let (window, command, stamp) = (Rc::clone(window), command.clone(), stamp.clone());
        world.events.spawn(async move {
            window.world.events.sleep(window.world.events.between(0, 300)).await;
            let _ = window.insist_a_little(&command, &stamp).await;
        });
    }
    match window.insist_a_little(&command, &stamp).await {
        Ok(_) => Ok(true),
        Err(Failure::Refused(_)) => Ok(false),
        Err(_) => Err(()),
    }
}

async fn action(window: &Window, id: &CounterId) -> Act {
    window.look().await;
    let today = window.today();
    let held = window.floor(|floor| floor.day(today).held_by(id).first().map(|t| t.id.clone()));
    let free = window.floor(|floor| floor.day(today).current(id).is_none());
    match held {
        Some(ticket) if free && window.world.events.chance(0.3) => Act::Resume(ticket),
        _ if window.world.events.chance(0.02) => {
            let waiting = window
                .floor(|floor| floor.day(today).open_tickets().find(|t| matches!(t.state, TicketState::Waiting { .. })).map(|t| t.number));
            waiting.map_or(Act::CallNext, Act::CallGiven)
        }
        _ => Act::CallNext,
    }
}

async fn serve(window: &Rc<Window>, id: &CounterId) {
    let world = &window.world;
    world.events.sleep(world.events.between(5_000, 25_000)).await;
    let act = |action| at_counter(id.as_str(), action);
    if world.events.chance(0.08) {
        for _ in 0..world.events.between(1, 8) {
            let _ = window.act(&act(Act::Recall)).await;
            world.events.sleep(6_000).await;
        }
        let today = window.today();
        let gone = window.floor(|floor| floor.day(today).current(id).map(|t| t.id.clone()));
        if window.act(&act(Act::Miss)).await.is_ok()
            && let Some(ticket) = gone.filter(|_| world.events.chance(0.5))
        {
            world.events.spawn(come_back(Rc::clone(window), ticket));
        }
        return;
    }
    let service = world.events.with_rng(|rng| rng.service(110_000.0, 0.5));
    world.events.sleep(service as i64).await;
    let _ = match world.events.with_rng(|rng| rng.below(100)) {
        0..3 => window.act(&act(Act::Hold)).await,
        3..6 => window.act(&act(Act::Transfer(TransferTo::Queue(any_queue(world))))).await,
        6..9 => window.act(&act(Act::Transfer(TransferTo::Counter(any_counter(world))))).await,
        // Not finished by hand: the next call finishes.
        9..40 => return,
        _ => window.act(&act(Act::Finish)).await,
    };
}

async fn come_back(window: Rc<Window>, ticket: TicketId) {
    window.world.events.sleep(window.world.events.between(20_000, 1_200_000)).await;
    window.world.count("came back");
    let _ = window.act(&Command::Rejoin { ticket }).await;
}

fn any_queue(world: &World) -> QueueLetter {
    queue(LETTERS[usize::try_from(world.events.between(0, 5)).unwrap()])
}

fn any_counter(world: &World) -> CounterId {
    CounterId::new(&world.events.between(1, 13).to_string()).unwrap()
}

fn nobody_is_left(window: &Window, id: &CounterId) -> bool {
    let (today, now) = (window.today(), window.now());
    window.floor(|floor| {
        let day = floor.day(today);
        let held = day.held_by(id).is_empty();
        let open = matches!(day.counter(id).state, CounterState::Open { .. });
        held && (!open || residents_window::domain::queue::dispatch::order_at(&window.world.hall, day, id, now).is_empty())
    })
}

/// Walks round, voids a few whose people have left, and once takes the clock of a window apart.
pub async fn guide(window: Rc<Window>) {
    let world = Rc::clone(&window.world);
    world.sleep_until(at(monday(), "08:30")).await;
    while window.is_before("17:00") {
        world.events.sleep(world.events.between(120_000, 900_000)).await;
        window.look().await;
        let today = window.today();
        let some = window.floor(|floor| floor.day(today).open_tickets().nth(3).map(|t| t.id.clone()));
        if let Some(ticket) = some {
            let reason = if world.events.chance(0.5) { VoidReason::PersonLeft } else { VoidReason::Mistake };
            let _ = window.act(&Command::VoidTicket { ticket, reason, role: Role::Staff }).await;
        }
    }
}

/// Clocks of single windows jump during the day.
pub async fn clock_trouble(world: Rc<World>) {
    world.sleep_until(at(monday(), "09:30")).await;
    for _ in 0..8 {
        world.events.sleep(world.events.between(600_000, 2_400_000)).await;
        let windows = world.windows.borrow().clone();
        let window = Rc::clone(&windows[usize::try_from(world.events.between(0, windows.len() as i64)).unwrap()]);
        // A jump to another day is taken over where nobody waits, as it should be: that would be another story.
        let crowded = window.floor(|floor| floor.day(monday()).open.len() > 10);
        window.suffer_a_clock_jump(if crowded { 6 } else { 3 }).await;
    }
}

/// After midnight every window thinks it is the one that closes the day.
pub async fn housekeeper(window: Rc<Window>, day: Day) {
    window.world.sleep_until(at(day.next(), "00:01")).await;
    loop {
        match window.act(&Command::CloseDay { day }).await {
            Ok(_) => {}
            Err(Failure::Refused(Refusal::NothingToDo)) => return,
            Err(Failure::Refused(refusal)) => panic!("closing the day: {refusal:?}"),
            Err(_) => window.world.events.sleep(2_000).await,
        }
    }
}
