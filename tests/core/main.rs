//! The library as its users call it: nothing here needs the command.

mod builtin_table;
mod formats;
mod hindi;
mod laws;
mod sounds;
mod trust;
mod tuning;
