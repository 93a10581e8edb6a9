//! Clusters a list of names: `cargo run --example cluster_names`.

use vartani::Checker;
use vartani::text::Document;

fn main() {
    let names = "शर्मिला\nटोकायेव\nटैगोर\nटोकायव\nशर्मीला\nतोकायेव\nटेगोर\n";
    let checker = Checker::builder().build();
    let canonicals = checker.cluster(&Document::from_text("names", names));
    for cluster in canonicals.clusters() {
        let spellings: Vec<&str> = cluster.members.iter().map(|m| m.surface.as_str()).collect();
        let preferred = cluster.canonical().map_or("?", |member| &member.surface);
        println!(
            "{} → {preferred} ({})",
            spellings.join(", "),
            cluster.reason
        );
    }
}
