//! Delivery, by theme: work and its order, milestones, the chain, resources.

pub(crate) mod chains;
pub(crate) mod milestones;
pub(crate) mod resources;
pub(crate) mod work;
