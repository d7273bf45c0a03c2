//! What every desk is told of the hall's content.

use super::common::date;
use super::publishing_desk::names;
use crate::domain::content::KitUsed;
use crate::domain::hall::Language;
use crate::domain::time::UtcOffset;

words! {
    shipped(version: u32) { zh "第 {version} 版指南和公告发布过，现在显示不了，屏幕上是安装时自带的。请告诉管理员或审批人。", en "Version {version} of guides and notices was published and cannot be shown; on the screens is what was installed. Tell an administrator or an approver." }
    kit_alone(day: &str) { zh "{day} 有人用过密钥恢复码，换了签名密钥。您没听说过这件事，请马上告诉大厅经理。", en "On {day} somebody used the key recovery kit and changed the signing key. If you have not heard of it, tell the hall's manager at once." }
    kit_withdrew(day: &str, versions: &str) { zh "{day} 有人用过密钥恢复码，换了签名密钥，撤下了第 {versions} 版。您没听说过这件事，请马上告诉大厅经理。", en "On {day} somebody used the key recovery kit: the signing key was changed and version {versions} withdrawn. If you have not heard of it, tell the hall's manager at once." }
    case_key_unkept() { zh "办件里的姓名和电话是加密保存的，但钥匙还没有备份：这台机器坏了，就没有人能再打开。请管理员在工作人员页面重新做一份密码恢复码。", en "Names and phones of cases are kept encrypted, and the key has no backup: if this machine breaks nobody can open them. An administrator should make a new recovery code on the staff page." }
}

/// Versions are named one by one up to so many.
const NAMED_MAX: usize = 4;

/// A recovery kit was used.
pub fn kit_used(language: Language, used: &KitUsed, offset: UtcOffset) -> String {
    let day = date(language, offset.day(used.at));
    let mut versions = used.withdrawn.clone();
    versions.sort_unstable();
    match versions.as_slice() {
        [] => kit_alone(language, &day),
        [first, .., last] if versions.len() > NAMED_MAX => kit_withdrew(language, &day, &format!("{first}–{last}")),
        some => kit_withdrew(language, &day, &names(language, &some.iter().map(u32::to_string).collect::<Vec<_>>())),
    }
}
