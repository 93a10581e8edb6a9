//! Which text of a Word or `OpenDocument` part is ours to fix: fields, comments and what
//! others inserted are not. `{}` marks the words that are fixed.

use std::fs;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::run::{said, vartani};

const WORD: [&str; 11] = [
    "<w:r><w:t>{}</w:t></w:r>",
    // A field, in quotes of either kind, with data of its own, and one without an end.
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>मास्को</w:t></w:r>\
     <w:r><w:fldChar w:fldCharType = \"end\"/></w:r><w:r><w:t> {}</w:t></w:r>",
    "<w:r><w:fldChar w:fldCharType='begin'><w:ffData/></w:fldChar></w:r><w:r><w:t>मास्को</w:t></w:r>\
     <w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t> {}</w:t></w:r>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>{}</w:t></w:r>",
    "<w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='begin'/></w:r>\
     <w:r><w:t>मास्को</w:t><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t> {}</w:t></w:r>",
    // Inserted or moved by somebody, as a word or a part of one.
    "<w:ins w:author='x'><w:r><w:t>मास्को</w:t></w:r></w:ins><w:r><w:t> {}</w:t></w:r>",
    "<w:moveTo w:author='x'><w:r><w:t>मास्को</w:t></w:r></w:moveTo><w:r><w:t> {}</w:t></w:r>",
    "<w:r><w:t>मा</w:t></w:r><w:ins><w:r><w:t>स्को</w:t></w:r></w:ins><w:r><w:t> {}</w:t></w:r>",
    "<w:r><w:t>मास्को</w:t></w:r><w:ins><w:r><w:t>वासी</w:t></w:r></w:ins><w:r><w:t>मास्को {}</w:t></w:r>",
    "<w:r><w:t>{} </w:t></w:r><w:ins><w:r><w:t>नया </w:t></w:r></w:ins><w:r><w:t>{}</w:t></w:r>",
    "<w:r><w:ruby><w:rt><w:r><w:t>मास्को</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>{}</w:t></w:r>\
     </w:rubyBase></w:ruby></w:r>",
];

const OPEN: [&str; 4] = [
    "<text:ruby><text:ruby-base>{}</text:ruby-base><text:ruby-text>मास्को</text:ruby-text></text:ruby>",
    "<text:meta>{}</text:meta>",
    "<text:change-start text:change-id='a'/>मास्को <text:change-end text:change-id='a'/>{}",
    "<office:annotation><text:p>मास्को</text:p></office:annotation>{}",
];

fn check(name: &str, part: &str, source: &str) {
    let written = |word: &str| source.replace("{}", word);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.start_file(part, options).unwrap();
    writer.write_all(written("मास्को").as_bytes()).unwrap();
    fs::write(&path, writer.finish().unwrap().into_inner()).unwrap();
    let output = vartani(folder.path(), &["fix", "--isolated", name]);
    let mut archive = ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
    let mut text = String::new();
    let mut fixed = archive.by_name(part).unwrap();
    fixed.read_to_string(&mut text).unwrap();
    assert_eq!(text, written("मॉस्को"), "{}", said(&output));
}

#[test]
fn what_is_fixed_of_word() {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    for text in WORD {
        let body = format!("<w:p><w:r><w:t>मॉस्को </w:t></w:r>{text}</w:p>");
        for prefix in ["w", "x", ""] {
            let named = match prefix {
                "" => body.replace("w:", ""),
                _ => body.replace("w:", &format!("{prefix}:")),
            };
            let (root, colon) = if prefix.is_empty() {
                ("document".to_owned(), "")
            } else {
                (format!("{prefix}:document"), ":")
            };
            let source = format!("<{root} xmlns{colon}{prefix}=\"{namespace}\">{named}</{root}>");
            check("a.docx", "word/document.xml", &source);
        }
    }
}

#[test]
fn what_is_fixed_of_open_document() {
    for text in OPEN {
        let source = format!(
            "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
             xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><text:p>मॉस्को {text}</text:p>\
             </office:document-content>"
        );
        check("a.odt", "content.xml", &source);
    }
}
