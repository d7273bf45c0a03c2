//! Transactions: strict ones to write, and the rules that keep them whole.
//!
//! Every transaction lives in a task of its own that nobody can drop, because a dropped request future throws inside IndexedDB and aborts what was
//! going on. Nothing but IndexedDB is awaited inside one.

use std::cell::RefCell;
use std::future::{Future, IntoFuture};
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{Either, join_all, select};
use gloo::timers::callback::Timeout;
use idb::request::GetStoreRequest;
use idb::{Database, ObjectStore, Request, Transaction, TransactionMode};
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use crate::journal::WriteError;

/// What goes wrong inside a transaction; at the border it becomes an error of the append or of the read.
pub(super) type Trouble = WriteError;

#[wasm_bindgen]
extern "C" {
    type Connection;

    /// `IDBDatabase.transaction` with its options, which the crate does not know.
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with(this: &Connection, stores: &JsValue, mode: &str, options: &JsValue) -> Result<JsValue, JsValue>;

    type Options;
    #[wasm_bindgen(method, setter)]
    fn set_durability(this: &Options, durability: &str);
}

/// How sure a write must be before it answers.
#[derive(Clone, Copy)]
pub(super) enum Durability {
    /// On the disk: survives a power cut.
    Strict,
    /// In the system's hands: what can be made again.
    Relaxed,
}

impl Durability {
    const fn name(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Relaxed => "relaxed",
        }
    }
}

/// What a transaction that writes will be: made once where the same is begun again and again.
pub(super) struct Scope {
    stores: Array,
    options: Options,
}

impl Scope {
    pub fn new(stores: &[&str], durability: Durability) -> Self {
        let options: Options = js_sys::Object::new().unchecked_into();
        options.set_durability(durability.name());
        Self { stores: stores.iter().map(|name| JsValue::from_str(name)).collect(), options }
    }

    /// Begins to write.
    pub fn begin(&self, connection: &JsValue) -> Result<Transaction, Trouble> {
        let connection: &Connection = connection.unchecked_ref();
        let transaction = connection.transaction_with(&self.stores, "readwrite", &self.options).map_err(idb::Error::TransactionOpenFailed);
        transaction.and_then(Transaction::try_from).map_err(trouble)
    }
}

/// Begins to write.
pub(super) fn writing(connection: &JsValue, stores: &[&str], durability: Durability) -> Result<Transaction, Trouble> {
    Scope::new(stores, durability).begin(connection)
}

/// Begins to read.
pub(super) fn reading(database: &Database, stores: &[&str]) -> Result<Transaction, Trouble> {
    database.transaction(stores, TransactionMode::ReadOnly).map_err(trouble)
}

/// A store of the transaction.
pub(super) fn store(transaction: &Transaction, name: &str) -> Result<ObjectStore, Trouble> {
    transaction.object_store(name).map_err(trouble)
}

/// Answers of requests that were made together, in their order. They have all been waited for, even when one failed.
pub(super) async fn all<T, R>(requests: Vec<R>) -> Result<Vec<T>, Trouble>
where
    R: IntoFuture<Output = Result<T, idb::Error>>,
{
    join_all(requests.into_iter().map(IntoFuture::into_future)).await.into_iter().map(|answer| answer.map_err(trouble)).collect()
}

/// What lies under the keys that were asked for together, in their order. IndexedDB answers in the order of asking, so only the last answer is
/// waited for: the append is measured against bare JavaScript, and two callbacks a request would show.
pub(super) async fn gets(mut requests: Vec<GetStoreRequest>) -> Result<Vec<Option<JsValue>>, Trouble> {
    let Some(last) = requests.pop() else { return Ok(Vec::new()) };
    let last = last.await.map_err(|error| {
        // A request that fails takes the later ones with it; its own error is the one that means something.
        let first = requests.iter().find_map(|request| request.error().ok().flatten());
        trouble(first.map_or(error, idb::Error::DomException))
    })?;
    let value = |request: GetStoreRequest| request.result().map(|value| Some(value).filter(|value| !value.is_undefined()));
    let mut values: Vec<_> = requests.into_iter().map(value).collect::<Result<_, _>>().map_err(trouble)?;
    values.push(last);
    Ok(values)
}

