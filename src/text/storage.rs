//! What has happened to the storage, in the words of those who read it.

use crate::domain::hall::Language;

/// What has happened to the storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageTrouble {
    /// Entries are gone; numbers were skipped ahead.
    Skipped,
    /// Whether the last entries are all there cannot be proved.
    Unproven,
    /// Nobody knows which numbers were given: none is given until staff confirm.
    NumbersUnknown,
    /// Some of what an append needs cannot be read.
    RecordsUnreadable,
}

words! {
    skipped() { zh "这台机器的存储丢过数据，已跳号继续，请告诉管理员。", en "This machine's storage lost data; numbers were skipped ahead. Tell the administrator." }
    unproven() { zh "这台机器用来核对记录的文件坏了，已重新建立；最后几条记录是否齐全无法证明，请告诉管理员。", en "The file that guards this machine's records was damaged and has been made anew. Whether the last records are all there cannot be proved; tell the administrator." }
    numbers_unknown() { zh "这台机器的记录全部丢失，不知道今天发过哪些号，所以现在不发号。请先收回或记下居民手里的号，再确认；确认后号码可能从 1 号重新开始。", en "This machine has lost all its records: nobody knows which numbers were given, so none is given now. Collect or note the numbers people hold, then confirm; numbers may then begin again at 1." }
    numbers_confirm() { zh "已核对，重新开始发号", en "Checked: give numbers again" }
    records_unreadable() { zh "有一份编号记录读不出来，用到它的那一部分不能办理，其余照常；请告诉管理员。", en "A record of running numbers cannot be read: what needs it does not work, everything else does. Tell the administrator." }
    resident_numbers_unknown() { zh "这台取号机现在不能发号，请到窗口找工作人员。", en "This screen cannot give numbers now. Please ask at a counter." }
    done_numbers() { zh "已确认，可以发号", en "Confirmed: numbers are given again" }
}

impl StorageTrouble {
    /// What staff read.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Skipped => skipped(language),
            Self::Unproven => unproven(language),
            Self::NumbersUnknown => numbers_unknown(language),
            Self::RecordsUnreadable => records_unreadable(language),
        }
    }
}
