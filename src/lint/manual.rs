//! The manual of the rules: what each is documented to do, and the page of it.

use super::finding::Rule;
use super::rule_doc::RuleDoc;
use super::{common_slips, encoding, inconsistent_spelling, orthography, table_variant};

/// The documentation of a rule, as it stands in the rule's file.
///
/// ```
/// use vartani::lint::{Rule, documentation};
/// assert!(documentation(Rule::Encoding).safety.contains("certain"));
/// ```
#[must_use]
pub const fn documentation(rule: Rule) -> &'static RuleDoc {
    match rule {
        Rule::TableVariant => &table_variant::DOC,
        Rule::InconsistentSpelling => &inconsistent_spelling::DOC,
        Rule::Encoding => &encoding::DOC,
        Rule::Orthography => &orthography::DOC,
        Rule::CommonSlips => &common_slips::DOC,
    }
}

/// One page of the manual, in Markdown, with headings from `level` down.
///
/// ```
/// use vartani::lint::{Rule, manual_page};
/// assert!(manual_page(Rule::Encoding, 1).starts_with("# encoding\n"));
/// ```
#[must_use]
pub fn manual_page(rule: Rule, level: usize) -> String {
    let doc = documentation(rule);
    let (title, part) = ("#".repeat(level), "#".repeat(level + 1));
    let (name, about) = (rule.name(), rule.about());
    let options = match doc.options {
        "" => String::new(),
        options => format!(" with `{options}`"),
    };
    let RuleDoc {
        what,
        why,
        example,
        fixed,
        safety,
        ..
    } = doc;
    format!(
        "{title} {name}\n\n{about}.\n\n\
         {part} What it does\n\n{what}\n\n\
         {part} Why this is bad\n\n{why}\n\n\
         {part} Example\n\n    {example}\n\n`fix`{options} writes:\n\n    {fixed}\n\n\
         {part} How safe the fix is\n\n{safety}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_each_part_of_the_documentation_once() {
        for rule in Rule::ALL {
            let page = manual_page(rule, 2);
            let doc = documentation(rule);
            for part in [doc.what, doc.why, doc.example, doc.fixed, doc.safety] {
                assert_eq!(page.matches(part).count(), 1, "{rule}: {part}");
            }
        }
    }
}