/// One request's answer.
pub(super) async fn one<T>(request: Result<impl IntoFuture<Output = Result<T, idb::Error>>, idb::Error>) -> Result<T, Trouble> {
    request.map_err(trouble)?.await.map_err(trouble)
}

/// Makes the last requests of a transaction and waits until all of it is done. When one of them cannot be made, all of it is undone:
/// otherwise IndexedDB would keep those before it.
pub(super) async fn commit<T>(transaction: Transaction, last: impl FnOnce(&Transaction) -> Result<T, Trouble>) -> Result<T, Trouble> {
    commit_meanwhile(transaction, last, || {}).await
}

/// As [`commit`], doing something while the disk works: it must not rely on the outcome.
pub(super) async fn commit_meanwhile<T>(
    mut transaction: Transaction,
    last: impl FnOnce(&Transaction) -> Result<T, Trouble>,
    meanwhile: impl FnOnce(),
) -> Result<T, Trouble> {
    let made = match last(&transaction) {
        Ok(made) => made,
        Err(trouble) => {
            // It may have been aborted already; then there is nothing to undo.
            let _undone = transaction.abort();
            return Err(trouble);
        }
    };
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let aborted = Rc::clone(&sender);
    transaction.on_complete(move |_| tell(&sender, true));
    transaction.on_abort(move |_| tell(&aborted, false));
    let transaction = transaction.commit().map_err(trouble)?;
    meanwhile();
    match receiver.await {
        Ok(true) => Ok(made),
        _ => Err(match transaction.error() {
            Some(error) => trouble(idb::Error::DomException(error)),
            None => Trouble::Unavailable("the transaction was aborted".to_owned()),
        }),
    }
}

/// The first to tell is heard.
fn tell(sender: &Rc<RefCell<Option<oneshot::Sender<bool>>>>, is_done: bool) {
    if let Some(sender) = sender.borrow_mut().take() {
        // Only a page that goes away waits no more.
        let _unheard = sender.send(is_done);
    }
}

/// What an error of IndexedDB means to the caller. The names are the standard's; they stand at the start of the exception's text.
pub(super) fn trouble(error: idb::Error) -> Trouble {
    let text = error.to_string();
    let is = |names: &[&str]| names.iter().any(|name| text.contains(name));
    if is(&["QuotaExceededError"]) {
        Trouble::Full
    } else if is(&["VersionError"]) {
        Trouble::Newer
    } else if is(&["UnknownError", "DataError", "NotReadableError", "NotFoundError", "EncodingError"]) {
        Trouble::Damaged(text)
    } else {
        Trouble::Unavailable(text)
    }
}

/// Runs `work` in a task of its own to its end and waits for it at most `limit_ms`; nothing when that was not enough.
pub(super) async fn in_own_task<T: 'static>(limit_ms: u32, work: impl Future<Output = T> + 'static) -> Option<T> {
    let (sender, receiver) = oneshot::channel();
    spawn_local(async move {
        // Nobody may be waiting any more.
        let _unheard = sender.send(work.await);
    });
    match select(receiver, Box::pin(sleep(limit_ms))).await {
        Either::Left((answer, _)) => answer.ok(),
        Either::Right(_) => None,
    }
}

/// Done after so many milliseconds.
pub(super) async fn sleep(limit_ms: u32) {
    let (sender, receiver) = oneshot::channel();
    let _timer = Timeout::new(limit_ms, move || {
        let _unheard = sender.send(());
    });
    // A timer that is gone counts as one that has rung.
    let _rung = receiver.await;
}
