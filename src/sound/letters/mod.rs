//! How the letters of each script sound.

mod abugida;
mod arabic;
mod cyrillic;
mod georgian;
mod indic;
mod latin;
mod sinhala;

use crate::sound::phone::Phones;
use crate::text::Script;

/// The phones of a spelling. Letters of scripts without a table give nothing.
///
/// Cost: one pass and one allocation; Latin and Arabic take a second.
///
/// ```
/// use vartani::sound::phones;
/// assert_eq!(phones("टोकायेव").to_string(), "ṭokāyev");
/// assert_eq!(phones("Tokayev"), phones("tokayev"));
/// ```
#[must_use]
pub fn phones(spelling: &str) -> Phones {
    match Script::of_word(spelling) {
        Some(Script::Latin) => latin::phones(spelling),
        Some(Script::Cyrillic) => cyrillic::phones(spelling),
        Some(Script::Arabic) => arabic::phones(spelling),
        Some(Script::Georgian) => georgian::phones(spelling),
        Some(script) if script.block().is_some() => indic::phones(spelling, script),
        _ => Phones::default(),
    }
}
