//! Work that is shared out among the processors.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};

/// What `with` makes of each thing, in their order. All processors take part, each with the next thing that waits.
pub fn side_by_side<T: Send, R: Send>(
    things: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator + Send>,
    with: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let things = things.into_iter();
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get).min(things.len());
    let waiting = Mutex::new(things.enumerate());
    let work = || {
        let mut made = Vec::new();
        loop {
            let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((number, thing)) = next else { return made };
            made.push((number, with(thing)));
        }
    };
    let mut made: Vec<(usize, R)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let own = work();
        own.into_iter().chain(others.into_iter().flat_map(joined)).collect()
    });
    made.sort_by_key(|(number, _)| *number);
    made.into_iter().map(|(_, made)| made).collect()
}

/// What a thread has made; what went wrong in it goes wrong here.
fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_kept() {
        let numbers: Vec<u64> = (0..500).collect();
        assert_eq!(side_by_side(&numbers, |number| number * 2), (0..1000).step_by(2).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_makes_nothing() {
        assert!(side_by_side(Vec::<u8>::new(), |number| number).is_empty());
    }
}
