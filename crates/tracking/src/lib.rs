//! What was measured: the data files beside the plan, and what they say about its metrics.
//!
//! Comes in: the plan, and the data files as streams of bytes. Goes out: the observations with their revisions, the
//! values of metrics by period and part, and what is wrong with the data, each fault with its place.
//! Must never be here: files on disk, the clock, drawing, the formats of forms.

mod answer;
mod data;
mod fault;
mod layout;
mod observations;
mod series;
mod stored;

pub use answer::{Answer, Quality};
pub use data::{Files, Row, Rows, Status, Time, Writer, data_path};
pub use fault::{Fault, Place, column_letters};
pub use layout::{Category, Dimension, Kind, Layout, Question};
pub use observations::{Observation, Observations, load};
pub use series::{Origin, Reading};
pub use stored::table_schema;
