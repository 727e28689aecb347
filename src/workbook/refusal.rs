//! Why a file is no workbook that can be read.

use serde::Serialize;

/// Most that a part of a workbook may come to when it is unpacked, in megabytes.
pub const MOST_UNPACKED: u32 = 256;

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum NotBook {
    /// A packed file that holds no workbook.
    NoWorkbook,
    /// Something in it is not as it must be, or cut off.
    DamagedWorkbook,
    /// An OpenDocument (`.ods`).
    OpenDocument,
    /// A workbook in binary form (`.xlsb`).
    BinaryWorkbook,
    /// More than is unpacked.
    UnpacksTooLarge {
        /// The most, in megabytes.
        max: u32,
    },
    /// No sheet in it has a table.
    EmptyWorkbook,
}

impl NotBook {
    /// More than is unpacked.
    pub const TOO_LARGE: Self = Self::UnpacksTooLarge { max: MOST_UNPACKED };
}
