//! The library as its users call it: nothing here needs the command.

mod builtin_table;
mod formats;
mod language_tables;
mod laws;
mod names;
mod sounds;
mod trust;
mod tuning;
