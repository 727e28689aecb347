//! Writes the seeds of each fuzz target into a folder, and says the targets' names.

#[path = "bodies.rs"]
mod bodies;

use std::fs;
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap());
    for (target, _) in bodies::ALL {
        let of_target = folder.join(target);
        fs::create_dir_all(&of_target)?;
        for (n, seed) in bodies::seeds::of(target).iter().enumerate() {
            fs::write(of_target.join(format!("seed-{n}")), seed)?;
        }
        println!("{target}");
    }
    Ok(())
}
