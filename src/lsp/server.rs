//! The loop of the server: one message after the other, the newest text first.

use std::collections::BTreeMap;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeConfiguration, DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument,
    DidOpenTextDocument, DidSaveTextDocument, Notification as _, PublishDiagnostics,
};
use lsp_types::request::{CodeActionRequest, ExecuteCommand, HoverRequest, Request as _};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability,
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    ExecuteCommandOptions, ExecuteCommandParams, HoverParams, HoverProviderCapability,
    InitializeParams, PublishDiagnosticsParams, Range, SaveOptions, ServerCapabilities,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, Uri,
};
use serde::de::DeserializeOwned;

use crate::checker::Checker;
use crate::error::{Error, ErrorKind};
use crate::table::{Relation, Row};

use super::answers::{self, ADD, NEVER};
use super::opened::Opened;
use super::position::Units;

/// What the house has: configuration, tables, profile; and its own table to write to.
pub(crate) struct House<'a> {
    /// Reads all of it anew.
    pub load: &'a dyn Fn() -> Result<Checker, Error>,
    /// Writes a row into the project's table.
    pub write: &'a dyn Fn(&Row) -> Result<(), Error>,
    /// Prints what is wrong, for people.
    pub say: &'a dyn Fn(&Error),
}

struct Server<'a> {
    connection: &'a Connection,
    house: &'a House<'a>,
    checker: Checker,
    units: Units,
    opened: BTreeMap<String, (Uri, Opened)>,
    /// Documents whose diagnostics are not the newest.
    stale: Vec<String>,
    /// Requests that the client takes back.
    cancelled: Vec<lsp_server::RequestId>,
}

/// Serves one client on standard input and output, until it leaves.
///
/// # Errors
/// Where the configuration cannot be read at the start, or the client breaks the protocol.
pub(crate) fn serve(house: &House<'_>) -> Result<(), Error> {
    let broken = |problem: String| {
        let help = "start the server by an editor that speaks LSP";
        Error::new(
            ErrorKind::Io,
            format!("the client breaks the protocol: {problem}"),
            help,
        )
    };
    let checker = (house.load)()?;
    let (connection, threads) = Connection::stdio();
    let (id, asked) = connection
        .initialize_start()
        .map_err(|error| broken(error.to_string()))?;
    let asked: InitializeParams =
        serde_json::from_value(asked).map_err(|error| broken(error.to_string()))?;
    let general = asked.capabilities.general;
    let offered = general.and_then(|general| general.position_encodings);
    let units = Units::chosen(offered.as_deref());
    let said = serde_json::json!({
        "capabilities": capabilities(units),
        "serverInfo": { "name": "vartani", "version": env!("CARGO_PKG_VERSION") },
    });
    connection
        .initialize_finish(id, said)
        .map_err(|error| broken(error.to_string()))?;
    let mut server = Server {
        connection: &connection,
        house,
        checker,
        units,
        opened: BTreeMap::new(),
        stale: Vec::new(),
        cancelled: Vec::new(),
    };
    server.run();
    drop(server);
    drop(connection);
    threads.join().map_err(|error| broken(error.to_string()))
}

fn capabilities(units: Units) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(units.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::SaveOptions(
                    SaveOptions::default(),
                )),
                ..TextDocumentSyncOptions::default()
            },
        )),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: vec![ADD.to_owned(), NEVER.to_owned()],
            ..ExecuteCommandOptions::default()
        }),
        ..ServerCapabilities::default()
    }
}

