//! A language server over the one door: diagnostics, hover and code actions in editors.
//!
//! Every answer is made from a [`Report`](crate::Report) of the text as it stands in the
//! editor. The transport is `lsp-server`'s; the protocol is LSP 3.17.

mod answers;
mod opened;
mod position;
mod server;

pub(crate) use server::{House, serve};
