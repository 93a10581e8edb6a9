//! Which keys of structured data hold prose, and which hold what a program reads.
//!
//! To add a key, add its last word in small letters: `og_title`, `seoTitle` and `title` are
//! all `title`.

use super::malformed::Malformed;
use crate::text::Segment;

/// Keys whose values people read, in front matter too.
const PROSE: &[&str] = &[
    "title",
    "subtitle",
    "description",
    "summary",
    "excerpt",
    "abstract",
    "alt",
    "caption",
    "headline",
    "heading",
    "subheading",
    "tagline",
    "lead",
    "lede",
    "intro",
    "teaser",
    "blurb",
    "standfirst",
    "kicker",
    "byline",
    "footnote",
    "credit",
    "quote",
    "message",
    "placeholder",
    "tooltip",
    "hint",
    "help",
    "notice",
    "greeting",
    "question",
    "answer",
    "body",
    "text",
    "content",
    "desc",
    "शीर्षक",
    "उपशीर्षक",
    "विवरण",
    "सारांश",
    "परिचय",
];

/// Keys whose values name something, in every kind of data.
const NAMES: &[&str] = &[
    "id",
    "ids",
    "key",
    "slug",
    "url",
    "urls",
    "uri",
    "href",
    "src",
    "srcset",
    "path",
    "paths",
    "file",
    "filename",
    "filepath",
    "permalink",
    "ref",
    "uuid",
    "guid",
    "anchor",
    "class",
    "classname",
    "selector",
    "xpath",
    "regex",
    "regexp",
    "hash",
    "checksum",
    "token",
    "email",
    "username",
    "hostname",
    "endpoint",
    "route",
    "schema",
    "mime",
    "mimetype",
];

/// Keys whose values a program reads, in settings and front matter.
const SETTINGS: &[&str] = &[
    "link",
    "links",
    "image",
    "images",
    "img",
    "icon",
    "cover",
    "thumbnail",
    "avatar",
    "logo",
    "type",
    "kind",
    "style",
    "layout",
    "template",
    "theme",
    "alias",
    "aliases",
    "redirect",
    "from",
    "to",
    "rel",
    "relref",
    "parent",
    "weight",
    "date",
    "time",
    "lang",
    "locale",
    "language",
    "code",
    "command",
    "cmd",
    "run",
    "script",
    "scripts",
    "args",
    "entrypoint",
    "env",
    "sql",
    "query",
    "pattern",
    "glob",
    "include",
    "exclude",
    "uses",
    "needs",
    "color",
    "format",
    "encoding",
    "version",
    "repo",
    "repository",
    "branch",
    "host",
    "user",
    "author",
    "authors",
    "tags",
    "tag",
    "category",
    "categories",
    "keywords",
    "series",
    "dir",
    "folder",
    "directory",
    "import",
    "module",
    "package",
    "default",
    "when",
    "if",
    "condition",
    "expression",
    "shell",
    "nav",
    "menu",
];

/// Tags of languages that a file of translations may have at its root.
const LANGUAGES: &str = " aa ab af ak am ar as ay az ba be bg bh bn bo br bs ca cs cy da de dv \
    dz el en eo es et eu fa fi fo fr fy ga gl gn gu ha he hi hr hu hy ia ig is it ja jv ka kk km \
    kn ko ks ku ky la lb lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn om pa pl ps pt qu ro ru \
    rw sa sd si sk sl sm sn so sq sr st su sv sw ta te tg th ti tk tl tr ts tt ug uk ur uz vi wo \
    xh yi yo zh zu awa bho brx doi kok mag mai mni new raj sat ";

/// True for a key that says that a program reads its value.
pub(super) fn names_data(key: &str) -> bool {
    key.starts_with(['@', '$']) || NAMES.contains(&last_word(key).as_str())
}

/// True for a key below which nothing is prose: what ARB says of a message, the context
/// of JSON-LD.
pub(super) fn describes_data(key: &str) -> bool {
    key.starts_with('@') && key != "@graph"
}

/// True for a key of front matter whose value is prose.
pub(super) fn names_prose(key: &str) -> bool {
    PROSE.contains(&last_word(key).as_str())
}

/// The values of settings that are prose, or those of the fields chosen: by key, or by a
/// path with dots. `values` reads those that are wanted by their keys and what they say.
pub(super) fn prose_or_chosen(
    fields: &[String],
    values: impl FnOnce(&mut dyn FnMut(&[&str], &str) -> bool) -> Result<Vec<Segment>, Malformed>,
) -> Result<Vec<Segment>, Malformed> {
    let mut seen = false;
    let found = values(&mut |keys, value| {
        if fields.is_empty() {
            return is_prose(keys, value);
        }
        let last = keys.last().copied().unwrap_or("");
        let is_chosen = fields.iter().any(|it| it == last || *it == keys.join("."));
        seen |= is_chosen;
        is_chosen
    })?;
    if fields.is_empty() || seen {
        Ok(found)
    } else {
        Err(Malformed::choice("field", fields, &[]))
    }
}

/// True where the value of a setting is prose: its key says so, or it is a sentence and its
/// key does not say otherwise, or the file holds translations.
pub(super) fn is_prose(keys: &[&str], value: &str) -> bool {
    let last = keys.last().copied().unwrap_or("");
    if names_prose(last) {
        return true;
    }
    if names_data(last) {
        return false;
    }
    let is_translation = keys.len() > 1 && is_language(keys[0]);
    let is_setting = SETTINGS.contains(&last_word(last).as_str());
    is_translation || (!is_setting && value.split_whitespace().nth(1).is_some())
}

fn is_language(key: &str) -> bool {
    let tag = key.split(['-', '_']).next().unwrap_or("");
    !tag.is_empty() && LANGUAGES.contains(&format!(" {tag} "))
}

/// The last word of a key in any way of joining words, in small letters.
fn last_word(key: &str) -> String {
    let after = key.rsplit(['_', '-', '.', ':', ' ', '/']).next();
    let word = after.unwrap_or(key);
    let capitals = word.char_indices().rev().find(|(_, c)| c.is_uppercase());
    let has_small = word.chars().any(char::is_lowercase);
    let start = capitals.filter(|_| has_small).map_or(0, |(at, _)| at);
    word[start..].to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_say_what_their_values_are() {
        assert!(
            ["title", "og_title", "seoTitle", "meta-description", "TITLE"]
                .iter()
                .all(|k| names_prose(k))
        );
        assert!(
            ["id", "user_id", "imageUrl", "$ref", "@type"]
                .iter()
                .all(|k| names_data(k))
        );
        assert!(!names_prose("default") && !names_data("grid"));
        assert!(is_prose(&["hi", "hello"], "नमस्ते"));
        assert!(!is_prose(&["city", "name"], "मास्को"));
        assert!(is_prose(&["city", "about"], "मास्को एक नगर है"));
        assert!(!is_prose(&["jobs", "run"], "echo मास्को"));
    }
}
