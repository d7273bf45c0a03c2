//! What is found by the beginning of its key, in memory.

use std::collections::BTreeMap;

use super::Home;
use crate::journal::keyed::KEY_GAP;
use crate::journal::{ReadError, WriteError};

impl Home {
    pub(in crate::journal) async fn blob_names(&self, prefix: &str) -> Result<Vec<String>, ReadError> {
        Ok(beginning(&self.reading()?.blobs, prefix))
    }

    pub(in crate::journal) async fn add_lookups(&self, keys: &[String]) -> Result<(), WriteError> {
        self.shared.store.borrow_mut().lookups.extend(keys.iter().map(|key| (key.clone(), ())));
        Ok(())
    }

    pub(in crate::journal) async fn lookups(&self, prefix: &str) -> Result<Vec<String>, ReadError> {
        Ok(beginning(&self.reading()?.lookups, prefix))
    }

    pub(in crate::journal) async fn erase_lookups(&self, keys: &[String]) -> Result<(), WriteError> {
        self.shared.store.borrow_mut().lookups.retain(|key, ()| !keys.contains(key));
        Ok(())
    }

    pub(in crate::journal) async fn put_feed_rows(&self, set: &str, rows: &[(String, String)]) -> Result<(), WriteError> {
        let rows = rows.iter().map(|(key, row)| (format!("{set}{KEY_GAP}{key}"), row.clone()));
        self.shared.store.borrow_mut().feed_rows.extend(rows);
        Ok(())
    }

    pub(in crate::journal) async fn feed_row(&self, set: &str, key: &str) -> Result<Option<String>, ReadError> {
        Ok(self.reading()?.feed_rows.get(&format!("{set}{KEY_GAP}{key}")).cloned())
    }

    pub(in crate::journal) async fn feed_sets(&self) -> Result<Vec<String>, ReadError> {
        let store = self.reading()?;
        let mut sets: Vec<String> = store.feed_rows.keys().filter_map(|key| Some(key.split_once(KEY_GAP)?.0.to_owned())).collect();
        sets.dedup();
        Ok(sets)
    }

    pub(in crate::journal) async fn erase_feed_set(&self, set: &str) -> Result<(), WriteError> {
        let prefix = format!("{set}{KEY_GAP}");
        self.shared.store.borrow_mut().feed_rows.retain(|key, _| !key.starts_with(&prefix));
        Ok(())
    }
}

fn beginning<T>(map: &BTreeMap<String, T>, prefix: &str) -> Vec<String> {
    map.range(prefix.to_owned()..).map(|(key, _)| key).take_while(|key| key.starts_with(prefix)).cloned().collect()
}
