//! Opening the database: newer ones, blocked ones, lost ones.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use idb::request::OpenDatabaseRequest;
use idb::{Database, DatabaseEvent, Factory};
use wasm_bindgen::JsValue;

use super::alarm::{StorageAlarm, pending};
use super::append::Appends;
use super::compare::{begin, compare};
use super::guard::Guard;
use super::patience::Patience;
use super::regain::keep_sentinel;
use super::schema::{Version, migrate};
use super::sentinel::Sentinel;
use super::transaction::{Trouble, trouble};
use super::windows::Windows;
use super::{Home, Inner};
use crate::domain::identity::Installation;
use crate::journal::{ReadError, WriteError};

/// What to open and whom to tell.
#[derive(Clone)]
pub struct OpenOptions {
    /// The database's name; the demo has another one than the hall.
    pub database: String,
    /// Who writes.
    pub installation: Installation,
    /// How long a caller waits for an answer; see [`super::WAIT_MS`].
    pub wait_ms: u32,
    /// Where `sentinel.js` is served; nothing: work without it.
    pub sentinel_url: Option<String>,
    /// This database has held entries before: an empty one has lost them.
    pub was_known: bool,
    /// Told of what happens to the storage as a whole.
    pub notice: Rc<dyn Fn(StorageNotice)>,
}

/// What happens to the storage as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageNotice {
    /// Opening waits until windows with an older program are closed.
    Blocked,
    /// A newer program wants to open the database; this window has let go of it and must be reloaded.
    Superseded,
    /// The browser has closed the database; this window must be reloaded.
    ConnectionLost,
    /// Ceilings and heads cannot be kept outside the database, for this reason; everything else works. Another attempt is made from time to time.
    WithoutSentinel(String),
    /// The comparison with a sentinel that came back has found this.
    Alarmed(Vec<StorageAlarm>),
}

/// An open database.
pub struct Opened {
    /// To append and read.
    pub home: Home,
    /// What comparisons with the sentinel found, now or earlier; each is given until [`Home::clear_alarm`].
    pub alarms: Vec<StorageAlarm>,
}

/// Opens the database, makes or upgrades it when needed, and compares it with what the sentinel knows.
///
/// # Errors
/// [`ReadError::Newer`] when the database is more than one step newer than this program.
pub async fn open(options: OpenOptions) -> Result<Opened, ReadError> {
    // The worker starts while the database opens.
    let sentinel = options.sentinel_url.as_deref().map(|url| Sentinel::start(url, &options.database));
    let is_data_lost = Rc::new(Cell::new(false));
    let mut database = open_as(&options, Version::NEWEST, &is_data_lost).await?;
    listen(&mut database, &options.notice);
    let inner = inner_of(&options, database)?;
    let begun = match sentinel {
        Some(sentinel) => Some(begin(sentinel).await),
        None => None,
    };
    compare(&inner, begun, is_data_lost.get() || options.was_known).await?;
    let alarms = pending(&inner).await?;
    inner.guard.are_numbers_unknown.set(alarms.contains(&StorageAlarm::NumbersUnknown));
    if let Some(url) = options.sentinel_url {
        keep_sentinel(&inner, url, options.database);
    }
    Ok(Opened { home: Home(inner), alarms })
}

/// Opens the database for a program beside the page that puts rows into it and appends nothing: nothing is compared and no number is guarded.
///
/// # Errors
/// As [`open`].
pub async fn open_for_rows(options: OpenOptions) -> Result<Home, ReadError> {
    let mut database = open_as(&options, Version::NEWEST, &Rc::default()).await?;
    listen(&mut database, &options.notice);
    Ok(Home(inner_of(&options, database)?))
}

fn inner_of(options: &OpenOptions, database: Database) -> Result<Rc<Inner>, Trouble> {
    let connection = JsValue::from(database);
    Ok(Rc::new(Inner {
        installation: options.installation.clone(),
        database: Database::try_from(connection.clone()).map_err(trouble)?,
        connection,
        patience: Patience::of(options.wait_ms),
        appends: Appends::default(),
        windows: Windows::of(&options.database),
        guard: Guard::new(Rc::clone(&options.notice)),
        recent: RefCell::default(),
    }))
}

/// Opens at `version`, or as it is when it is one step newer.
async fn open_as(options: &OpenOptions, version: Version, is_data_lost: &Rc<Cell<bool>>) -> Result<Database, Trouble> {
    let factory = Factory::new().map_err(trouble)?;
    let mut request = factory.open(&options.database, Some(version.number())).map_err(trouble)?;
    on_upgrade(&mut request, version, is_data_lost);
    let notice = Rc::clone(&options.notice);
    request.on_blocked(move |_| notice(StorageNotice::Blocked));
    match request.await.map_err(trouble) {
        Err(Trouble::Newer) => {
            let database = factory.open(&options.database, None).map_err(trouble)?.await.map_err(trouble)?;
            if database.version().map_err(trouble)? == version.number() + 1 {
                return Ok(database);
            }
            database.close();
            Err(Trouble::Newer)
        }
        other => other,
    }
}

fn on_upgrade(request: &mut OpenDatabaseRequest, version: Version, is_data_lost: &Rc<Cell<bool>>) {
    let is_data_lost = Rc::clone(is_data_lost);
    request.on_upgrade_needed(move |event| {
        let migrated = event.database().and_then(|database| migrate(&database, event.old_version()?, version));
        if let Err(error) = migrated {
            // An exception in this handler undoes the upgrade, and the request fails with it: nothing half made is left.
            wasm_bindgen::throw_str(&error.to_string());
        }
        let loss = js_sys::Reflect::get(&JsValue::from(event), &JsValue::from_str("dataLoss"));
        is_data_lost.set(loss.ok().and_then(|loss| loss.as_string()).as_deref() == Some("total"));
    });
}

/// Lets go at once when a newer program asks for the database: otherwise its upgrade would hang.
fn listen(database: &mut Database, notice: &Rc<dyn Fn(StorageNotice)>) {
    let (superseded, lost) = (Rc::clone(notice), Rc::clone(notice));
    database.on_version_change(move |event| {
        if let Ok(database) = event.database() {
            database.close();
        }
        superseded(StorageNotice::Superseded);
    });
    database.on_close(move |_| lost(StorageNotice::ConnectionLost));
    // They live as long as the connection, which is closed with the home.
    database.forget_callbacks();
}

impl From<WriteError> for ReadError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Damaged(what) => Self::Damaged(what),
            WriteError::Newer => Self::Newer,
            full @ WriteError::Full => Self::Unavailable(full.to_string()),
            WriteError::Unavailable(why) => Self::Unavailable(why),
        }
    }
}
