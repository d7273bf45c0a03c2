//! Reading entries, and what the home says about itself.

use std::rc::Rc;

use idb::{CursorDirection, KeyRange, ObjectStore, Query};
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::records::{entry_of, head, key, names_of as names_in, place as place_in, stream_key, whole};
use super::schema::{BY_STREAM, ENTRIES, META, SEQUENCES, WRITERS};
use super::transaction::{Trouble, all, one, reading, store, trouble};
use super::{Inner, compare};
use crate::domain::stream::{Sequence, Stream};
use crate::journal::verify::{Kept, KeptSequence, Names};
use crate::journal::{Hash, OutsideHead, Page, Place, Writer};

pub(super) async fn after(inner: Rc<Inner>, from: Place, limit: usize) -> Result<Page, Trouble> {
    let range = KeyRange::lower_bound(&key(from), Some(true)).map_err(trouble)?;
    let limit = u32::try_from(limit.max(1)).unwrap_or(u32::MAX);
    let mut page = match records_in(&inner, None, &range, Some(limit)).await {
        // One record that the browser cannot give fails all of them: then each is asked for alone.
        Err(Trouble::Damaged(_)) => one_by_one(&inner, None, &range, Some(limit)).await?,
        other => other?,
    };
    page.reached = page.reached.max(from);
    Ok(page)
}

/// As [`after`], from memory where that is known: then only the head is asked for.
pub(super) async fn follow(inner: Rc<Inner>, from: Place, limit: usize) -> Result<Page, Trouble> {
    if inner.recent.borrow().knows(from) {
        let transaction = reading(&inner.database, &[ENTRIES])?;
        let head = head_of(&store(&transaction, ENTRIES)?).await?;
        let known = inner.recent.borrow().page(from, limit, head);
        if let Some(page) = known {
            return Ok(page);
        }
    }
    let page = after(Rc::clone(&inner), from, limit).await?;
    inner.recent.borrow_mut().note(from, &page);
    Ok(page)
}

pub(super) async fn read(inner: Rc<Inner>, stream: Stream, from: u32) -> Result<Page, Trouble> {
    // In the order of keys every array comes after every number: the empty one closes the range.
    let last = Array::of2(&stream.as_str().into(), &Array::new());
    let range = KeyRange::bound(&stream_key(&stream, from), &last, Some(true), None).map_err(trouble)?;
    match records_in(&inner, Some(BY_STREAM), &range, None).await {
        Err(Trouble::Damaged(_)) => one_by_one(&inner, Some(BY_STREAM), &range, None).await,
        other => other,
    }
}

/// The page of the records in `range` of the store or of one of its indexes. Keys, values and head are asked for at once.
async fn records_in(inner: &Inner, index: Option<&str>, range: &KeyRange, limit: Option<u32>) -> Result<Page, Trouble> {
    let transaction = reading(&inner.database, &[ENTRIES])?;
    let entries = store(&transaction, ENTRIES)?;
    let range = || Some(Query::from(range.clone()));
    let (keys, values) = match index {
        None => (entries.get_all_keys(range(), limit), entries.get_all(range(), limit)),
        Some(index) => {
            let index = entries.index(index).map_err(trouble)?;
            (index.get_all_keys(range(), limit), index.get_all(range(), limit))
        }
    };
    let (keys, values) = (keys.map_err(trouble)?.into_future(), values.map_err(trouble)?.into_future());
    let head = head_of(&entries).await?;
    let (keys, values) = (keys.await.map_err(trouble)?, values.await.map_err(trouble)?);
    let mut page = Page { head, ..Page::default() };
    for (key, value) in keys.iter().zip(&values) {
        add(&mut page, key, Some(value))?;
    }
    Ok(page)
}

