//! How to print it: findings and clusters for people and for programs.

pub mod human;
pub mod json;
pub mod table;
