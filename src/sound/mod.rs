//! How it sounds: from spellings to phones, and how far apart two sounds are.

mod align;
mod arabic;
mod cyrillic;
mod edit_class;
mod fold;
mod indic;
mod latin;
mod phone;
mod sinhala;

pub use align::{
    Alignment, Bound, Costs, InPlace, Operation, Room, align, align_in_place, align_within,
    distance, in_place,
};
pub use edit_class::EditClass;
pub use fold::{FirmConsonants, Fold, fold};
pub use phone::{Kind, Manner, Phone, Phones, Place, Quality};

use crate::text::Script;

/// The phones of a spelling. Letters of scripts without a table give nothing.
///
/// Cost: one pass and one allocation; Latin and Arabic take a second.
pub fn phones(spelling: &str) -> Phones {
    match Script::of(spelling) {
        Some(Script::Latin) => latin::phones(spelling),
        Some(Script::Cyrillic) => cyrillic::phones(spelling),
        Some(Script::Arabic) => arabic::phones(spelling),
        Some(script) if script.block().is_some() => indic::phones(spelling, script),
        _ => Phones::default(),
    }
}
