//! Files on their way to a folder.

use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Paths inside the folder, with `/` between folders, and contents.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of a folder and of the folders in it.
pub fn tree(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            let inner = tree(&entry.path())?.into_iter();
            files.extend(inner.map(|(path, contents)| (format!("{name}/{path}"), contents)));
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(files)
}

/// The same without their folders: those are for whoever reads the files.
pub fn flat(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Files> {
    let mut flat = Files::new();
    for (path, contents) in files {
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        if flat.insert(name, contents).is_some() {
            bail!("two files have the name of {path}");
        }
    }
    Ok(flat)
}

/// Removes a folder, if it is there.
pub fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}
