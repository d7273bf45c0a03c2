//! How a window starts: address, content, storage, floor. Whatever goes wrong has a name, and each name has a screen.

use std::cell::RefCell;

use super::window::{Health, Parts, Surface, Window};
use crate::device;
use crate::domain::demo::DEMO_DATABASE;
use crate::domain::event::DeviceEvent;
use crate::domain::hall::Language;
use crate::domain::hall::parse::ContentFault;
use crate::domain::identity::Installation;
use crate::domain::time::Timestamp;
use crate::journal::Place;
use crate::projection::snapshot;
use crate::runtime::command::Failure;

/// The local setting that names the installation; the demo has its own, so that trying something out never renames the real one.
const INSTALLATION_KEY: &str = "installation";
const DEMO_INSTALLATION_KEY: &str = "demo-installation";

/// The pause before a start is tried again, doubled each time.
const RETRY_FIRST_SECONDS: u32 = 5;
/// The longest pause.
const RETRY_LONGEST_SECONDS: u32 = 120;

/// Why a window cannot start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartFault {
    /// Neither https nor localhost.
    NotSecure,
    /// Another window holds the storage with an older program: it opens as soon as that one is closed.
    Blocked,
    /// The storage belongs to a newer program.
    Newer,
    /// The storage is not available: another window holds an older version, or the browser forbids it.
    Unavailable(String),
    /// The storage cannot be read.
    Damaged(String),
    /// There is no content that can be used.
    Content(Vec<ContentFault>),
    /// The content cannot be had and none was kept.
    NoContent(String),
}

/// Everything the address says.
#[derive(Clone, Debug)]
pub struct Address {
    /// Which surface.
    pub surface: Surface,
    /// `?demo=1`
    pub demo: bool,
    /// `?lang=zh|en`; anything else is not heard.
    pub language: Option<Language>,
    /// The installation: `?device=NAME`, kept; made anew when there is none or it is not allowed.
    pub installation: Installation,
}

impl Address {
    /// Reads the page's address.
    pub fn read() -> Self {
        let language = match device::address::parameter("lang").as_deref() {
            Some("zh") => Some(Language::Zh),
            Some("en") => Some(Language::En),
            _ => None,
        };
        let demo = device::address::parameter("demo").as_deref() == Some("1");
        let key = if demo { DEMO_INSTALLATION_KEY } else { INSTALLATION_KEY };
        Self { surface: Surface::of_path(&device::address::path()), demo, language, installation: installation(key) }
    }
}

fn installation(key: &str) -> Installation {
    let named = device::address::parameter("device").and_then(|name| Installation::new(&name));
    let kept = || device::local::get(key).and_then(|name| Installation::new(&name));
    let made = || {
        let digits = device::ids::random_below(1_000_000);
        Installation::new(&format!("hall-{digits:06}")).unwrap_or_else(|| unreachable!("letters and digits"))
    };
    let installation = named.or_else(kept).unwrap_or_else(made);
    device::local::set(key, installation.as_str());
    installation
}

/// What must stand before the first component does.
pub fn before_everything() {
    device::panics::tell_console();
    device::press::keep_on_buttons();
}

/// The page is alive: what stood there while it loaded may go.
pub fn boot_finished() {
    device::address::remove_boot_screen();
}

/// A long start is alive: it has come to `reached` of `head` entries. boot.js waits as long as this changes.
pub(super) fn boot_goes_on(reached: Place, head: Place) {
    device::address::set_root_attribute(
        "data-start",
        &format!("{}/{}", reached.entries_since(Place::START), head.entries_since(Place::START)),
    );
}

/// Loads the page anew.
pub fn try_again() {
    device::address::reload();
}

impl StartFault {
    /// It may pass by itself: a slow boot, a server that is not up yet.
    const fn may_pass(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::NoContent(_))
    }
}

/// Starts the window, again and again with growing pauses as long as the reason may pass: a kiosk or display has nobody who would press a button.
/// `told` hears of every failure that is not the last word, and of what holds up the start.
///
/// # Errors
/// As [`start`].
pub async fn keep_starting(address: &Address, told: impl Fn(StartFault) + Clone + 'static) -> Result<Window, StartFault> {
    let mut pause_seconds = RETRY_FIRST_SECONDS;
    loop {
        match start(address, told.clone()).await {
            Err(fault) if fault.may_pass() => told(fault),
            outcome => return outcome,
        }
        device::timer::pause(pause_seconds * 1_000).await;
        pause_seconds = (pause_seconds * 2).min(RETRY_LONGEST_SECONDS);
    }
}

/// Starts the window. `waiting` hears of what holds up the start and may yet pass.
///
/// # Errors
/// A named reason; the surface shows its screen.
async fn start(address: &Address, waiting: impl Fn(StartFault) + 'static) -> Result<Window, StartFault> {
    if !device::address::is_secure() {
        return Err(StartFault::NotSecure);
    }
    let name = database(address.demo);
    let mut health = Health::default();
    let was_known = device::local::get(known_key(address.demo)).is_some();
    let opened = super::storage::open(name, was_known, &address.installation, waiting).await?;
    let journal = opened.journal.clone();
    let table = RefCell::new(snapshot::load(&journal).await);
    let demo_began = address.demo.then(demo_began);
    let hall = super::content::choose(&journal, &table, demo_began, &mut health).await?;
    let table = table.into_inner();
    let (installation, surface) = (address.installation.clone(), address.surface);
    let window = Window::start(Parts { journal, table, hall, installation, surface, demo_began, health }).await.map_err(fault)?;
    super::storage::attach(opened, &window);
    after_start(&window);
    Ok(window)
}

/// The database's name.
pub(super) const fn database(is_demo: bool) -> &'static str {
    if is_demo { DEMO_DATABASE } else { "residents-window" }
}

/// What may take its time and must not hold up the first screen.
fn after_start(window: &Window) {
    super::faults::take_over(window);
    let window = window.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let build = device::address::build();
        // A start that cannot be recorded shows itself by everything else failing as well.
        let started = window.tell(DeviceEvent::Started { surface: window.surface().name().to_owned(), build }).await;
        if started.is_ok() {
            device::local::set(known_key(window.is_demo()), "1");
        }
        let kept = device::storage::persist().await;
        window.change_health(|health| health.storage_not_persistent = !kept);
    });
}

/// The local setting that says: the database has held entries. Should it ever be empty, it has lost them.
const fn known_key(is_demo: bool) -> &'static str {
    if is_demo { "demo-journal-known" } else { "journal-known" }
}

/// When this profile's demo began; the demo hall's clock counts from here.
pub(super) fn demo_began() -> Timestamp {
    const KEY: &str = "demo-began";
    let kept = device::local::get(KEY).and_then(|text| text.parse().ok()).map(Timestamp::from_millis);
    kept.unwrap_or_else(|| {
        let now = device::clock::wall();
        device::local::set(KEY, &now.millis().to_string());
        now
    })
}

pub(super) fn fault(failure: Failure) -> StartFault {
    match failure {
        Failure::Newer => StartFault::Newer,
        Failure::Damaged(detail) => StartFault::Damaged(detail),
        Failure::Unavailable(detail) => StartFault::Unavailable(detail),
        // Reading at the start gives none of these.
        Failure::Refused(_) | Failure::TooBusy | Failure::Full | Failure::Unknown => StartFault::Unavailable(String::new()),
    }
}
