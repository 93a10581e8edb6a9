//! The language server, as an editor speaks with it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// A client with its server.
struct Client {
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    id: i32,
}

impl Client {
    fn start(folder: &Path, encodings: &Value) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_vartani"))
            .arg("lsp")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = server.stdin.take().unwrap();
        let output = BufReader::new(server.stdout.take().unwrap());
        let mut client = Self {
            server,
            input,
            output,
            id: 0,
        };
        let general = json!({"positionEncodings": encodings});
        let asked =
            json!({"processId": null, "rootUri": null, "capabilities": {"general": general}});
        client.ask("initialize", &asked);
        client.tell("initialized", &json!({}));
        client
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line).unwrap();
            if let Some(number) = line.strip_prefix("Content-Length: ") {
                length = number.trim().parse().unwrap();
            }
            if line.trim().is_empty() {
                break;
            }
        }
        let mut text = vec![0; length];
        self.output.read_exact(&mut text).unwrap();
        serde_json::from_slice(&text).unwrap()
    }

    /// The answer to a request.
    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.id += 1;
        let id = self.id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let answer = self.read();
            if answer["id"] == id {
                return answer;
            }
        }
    }

    /// The next diagnostics: place and message of each.
    fn diagnostics(&mut self) -> Vec<String> {
        loop {
            let note = self.read();
            if note["method"] == "textDocument/publishDiagnostics" {
                let all = note["params"]["diagnostics"].as_array().unwrap().clone();
                let one = |it: &Value| {
                    let (start, end) = (&it["range"]["start"], &it["range"]["end"]);
                    format!(
                        "{}:{}-{} {}",
                        start["line"], start["character"], end["character"], it["message"]
                    )
                };
                return all.iter().map(one).collect();
            }
        }
    }

    fn open(&mut self, name: &str, text: &str) -> Vec<String> {
        let document =
            json!({"uri": uri(name), "languageId": "markdown", "version": 1, "text": text});
        self.tell("textDocument/didOpen", &json!({"textDocument": document}));
        self.diagnostics()
    }

    fn leave(mut self) -> Option<i32> {
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        drop(self.input);
        self.server.wait().unwrap().code()
    }
}

fn uri(name: &str) -> String {
    format!("file:///drafts/{name}")
}

const TEXT: &str = "# लेख 😀 टोकायव\n\nयहाँ टोकायेव, `टोकायव` और [कड़ी](टोकायव.md)।\n";

#[test]
fn positions_are_counted_as_the_client_counts() {
    let folder = tempfile::tempdir().unwrap();
    let mut told = Vec::new();
    for encodings in [
        json!(["utf-8", "utf-16"]),
        json!(["utf-16"]),
        json!(["utf-32"]),
        json!(null),
    ] {
        let mut client = Client::start(folder.path(), &encodings);
        told.push(format!(
            "{encodings} {}",
            client.open("a.md", TEXT).join(" | ")
        ));
        assert_eq!(client.leave(), Some(0));
    }
    insta::assert_snapshot!(told.join("\n"), @r#"
    ["utf-8","utf-16"] 0:17-35 "write «टोकायेव» instead of «टोकायव»: built-in table (editorial)"
    ["utf-16"] 0:9-15 "write «टोकायेव» instead of «टोकायव»: built-in table (editorial)"
    ["utf-32"] 0:8-14 "write «टोकायेव» instead of «टोकायव»: built-in table (editorial)"
    null 0:9-15 "write «टोकायेव» instead of «टोकायव»: built-in table (editorial)"
    "#);
}

#[test]
fn what_is_typed_is_judged_as_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::start(folder.path(), &json!(["utf-16"]));
    assert_eq!(client.open("a.txt", "टोकायव आए।\n"), Vec::<String>::new());
    let insert = json!({
        "textDocument": {"uri": uri("a.txt"), "version": 2},
        "contentChanges": [{"range": {"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 0}}, "text": "टोकायेव गए।"}],
    });
    client.tell("textDocument/didChange", &insert);
    assert_eq!(client.diagnostics().len(), 1);
    let at =
        json!({"textDocument": {"uri": uri("a.txt")}, "position": {"line": 0, "character": 2}});
    let hover = client.ask("textDocument/hover", &at);
    insta::assert_snapshot!(hover["result"]["contents"]["value"].as_str().unwrap(), @"
    write «टोकायेव» instead of «टोकायव»: built-in table (editorial)

    - टोकायव · 1
    - टोकायेव · 1

    name · certain · `table-variant`
    ");
    let at = json!({"line": 0, "character": 2});
    let params = json!({
        "textDocument": {"uri": uri("a.txt")},
        "range": {"start": at, "end": at},
        "context": {"diagnostics": []},
    });
    let actions = client.ask("textDocument/codeAction", &params);
    let titles: Vec<&str> = actions["result"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["title"].as_str().unwrap())
        .collect();
    insta::assert_snapshot!(titles.join("\n"), @"
    Use «टोकायेव» here
    Always write «टोकायेव» for «टोकायव»: add a row to the table
    «टोकायव» and «टोकायेव» are two words
    Leave it: write [sic] after it
    ");
    let edit = &actions["result"][0]["edit"]["changes"][uri("a.txt")][0];
    assert_eq!(edit["newText"], "टोकायेव");
    assert_eq!(edit["range"]["end"], json!({"line": 0, "character": 6}));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_row_is_written_into_the_table_and_judged_by() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("vartani.toml"), "tables = [\"house.csv\"]\n").unwrap();
    fs::write(folder.join("house.csv"), "variant,canonical,relation\n").unwrap();
    let mut client = Client::start(folder, &json!(["utf-16"]));
    assert_eq!(client.open("a.txt", "टोकायव और टोकायेव").len(), 1);
    let command = json!({"command": "vartani.never", "arguments": ["टोकायव", "टोकायेव"]});
    client.ask("workspace/executeCommand", &command);
    assert_eq!(client.diagnostics(), Vec::<String>::new());
    let table = fs::read_to_string(folder.join("house.csv")).unwrap();
    assert_eq!(
        table,
        "variant,canonical,relation\nटोकायव,टोकायेव,distinct\n"
    );
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_broken_client_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::start(folder.path(), &json!(["utf-16"]));
    assert_eq!(
        client.ask("textDocument/hover", &json!({"x": 1}))["error"]["code"],
        -32602
    );
    assert_eq!(client.ask("no/such", &json!({}))["error"]["code"], -32601);
    let never_opened =
        json!({"textDocument": {"uri": uri("b")}, "position": {"line": 9, "character": 9}});
    assert_eq!(
        client.ask("textDocument/hover", &never_opened)["result"],
        Value::Null
    );
    let change = json!({
        "textDocument": {"uri": uri("b"), "version": 2},
        "contentChanges": [{"range": {"start": {"line": 9, "character": 9}, "end": {"line": 0, "character": 0}}, "text": "क"}],
    });
    client.tell("textDocument/didChange", &change);
    assert_eq!(client.open("c.html", "<p>टोकायव <b>टोका</b>येव").len(), 1);
    assert_eq!(client.leave(), Some(0));
}
