//! What was read from a data file, kept as long as neither the file nor what is asked of it is another.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use milepost_plan::calendar::Period;
use rust_decimal::Decimal;

use crate::fault::Fault;
use crate::recorded::Recorded;

/// What was read, and what is wrong with it.
pub(crate) type Read<T> = Arc<(T, Vec<Fault>)>;

/// Rows of a file that somebody else maintains.
pub(crate) type Rows = Vec<(Period, Decimal)>;

/// Keeps what was read from one file as it is: who holds files in memory gives each its shelf, and a new one when its
/// content changes. An edit of the plan then reads again only what it asks in another way.
#[derive(Debug, Default)]
pub struct Shelf {
    pub(crate) recorded: Place<Recorded>,
    pub(crate) rows: Place<Rows>,
}

/// What was read last for each of those who ask, with what tells their question from others.
#[derive(Debug)]
pub(crate) struct Place<T>(Mutex<HashMap<String, (u64, Read<T>)>>);

impl<T> Default for Place<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Place<T> {
    /// What was read for `who` when it `asked` the same; else what `read` gives.
    pub(crate) fn get(&self, who: String, asked: &impl Hash, read: impl FnOnce() -> Read<T>) -> Read<T> {
        let mut hasher = DefaultHasher::new();
        asked.hash(&mut hasher);
        let seal = hasher.finish();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, read)) = known.get(&who).filter(|(before, _)| *before == seal) {
            return read.clone();
        }
        // Two readings need not fit into memory.
        known.remove(&who);
        let read = read();
        known.insert(who, (seal, read.clone()));
        read
    }
}
