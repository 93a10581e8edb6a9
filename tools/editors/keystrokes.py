#!/usr/bin/env python3
"""Types into a document of 5,000 words over the language server: time from each keystroke to
its diagnostics; then random edits, after each of which the diagnostics must be those of
`vartani check` of the same text. Standard library only.

  keystrokes.py VARTANI TEXT.txt [EDITS]
"""
import json, pathlib, random, subprocess, sys, tempfile, time

VARTANI, TEXT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).read_text(encoding="utf8")
EDITS = int(sys.argv[3]) if len(sys.argv) > 3 else 200
NAME = "file:///draft.txt"


class Client:
    def __init__(self, folder):
        self.server = subprocess.Popen([VARTANI, "lsp", "--isolated"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.send(id=1, method="initialize", params={"capabilities": {"general": {"positionEncodings": ["utf-32"]}}})
        self.read()
        self.send(method="initialized", params={})

    def send(self, **message):
        text = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
        self.server.stdin.flush()

    def read(self):
        length = 0
        while (line := self.server.stdout.readline().strip()):
            length = int(line.split(b":")[1])
        return json.loads(self.server.stdout.read(length))

    def diagnostics(self):
        while (note := self.read()).get("method") != "textDocument/publishDiagnostics":
            pass
        return note["params"]["diagnostics"]


def position(text, offset):
    before = text[:offset]
    line = before.count("\n")
    return {"line": line, "character": len(before) - (before.rfind("\n") + 1)}


def change(client, text, start, end, new, version):
    edit = {"range": {"start": position(text, start), "end": position(text, end)}, "text": new}
    client.send(method="textDocument/didChange", params={"textDocument": {"uri": NAME, "version": version}, "contentChanges": [edit]})
    return text[:start] + new + text[end:]


def opened(folder, text):
    client = Client(folder)
    client.send(method="textDocument/didOpen", params={"textDocument": {"uri": NAME, "languageId": "plaintext", "version": 1, "text": text}})
    client.diagnostics()
    return client


def places(found):
    return sorted((d["range"]["start"]["line"] + 1, d["range"]["start"]["character"] + 1, d["message"]) for d in found)


def fresh(folder, text):
    path = pathlib.Path(folder) / "draft.txt"
    path.write_text(text, encoding="utf8")
    out = subprocess.run([VARTANI, "check", "--isolated", "--format", "json", str(path)], capture_output=True, text=True).stdout
    return sorted((f["line"], f["column"], f["message"]) for f in map(json.loads, out.splitlines()))


def main():
    words = TEXT.replace("\r", "").split(" ")
    text = " ".join((words * (5000 // len(words) + 1))[:5000])
    chance, times = random.Random(1), []
    with tempfile.TemporaryDirectory() as folder:
        client = opened(folder, text)
        for number in range(EDITS):
            at = chance.randrange(len(text))
            began = time.monotonic()
            text = change(client, text, at, at, chance.choice("कखगमरस े्ा"), number + 2)
            client.diagnostics()
            times.append(time.monotonic() - began)
        times.sort()
        print(f"5,000 words: {times[len(times) // 2] * 1000:.1f} ms a keystroke (median of {EDITS}), longest {times[-1] * 1000:.1f} ms")
        text, wrong = " ".join(words[:300]), 0
        client = opened(folder, text)
        pieces = ["टोकायव ", "टोकायेव", "\n", "😀", "मास्को ", "मॉस्को ", "[sic]", " ", "़", "क्"]
        for number in range(EDITS):
            start = chance.randrange(len(text) + 1)
            end = min(len(text), start + chance.choice([0, 0, 1, 3, 20]))
            text = change(client, text, start, end, chance.choice(pieces), number + 2)
            if places(client.diagnostics()) != fresh(folder, text):
                wrong += 1
        print(f"{EDITS} random edits: {wrong} with other findings than a fresh check")
    sys.exit(1 if wrong or times[len(times) // 2] > 0.05 else 0)


main()