async fn one_by_one(inner: &Inner, index: Option<&str>, range: &KeyRange, limit: Option<u32>) -> Result<Page, Trouble> {
    let transaction = reading(&inner.database, &[ENTRIES])?;
    let entries = store(&transaction, ENTRIES)?;
    let range = Some(Query::from(range.clone()));
    let keys = match index {
        None => entries.get_all_keys(range, limit),
        Some(index) => entries.index(index).map_err(trouble)?.get_all_keys(range, limit),
    };
    let keys = keys.map_err(trouble)?.into_future();
    let head = head_of(&entries).await?;
    let mut page = Page { head, ..Page::default() };
    for key in keys.await.map_err(trouble)? {
        // A failed request ends its transaction: each record has one of its own.
        let transaction = reading(&inner.database, &[ENTRIES])?;
        let value = one(store(&transaction, ENTRIES)?.get(key.clone())).await;
        add(&mut page, &key, value.ok().flatten().as_ref())?;
    }
    Ok(page)
}

fn add(page: &mut Page, key: &JsValue, value: Option<&JsValue>) -> Result<(), Trouble> {
    let place = place_in(key).ok_or_else(|| Trouble::Damaged("a place is not a number".to_owned()))?;
    page.reached = place;
    match value.and_then(|value| entry_of(place, value)) {
        Some(entry) => page.entries.push(entry),
        None => page.unreadable.push(place),
    }
    Ok(())
}

async fn head_of(entries: &ObjectStore) -> Result<Place, Trouble> {
    let cursor = one(entries.open_key_cursor(None, Some(CursorDirection::Prev))).await?;
    let Some(cursor) = cursor else { return Ok(Place::START) };
    let key = cursor.key().map_err(trouble)?;
    place_in(&key).ok_or_else(|| Trouble::Damaged("a place is not a number".to_owned()))
}

pub(super) async fn names_of(inner: Rc<Inner>, places: Vec<Place>) -> Result<Vec<Names>, Trouble> {
    let mut names = Vec::new();
    for place in places {
        let transaction = reading(&inner.database, &[ENTRIES])?;
        let value = one(store(&transaction, ENTRIES)?.get(key(place))).await;
        names.push(value.ok().flatten().map_or_else(Names::new, |value| names_in(&value)));
    }
    Ok(names)
}

pub(super) async fn kept(inner: Rc<Inner>) -> Result<Kept, Trouble> {
    let transaction = reading(&inner.database, &[WRITERS, SEQUENCES, META])?;
    let (writers, sequences) = (store(&transaction, WRITERS)?, store(&transaction, SEQUENCES)?);
    let keys = vec![writers.get_all_keys(None, None).map_err(trouble)?, sequences.get_all_keys(None, None).map_err(trouble)?];
    let values = vec![writers.get_all(None, None).map_err(trouble)?, sequences.get_all(None, None).map_err(trouble)?];
    let skipped = store(&transaction, META)?.get(JsValue::from_str(compare::SKIPPED)).map_err(trouble)?.into_future();
    let (keys, values) = futures_util::future::join(all(keys), all(values)).await;
    let (keys, values, skipped) = (keys?, values?, skipped.await.map_err(trouble)?);
    let skipped = compare::read_skipped(skipped.as_ref());

    let mut kept = Kept::default();
    for (key, value) in keys[0].iter().zip(&values[0]) {
        // One that cannot be read holds up its own chain and no other.
        match value.as_string().as_deref().and_then(head).and_then(|(number, hash)| outside_head(key, number, hash)) {
            Some(head) => kept.heads.push(head),
            None => kept.unreadable_writers.push(name_of(key)),
        }
    }
    for (key, value) in keys[1].iter().zip(&values[1]) {
        let Some((name, number)) = key.as_string().zip(whole(value)) else {
            kept.unreadable_sequences.push(name_of(key));
            continue;
        };
        let sequence = Sequence::from_text(&name);
        let skipped = skipped.iter().filter(|one| one.sequence == sequence).map(|one| (one.first, one.last)).collect();
        kept.sequences.push(KeptSequence { sequence, number, skipped });
    }
    Ok(kept)
}

fn name_of(key: &JsValue) -> String {
    key.as_string().unwrap_or_else(|| "?".to_owned())
}

fn outside_head(key: &JsValue, number: u64, hash: Hash) -> Option<OutsideHead> {
    Some(OutsideHead { writer: Writer::from_text(&key.as_string()?), number, hash })
}
