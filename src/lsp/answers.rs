//! Diagnostics, hover and code actions: functions of findings.

use std::collections::HashMap;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Command, Diagnostic, DiagnosticSeverity,
    Hover, HoverContents, MarkupContent, MarkupKind, NumberOrString, Range, TextEdit, Uri,
    WorkspaceEdit,
};

use crate::lint::Finding;
use crate::text::TextSpan;
use crate::variant::Tier;

use super::opened::Checked;

/// Commands that the server carries out.
pub(super) const ADD: &str = "vartani.add";
pub(super) const NEVER: &str = "vartani.never";

/// One for each finding, and for each further place that it stands for.
pub(super) fn diagnostics(checked: &Checked) -> Vec<Diagnostic> {
    let one = |finding: &Finding, span: TextSpan| Diagnostic {
        range: range(checked, span),
        severity: Some(match finding.tier {
            Tier::Certain => DiagnosticSeverity::WARNING,
            Tier::Likely => DiagnosticSeverity::INFORMATION,
            Tier::Possible => DiagnosticSeverity::HINT,
        }),
        code: Some(NumberOrString::String(finding.rule.name().to_owned())),
        source: Some("vartani".to_owned()),
        message: finding.message.clone(),
        ..Diagnostic::default()
    };
    let findings = checked.report.findings().iter();
    findings
        .flat_map(|finding| {
            let more = finding.more.iter().map(|(span, _)| *span);
            std::iter::once(finding.span)
                .chain(more)
                .map(move |span| one(finding, span))
        })
        .collect()
}

fn range(checked: &Checked, span: TextSpan) -> Range {
    let place = checked.report.document().source_span(span);
    checked.lines.range(&checked.text, place.range())
}

/// The findings that a range touches.
fn touched(checked: &Checked, wanted: Range) -> impl Iterator<Item = &Finding> {
    let touches = move |span: TextSpan| {
        let range = range(checked, span);
        range.start <= wanted.end && wanted.start <= range.end
    };
    let findings = checked.report.findings().iter();
    findings.filter(move |finding| {
        touches(finding.span) || finding.more.iter().any(|(span, _)| touches(*span))
    })
}

/// The evidence: spellings with their counts, why one is preferred, how sure it is.
pub(super) fn hover(checked: &Checked, at: Range) -> Option<Hover> {
    let finding = touched(checked, at).next()?;
    let cluster = checked.report.canonicals().named(&finding.cluster);
    let cluster = cluster.filter(|_| finding.rule.is_about_sets());
    let members = cluster.iter().flat_map(|cluster| &cluster.members);
    let spellings: Vec<String> = members
        .filter(|member| member.count > 0)
        .map(|member| format!("- {} · {}", member.surface, member.count))
        .collect();
    let Finding {
        message,
        rule,
        kind,
        tier,
        ..
    } = finding;
    let value = format!(
        "{message}\n\n{}\n\n{kind} · {tier} · `{rule}`",
        spellings.join("\n")
    );
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value,
        }),
        range: Some(range(checked, finding.span)),
    })
}

/// What can be done about the findings that a range touches.
pub(super) fn actions(checked: &Checked, uri: &Uri, wanted: Range) -> Vec<CodeActionOrCommand> {
    let mut actions = Vec::new();
    for finding in touched(checked, wanted) {
        for to in spellings(checked, finding) {
            of_spelling(&mut actions, checked, uri, finding, &to);
        }
        if finding.rule.is_about_sets() {
            never(&mut actions, finding);
            actions.push(sic(checked, uri, finding));
        }
    }
    actions
}

/// The spellings that a finding may be changed to: the suggestion, else all of its set.
fn spellings(checked: &Checked, finding: &Finding) -> Vec<String> {
    if let Some(suggestion) = &finding.suggestion {
        return vec![suggestion.clone()];
    }
    let cluster = checked.report.canonicals().named(&finding.cluster);
    let members = cluster.iter().flat_map(|cluster| &cluster.members);
    let others = members.filter(|member| member.surface != finding.word && member.count > 0);
    others.map(|member| member.surface.clone()).collect()
}

fn of_spelling(
    actions: &mut Vec<CodeActionOrCommand>,
    checked: &Checked,
    uri: &Uri,
    finding: &Finding,
    to: &str,
) {
    let here: Vec<(TextSpan, &str)> = std::iter::once((finding.span, to))
        .chain(finding.more.iter().map(|(span, to)| (*span, to.as_str())))
        .collect();
    let title = format!("Use «{to}» here");
    actions.extend(edit(
        title,
        checked,
        uri,
        &here,
        finding.suggestion.is_some(),
    ));
    if !finding.rule.is_about_sets() {
        return;
    }
    let same = checked.report.findings().iter();
    let same = same.filter(|other| other.cluster == finding.cluster && other.word != to);
    let all: Vec<(TextSpan, &str)> = same
        .map(|other| match &other.suggestion {
            Some(own) if finding.suggestion.is_some() => (other.span, own.as_str()),
            _ => (other.span, to),
        })
        .collect();
    if all.len() > 1 {
        let title = format!("Use «{to}» everywhere in this document");
        actions.extend(edit(title, checked, uri, &all, false));
    }
    let title = format!(
        "Always write «{to}» for «{}»: add a row to the table",
        finding.word
    );
    actions.push(command(title, ADD, [finding.word.as_str(), to]));
}

fn never(actions: &mut Vec<CodeActionOrCommand>, finding: &Finding) {
    if finding.cluster != finding.word {
        let title = format!("«{}» and «{}» are two words", finding.word, finding.cluster);
        let words = [finding.word.as_str(), finding.cluster.as_str()];
        actions.push(command(title, NEVER, words));
    }
}

/// Leaves the word, and says that it is meant.
fn sic(checked: &Checked, uri: &Uri, finding: &Finding) -> CodeActionOrCommand {
    let end = range(checked, finding.span).end;
    let insert = TextEdit::new(Range::new(end, end), " [sic]".to_owned());
    action(
        "Leave it: write [sic] after it".to_owned(),
        uri,
        vec![insert],
        false,
    )
}

fn command(title: String, name: &str, words: [&str; 2]) -> CodeActionOrCommand {
    let arguments = words.map(std::convert::Into::into).to_vec();
    CodeActionOrCommand::Command(Command::new(title, name.to_owned(), Some(arguments)))
}

/// The edits of these places, where all can be written.
fn edit(
    title: String,
    checked: &Checked,
    uri: &Uri,
    places: &[(TextSpan, &str)],
    is_preferred: bool,
) -> Option<CodeActionOrCommand> {
    let document = checked.report.document();
    let mut edits = Vec::new();
    for (span, to) in places {
        for (place, text) in document.splices(*span, to)? {
            let range = checked.lines.range(&checked.text, place.range());
            edits.push(TextEdit::new(range, text));
        }
    }
    Some(action(title, uri, edits, is_preferred))
}

fn action(title: String, uri: &Uri, edits: Vec<TextEdit>, preferred: bool) -> CodeActionOrCommand {
    #[expect(clippy::mutable_key_type, reason = "the protocol's own type")]
    let changes = HashMap::from([(uri.clone(), edits)]);
    CodeActionOrCommand::CodeAction(CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        edit: Some(WorkspaceEdit::new(changes)),
        is_preferred: Some(preferred),
        ..CodeAction::default()
    })
}
