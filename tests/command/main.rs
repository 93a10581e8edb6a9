//! The command as a person and a program use it: every test here runs the built binary.

// What the tests share: running the command, and making and reading its files.
mod archive;
mod gnu_tar;
mod gzip;
mod held;
mod kill;
mod newsroom;
mod run;
mod typed;

// What is said and written.
mod cli;
mod config;
mod documented;
mod door;
mod judged;
mod links;
mod lsp;
mod outputs;
mod own_files;
mod passed_over;
mod profile;
mod review;
mod rules;
mod sets;
mod styles;

// Containers, archives and texts that are not held.
mod containers;
mod long;
mod members;
mod records;
mod revisions;
mod tar_documents;
mod tarballs;

// Faults: what is broken, full, changed or killed.
mod faults;
mod kept;
mod kills;
mod leftovers;
mod long_faults;
mod tar_faults;
mod undo;
