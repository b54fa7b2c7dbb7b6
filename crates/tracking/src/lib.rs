//! What was measured: the data files beside the plan, and what they say about its metrics.
//!
//! Comes in: the plan, and the data files as streams of bytes. Goes out: the observations with their revisions, the
//! values of metrics by period and part, and what is wrong with the data, each fault with its place; how every metric,
//! milestone and priority stands on a day, with the reasons; who has not reported; findings.
//! Must never be here: files on disk, the clock, how a status is drawn, the formats of forms.

mod answer;
mod batch;
mod chase;
mod counted;
mod data;
mod fault;
mod findings;
mod form;
mod layout;
mod league;
mod merge;
mod numbers;
mod observations;
mod orphan;
mod over_time;
pub mod rating;
mod recorded;
mod series;
mod shelf;
mod standing;
mod stocktake;
mod stored;
mod tasks;

pub use answer::{Answer, Quality};
pub use batch::{Batch, Stamp, Twice};
pub use chase::{Chase, chase};
pub use data::{Files, NoFiles, Row, Rows, Status, Time, Writer, data_path};
pub use fault::{Fault, Place, column_letters};
pub use findings::{check, check_unless, is_whole};
pub use form::{Column, FORM_SHEET, Form, Jump, QUALITIES, Role, asked_about, is_last_time, last_time};
pub use layout::{Category, Dimension, Kind, Layout, Question};
pub use league::{League, LeagueRow, leagues};
pub use merge::{Change, Merged, Unmergeable, merge, sort};
pub use milepost_plan::languages::{languages, text_in, title_in};
pub use numbers::RowNumbers;
pub use observations::{Observation, Observations, load};
pub use series::{Origin, Reading};
pub use shelf::Shelf;
pub use standing::{Due, Standing, standings};
pub use stocktake::{Stocktake, Wanted, stocktake, stocktake_of};
pub use stored::table_schema;
pub use tasks::{Task, decisions, tasks, tasks_of};
