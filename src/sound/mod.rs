//! How it sounds: from spellings to phones, and how far apart two sounds are.

mod align;
mod edit_class;
mod fold;
mod letters;
mod phone;

pub use align::{
    AlignScratch, Alignment, Bound, Costs, InPlace, Operation, align, align_in_place, align_within,
    distance, in_place,
};
pub use edit_class::EditClass;
pub use fold::{FirmConsonants, Fold, fold};
pub use letters::phones;
pub use phone::{Kind, Manner, Phone, Phones, Place, Quality};
