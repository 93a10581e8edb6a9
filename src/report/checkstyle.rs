//! Checkstyle's XML, which Jenkins and many editors read.
//!
//! Source: the output of Checkstyle's `XMLLogger`.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::located::Located;
use crate::text::visible;
use crate::variant::Tier;

/// The whole report, files in the order of the findings.
///
/// # Errors
/// Where `out` cannot be written.
pub fn findings(out: &mut dyn Write, found: &[Located]) -> io::Result<()> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    // By that vartani knows its own reports.
    writer.write_event(Event::Comment(BytesText::from_escaped(" vartani ")))?;
    writer
        .create_element("checkstyle")
        .with_attribute(("version", "4.3"))
        .write_inner_content(|writer| {
            found
                .chunk_by(|a, b| a.path == b.path)
                .try_for_each(|of_file| file(writer, of_file))
        })?;
    out.write_all(&writer.into_inner())?;
    writeln!(out)
}

fn file(writer: &mut Writer<Vec<u8>>, of_file: &[Located]) -> io::Result<()> {
    let Some(first) = of_file.first() else {
        return Ok(());
    };
    writer
        .create_element("file")
        .with_attribute(("name", visible(&first.path).as_ref()))
        .write_inner_content(|writer| {
            of_file
                .iter()
                .try_for_each(|located| error(writer, located))
        })?;
    Ok(())
}

fn error(writer: &mut Writer<Vec<u8>>, located: &Located) -> io::Result<()> {
    let finding = &located.finding;
    let severity = if finding.tier == Tier::Possible {
        "info"
    } else {
        "warning"
    };
    writer
        .create_element("error")
        .with_attribute(("line", located.start.line.to_string().as_str()))
        .with_attribute(("column", located.start.column.to_string().as_str()))
        .with_attribute(("severity", severity))
        .with_attribute(("message", visible(&finding.message).as_ref()))
        .with_attribute(("source", format!("vartani.{}", finding.rule).as_str()))
        .write_empty()?;
    Ok(())
}