impl Server<'_> {
    fn run(&mut self) {
        while let Ok(first) = self.connection.receiver.recv() {
            // All that waits is taken in before anything is checked: of many keystrokes the
            // last counts.
            let mut waiting = vec![first];
            waiting.extend(self.connection.receiver.try_iter());
            for message in &waiting {
                self.note_cancelled(message);
            }
            for message in waiting {
                if !self.take(message) {
                    return;
                }
            }
            self.publish_stale();
            self.cancelled.clear();
        }
    }

    fn note_cancelled(&mut self, message: &Message) {
        let Message::Notification(note) = message else {
            return;
        };
        if note.method != "$/cancelRequest" {
            return;
        }
        let id = note.params.get("id").cloned().unwrap_or_default();
        self.cancelled.extend(serde_json::from_value(id));
    }

    /// False where the client leaves.
    fn take(&mut self, message: Message) -> bool {
        match message {
            Message::Request(request) => match self.connection.handle_shutdown(&request) {
                Ok(false) => self.answer(request),
                Ok(true) | Err(_) => return false,
            },
            Message::Notification(note) if note.method == "exit" => return false,
            Message::Notification(note) => self.notice(note),
            Message::Response(_) => {}
        }
        true
    }

    fn notice(&mut self, note: Notification) {
        match note.method.as_str() {
            DidOpenTextDocument::METHOD => self.open(note),
            DidChangeTextDocument::METHOD => self.change(note),
            DidCloseTextDocument::METHOD => self.close(note),
            DidSaveTextDocument::METHOD
            | DidChangeConfiguration::METHOD
            | DidChangeWatchedFiles::METHOD => self.reload(),
            _ => {}
        }
    }

    fn open(&mut self, note: Notification) {
        let Some(params) = read::<DidOpenTextDocumentParams>(note.params) else {
            return;
        };
        let document = params.text_document;
        let key = document.uri.as_str().to_owned();
        let name = name_of(&document.uri);
        let (language, version) = (document.language_id, document.version);
        let opened = Opened::new(&name, &language, document.text, version, self.units);
        self.opened.insert(key.clone(), (document.uri, opened));
        self.stale.push(key);
    }

    fn change(&mut self, note: Notification) {
        let Some(params) = read::<DidChangeTextDocumentParams>(note.params) else {
            return;
        };
        let key = params.text_document.uri.as_str().to_owned();
        if let Some((_, opened)) = self.opened.get_mut(&key) {
            opened.change(params.content_changes, params.text_document.version);
            self.stale.push(key);
        }
    }

    fn close(&mut self, note: Notification) {
        let Some(params) = read::<DidCloseTextDocumentParams>(note.params) else {
            return;
        };
        let uri = params.text_document.uri;
        self.opened.remove(uri.as_str());
        self.publish(PublishDiagnosticsParams::new(uri, Vec::new(), None));
    }

    /// Configuration, tables and profile may be others now. Where they cannot be read, the
    /// old ones stay.
    fn reload(&mut self) {
        match (self.house.load)() {
            Ok(checker) => {
                self.checker = checker;
                for (key, (_, opened)) in &mut self.opened {
                    opened.forget();
                    self.stale.push(key.clone());
                }
            }
            Err(error) => (self.house.say)(&error),
        }
    }

    fn publish_stale(&mut self) {
        let mut stale = std::mem::take(&mut self.stale);
        stale.sort();
        stale.dedup();
        for key in stale {
            if let Some((uri, opened)) = self.opened.get_mut(&key) {
                let found = answers::diagnostics(opened.checked(&self.checker));
                let params =
                    PublishDiagnosticsParams::new(uri.clone(), found, Some(opened.version));
                self.publish(params);
            }
        }
    }

    fn publish(&self, params: PublishDiagnosticsParams) {
        let note = Notification::new(PublishDiagnostics::METHOD.to_owned(), params);
        // A client that is gone is noticed when the next message is read.
        let _ = self.connection.sender.send(note.into());
    }

    fn answer(&mut self, request: Request) {
        let id = request.id.clone();
        let response = if self.cancelled.contains(&id) {
            let code = ErrorCode::RequestCanceled as i32;
            Response::new_err(id, code, "the client took the request back".to_owned())
        } else {
            self.response(request)
        };
        let _ = self.connection.sender.send(response.into());
    }

    fn response(&mut self, request: Request) -> Response {
        let id = request.id;
        let answer = match request.method.as_str() {
            HoverRequest::METHOD => read::<HoverParams>(request.params).map(|params| {
                let at = params.text_document_position_params;
                let range = Range::new(at.position, at.position);
                let checked = self.checked(&at.text_document.uri);
                serde_json::json!(checked.and_then(|checked| answers::hover(checked, range)))
            }),
            CodeActionRequest::METHOD => read::<CodeActionParams>(request.params).map(|params| {
                let uri = params.text_document.uri;
                let checked = self.checked(&uri);
                let actions = checked.map(|it| answers::actions(it, &uri, params.range));
                serde_json::json!(actions.unwrap_or_default())
            }),
            ExecuteCommand::METHOD => read::<ExecuteCommandParams>(request.params)
                .and_then(|params| self.execute(&params)),
            _ => {
                let code = ErrorCode::MethodNotFound as i32;
                return Response::new_err(id, code, format!("no method {}", request.method));
            }
        };
        if let Some(answer) = answer {
            Response::new_ok(id, answer)
        } else {
            let code = ErrorCode::InvalidParams as i32;
            Response::new_err(id, code, "the parameters cannot be read".to_owned())
        }
    }

    fn checked(&mut self, uri: &Uri) -> Option<&super::opened::Checked> {
        let (_, opened) = self.opened.get_mut(uri.as_str())?;
        Some(opened.checked(&self.checker))
    }

    /// Writes a row, and judges anew.
    fn execute(&mut self, params: &ExecuteCommandParams) -> Option<serde_json::Value> {
        let [a, b] = params.arguments.as_slice() else {
            return None;
        };
        let mut row = Row::new(a.as_str()?, b.as_str()?);
        match params.command.as_str() {
            ADD => {}
            NEVER => row.relation = Relation::Distinct,
            _ => return None,
        }
        if let Err(error) = (self.house.write)(&row) {
            (self.house.say)(&error);
            return Some(serde_json::json!({ "error": error.to_string() }));
        }
        self.reload();
        Some(serde_json::Value::Null)
    }
}

fn read<P: DeserializeOwned>(params: serde_json::Value) -> Option<P> {
    serde_json::from_value(params).ok()
}

/// The last part of a URI's path: the name says the format.
fn name_of(uri: &Uri) -> String {
    let path = uri.path().as_str();
    path.rsplit('/').next().unwrap_or(path).to_owned()
}
