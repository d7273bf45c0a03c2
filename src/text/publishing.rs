//! Why content was not published or taken in, in an editor's words, each with what can be done about it.

use serde_json::Value;

use super::common::date;
use super::{editor, form, guide_fields, publishing_desk};
use crate::domain::access::HAND_DAYS;
use crate::domain::content::recovery::{GROUP_DIGITS, GROUPS, KitFault};
use crate::domain::content::wrapped::{PASSPHRASE_LENGTH_MIN, WrapFault};
use crate::domain::content::{
    Act, BUNDLE_BYTES_MAX, ChainFault, DRAFT_BYTES_MAX, Damage, Denied, Older, Refusal, SignFault, VALIDITY_DAYS_MAX, WhyShipped,
};
use crate::domain::hall::Language;
use crate::domain::identity::PersonId;
use crate::domain::parts::{GUIDES, HALL, NOTICES};
use crate::domain::time::{Timestamp, UtcOffset};

const KILOBYTE: usize = 1024;
const MEGABYTE: usize = 1024 * 1024;

words! {
    too_large(found: usize, max: usize) { zh "文件太大：{found} MB，最多 {max} MB", en "The file is too large: {found} MB, at most {max} MB" }
    too_large_remedy() { zh "请确认选的是发布包；内容真有这么多，请联系开发者。", en "Check that it is a content bundle; if there really is so much content, tell the developers." }
    not_a_bundle() { zh "这不是发布包", en "This is not a content bundle" }
    not_a_bundle_remedy() { zh "请选择从“导出”得到的文件。", en "Choose a file that was made by “export”." }
    newer() { zh "这个发布包是更新的程序做的", en "This bundle was made by a newer program" }
    newer_remedy() { zh "请先更新这台机器上的程序，再导入。", en "Update the program on this machine, then import again." }
    unsigned() { zh "发布包没有签名", en "The bundle is not signed" }
    unsigned_remedy() { zh "没有签名的内容不能用。请在发布机上按“发布”，再导出。", en "Unsigned content cannot be used. Publish it on the publishing machine and export it there." }
    damaged_text() { zh "文件损坏：不是文字", en "The file is damaged: it is no text" }
    damaged_at(line: usize, column: usize) { zh "文件损坏：第 {line} 行第 {column} 列读不下去", en "The file is damaged: unreadable from line {line}, column {column}" }
    damaged_spelling() { zh "文件被改动过：写法不是发布时的样子", en "The file was changed: it is not written the way it was published" }
    damaged_part(part: &str) { zh "文件损坏：“{part}”的内容与校验码不符", en "The file is damaged: “{part}” does not fit its checksum" }
    damaged_signature() { zh "文件被改动过：与签名不符", en "The file was changed: it does not fit its signature" }
    damaged_remedy() { zh "请重新拷贝一次；U 盘可能坏了。不要用记事本或其他程序打开后保存。", en "Copy it again: the USB stick may be failing. Do not open and save it with an editor." }
    wrong_hall(found: &str, expected: &str) { zh "这是大厅 {found} 的内容，本大厅是 {expected}", en "This content is for hall {found}; this is hall {expected}" }
    wrong_hall_remedy() { zh "请用本大厅发布机导出的文件。", en "Use a file exported by this hall's publishing machine." }
    wrong_key(found: &str, expected: &str) { zh "签名的密钥是 {found}，本机只认 {expected}", en "It is signed by key {found}; this machine knows {expected}" }
    wrong_key_remedy() { zh "发布机换过密钥的，请用换密钥之后导出的文件；没有换过的，不要使用这个文件，并告诉管理员。", en "If the publishing machine has changed its key, use a file exported after that. If it has not, do not use this file and tell the administrator." }
    key_change(number: u32) { zh "第 {number} 次换密钥的声明不成立", en "Statement {number} about a change of key does not hold" }
    key_change_long() { zh "换密钥的次数太多", en "Too many changes of key" }
    key_change_remedy() { zh "请告诉管理员：可能有人冒充发布机，或需要用密钥恢复码重新声明。", en "Tell the administrator: somebody may pretend to be the publishing machine, or the recovery kit must state the key anew." }
    one_person() { zh "没有第二个人审批", en "No second person has approved it" }
    one_person_remedy() { zh "作者本人不能审批，请由另一人审批后再发布。", en "The author cannot approve. Let another person approve it and publish it again." }
    older(found: u32, newest: u32) { zh "这是第 {found} 版，本机已有第 {newest} 版", en "This is version {found}; version {newest} is here already" }
    older_remedy() { zh "旧版不能再导入。想恢复旧内容，请在发布历史里选“恢复”，会作为新版发布。", en "An older version cannot be imported. To go back, choose it in the history: it is published as a new version." }
    too_far_ahead(found: u32, newest: u32) { zh "这是第 {found} 版，本机才到第 {newest} 版：版本号不可信", en "This is version {found}, while version {newest} is the newest here: that number is not believable" }
    too_far_ahead_remedy() { zh "不要使用这个文件，并告诉管理员：密钥可能被人拿走了。", en "Do not use this file and tell the administrator: somebody may have got hold of the key." }
    same_version(version: u32) { zh "本机已有第 {version} 版，内容却不一样", en "Version {version} is here already, with other content" }
    same_version_remedy() { zh "可能有两台机器各自发布过。请在一台机器上重新发布，版本号会变大。", en "Two machines may have published. Publish again on one of them: the version grows." }
    expired(day: &str) { zh "已过有效期（{day}）", en "It has expired ({day})" }
    expired_remedy() { zh "请编辑核对内容后重新发布。日期不对的，请先校准这台机器的时间。", en "Check the content and publish it again. If the date is wrong, set this machine's clock first." }
    future(day: &str) { zh "制作时间是 {day}，比本机的日期还晚", en "It was made on {day}, which is later than this machine's date" }
    future_remedy() { zh "两台机器有一台日期不对，校准后再试。", en "One of the two machines has a wrong date: set it and try again." }
    schema(part: &str, detail: &str) { zh "“{part}”的内容不合格式：{detail}", en "“{part}” does not have the right form: {detail}" }
    schema_remedy() { zh "请在发布机上改正后重新发布。", en "Mend it on the publishing machine and publish it again." }
    nothing_kept() { zh "没有导入任何内容，原来的内容照常使用。", en "Nothing was imported; the content in use stays." }
}

/// Why a bundle is not taken in, and what to do.
pub fn refusal(language: Language, refusal: &Refusal, offset: UtcOffset) -> (String, String) {
    let day = |at: Timestamp| date(language, offset.day(at));
    match refusal {
        Refusal::TooLarge { bytes } => {
            (too_large(language, bytes.div_ceil(MEGABYTE), BUNDLE_BYTES_MAX / MEGABYTE), too_large_remedy(language))
        }
        Refusal::NotABundle => (not_a_bundle(language), not_a_bundle_remedy(language)),
        Refusal::Newer => (newer(language), newer_remedy(language)),
        Refusal::Unsigned => (unsigned(language), unsigned_remedy(language)),
        Refusal::Damaged(damage) => (damaged(language, damage), damaged_remedy(language)),
        Refusal::WrongHall { found, expected } => (wrong_hall(language, found, expected), wrong_hall_remedy(language)),
        Refusal::WrongKey { found, expected } => (wrong_key(language, &found.spoken(), &expected.spoken()), wrong_key_remedy(language)),
        Refusal::KeyChange(fault) => (chain(language, *fault), key_change_remedy(language)),
        Refusal::OnePerson => (one_person(language), one_person_remedy(language)),
        Refusal::Older { found, newest } => (older(language, *found, *newest), older_remedy(language)),
        Refusal::TooFarAhead { found, newest } => (too_far_ahead(language, *found, *newest), too_far_ahead_remedy(language)),
        Refusal::SameVersion { version } => (same_version(language, *version), same_version_remedy(language)),
        Refusal::Expired { at } => (expired(language, &day(*at)), expired_remedy(language)),
        Refusal::Future { made_at } => (future(language, &day(*made_at)), future_remedy(language)),
        Refusal::Schema { part, detail } => (schema(language, part, detail), schema_remedy(language)),
    }
}

fn damaged(language: Language, damage: &Damage) -> String {
    match damage {
        Damage::NotText => damaged_text(language),
        Damage::Unreadable(line, column) => damaged_at(language, *line, *column),
        Damage::Spelling => damaged_spelling(language),
        Damage::Part(part) => damaged_part(language, part),
        Damage::Signature => damaged_signature(language),
    }
}

fn chain(language: Language, fault: ChainFault) -> String {
    match fault {
        ChainFault::Broken(number) | ChainFault::Signature(number) | ChainFault::Recovery(number) | ChainFault::Fork(number) => {
            key_change(language, number)
        }
        ChainFault::TooLong => key_change_long(language),
    }
}

words! {
    not_allowed_propose() { zh "您没有编辑内容的权限", en "You may not edit content" }
    not_allowed_texts() { zh "这份修改动了指南或公告，您没有改它们的权限", en "It changes guides or notices, which you may not" }
    not_allowed_hall() { zh "这份修改动了大厅设置（hall.json），您没有改它的权限", en "It changes the hall itself (hall.json), which you may not" }
    not_allowed_approve() { zh "您没有审批内容的权限", en "You may not approve content" }
    not_allowed_publish() { zh "您没有发布内容的权限", en "You may not publish content" }
    not_allowed_adopt() { zh "您没有导入内容的权限", en "You may not import content" }
    not_allowed_keys() { zh "您没有管理密钥的权限", en "You may not manage keys" }
    not_allowed_remedy() { zh "请有这项权限的同事登录后操作。", en "Ask a colleague with this right to sign in." }
    no_key() { zh "这台机器还没有确认签名密钥", en "No signing key has been confirmed on this machine" }
    no_key_remedy() { zh "请管理员在“密钥”里完成第一次设置。", en "Let the administrator finish the first set-up under “keys”." }
    keys_lost() { zh "密钥的记录损坏", en "The records of the keys are damaged" }
    keys_lost_remedy() { zh "请在“发布”页的“签名密钥”里，由两个人核对后确认。", en "Two people must compare the keys and confirm them, under “publishing, signing key”." }
    keys_doubtful() { zh "有一条记录读不出来，它可能是换密钥的声明：两个人核对之前，不签名也不导入", en "A record that may have been a change of key cannot be read: nothing is signed or imported before two people have compared the key" }
    not_vouched() { zh "还没有用密码确认", en "It has not been confirmed by a PIN" }
    not_vouched_remedy() { zh "请再输入一次自己的密码，十分钟内有效。", en "Type your own PIN once more; it holds for ten minutes." }
    not_compared() { zh "第一个人确认的不是这些密钥，或已重新核对", en "These are not the keys that the first person has confirmed, or they have been compared anew" }
    not_compared_remedy() { zh "请重新看一遍现在要核对的密钥。", en "Look again at the keys that are to be compared now." }
    given_up() { zh "这些密钥比这台机器的记录旧：其中的密钥或密钥恢复码已经作废", en "These keys are older than what this machine's record knows: the key or the kit was given up" }
    given_up_remedy() { zh "不要使用。请从换密钥以后的机器导出密钥名片，再导入核对。", en "Do not use them. Export a key card from a machine that has the later change, and compare that one." }
    keys_one_hand(by: &str) { zh "两个人不能算两个人：{by}最近为其中一人（或两人、或为他们证明的人）证明过新密码", en "These two do not count as two people: {by} has lately vouched for a new PIN of one of them, of both, or of whoever vouched for them" }
    keys_one_hand_remedy(days: i64) { zh "请换另一位同事作第二个人，或由另一位管理员从头核对；都不行的，满 {days} 天后再由第一个人重新核对。", en "Ask another colleague to be the second, or let another administrator begin; where neither helps, let the first person compare anew {days} days later." }
    keys_any_hand(of: &str) { zh "两个人不能算两个人：{of}的密码最近是用密码恢复码或等时间重设的，没有同事证明", en "These two do not count as two people: the PIN of {of} was lately set by the recovery code or by waiting, and no colleague has vouched for it" }
    no_longer_keys() { zh "第一个人现在没有管理密钥的权限", en "The first person has no right to manage keys any more" }
    no_longer_keys_remedy() { zh "请现在的管理员重新核对。", en "Let an administrator compare the keys anew." }
    wrong_hall_here() { zh "这是别的大厅或演示环境的内容", en "This is of another hall, or of the demonstration" }
    wrong_hall_here_remedy() { zh "请在本大厅的页面里重新提交。", en "Put it forward on this hall's own page." }
    has_key() { zh "已经确认过密钥", en "A key has been confirmed before" }
    has_key_remedy() { zh "更换密钥要由旧密钥或密钥恢复码声明。", en "To change it, the old key or the recovery kit must state so." }
    own_voucher() { zh "第二个人不能是本人", en "The second person cannot be the first" }
    own_voucher_remedy() { zh "请另一位同事核对。", en "Ask another colleague." }
    no_such_proposal() { zh "这份修改已被改动、收回或发布", en "This proposal was changed, taken back or published meanwhile" }
    no_such_proposal_remedy() { zh "请重新打开列表，看最新的一份。", en "Open the list again and look at the newest." }
    stale(base: u32, newest: u32) { zh "这份修改基于第 {base} 版，现在已是第 {newest} 版", en "It is a change of version {base}; version {newest} is in force now" }
    replaced() { zh "网站上的原始文件刚刚换过，这份修改是照旧文件做的", en "The files of the site have just been replaced; this is a change of the old ones" }
    replaced_remedy() { zh "请对照新文件再看一遍，然后重新提交。修改都还在。", en "Compare it with the new files and put it forward again. Nothing of it is lost." }
    of_withdrawn() { zh "提交时显示的那一版已经撤下，这份修改里可能有它的内容", en "The version that was shown when it was put forward has been withdrawn, and this may hold texts of it" }
    stale_remedy() { zh "请作者对照新版再看一遍，重新提交。", en "The author must compare it with the new version and put it forward again." }
    own_proposal() { zh "不能审批自己写的内容", en "Nobody approves what they wrote themselves" }
    own_proposal_remedy() { zh "请另一位有审批权的同事登录审批；换窗口、重新登录都不算另一人。", en "Ask another approver to sign in. Another window or signing in again does not make another person." }
    not_the_author() { zh "这是别人写的", en "Somebody else wrote this" }
    not_the_author_remedy() { zh "请作者本人操作，或退回给作者。", en "Let the author do it, or return it to the author." }
    approved_before() { zh "您已经审批过", en "You have approved it already" }
    approved_before_remedy() { zh "不用再按。", en "Nothing more to press." }
    returned() { zh "这份修改已退回作者", en "It was returned to its author" }
    returned_remedy() { zh "等作者改好重新提交。", en "Wait until the author has mended it and put it forward again." }
    not_approved() { zh "还没有另一人审批", en "Nobody else has approved it yet" }
    not_approved_remedy() { zh "改动之后，以前的审批也不算数，请另一人再看一遍。", en "After a change earlier approvals no longer count: another person must look again." }
    one_hand(by: &str) { zh "作者和审批人不能算两个人：{by}最近为其中一人（或两人、或为他们证明的人）证明过新密码", en "Author and approver do not count as two people: {by} has lately vouched for a new PIN of one of them, of both, or of whoever vouched for them" }
    one_hand_remedy(days: i64) { zh "请另一位审批人审批；或由另一位管理员证明密码；或过 {days} 天再提交。", en "Let another approver approve it, or let another administrator vouch for the PIN, or put it forward again {days} days later." }
    any_hand(of: &str) { zh "作者和审批人不能算两个人：{of}的密码最近是用密码恢复码或等时间重设的，没有同事证明", en "Author and approver do not count as two people: the PIN of {of} was lately set by the recovery code or by waiting, and no colleague has vouched for it" }
    any_hand_remedy(days: i64) { zh "请密码没有这样重设过的同事提交和审批；或过 {days} 天再提交。", en "Let colleagues whose PIN was not set like that write and approve it, or put it forward again {days} days later." }
    no_longer_author() { zh "作者现在没有编辑这部分内容的权限", en "The author has no right to change this any more" }
    no_longer_approver() { zh "审批的人现在没有审批权", en "Whoever approved it has no right to do so any more" }
    no_longer_remedy() { zh "请现在有权限的同事重新提交或审批。", en "Let colleagues who have the right put it forward, or approve it." }
    too_large_draft(found: usize, max: usize) { zh "内容太多：{found} KB，最多 {max} KB", en "There is too much of it: {found} KB, at most {max} KB" }
    too_large_draft_remedy() { zh "请删减过长的文字。", en "Shorten what is too long." }
    faulty(part: &str, fault: &str) { zh "“{part}”里有必须改正的错误：{fault}", en "“{part}” has a fault that must be mended first: {fault}" }
    faulty_remedy(tab: &str) { zh "请在“{tab}”页按栏目旁的提示改正后再提交。", en "Mend it on the page “{tab}”, where the fault stands beside its field, and put it forward again." }
    faulty_unknown_remedy() { zh "请告诉开发者。", en "Tell the developers." }
    unchanged() { zh "与现在使用的内容完全一样", en "It is just what is in force" }
    unchanged_remedy() { zh "没有要发布的改动。", en "There is nothing to publish." }
    parts() { zh "内容是空的，或同名的部分有两份", en "It is empty, or holds two parts of one name" }
    parts_remedy() { zh "请告诉开发者。", en "Tell the developers." }
    expiry(days: i64) { zh "有效期不对：要在今天之后，最多 {days} 天", en "The expiry is wrong: after today, at most {days} days ahead" }
    expiry_remedy() { zh "请改有效期后重新提交。", en "Change the expiry and put it forward again." }
    no_such_version() { zh "历史里没有这一版，或已撤下", en "There is no such version, or it was withdrawn before" }
    not_withdrawn() { zh "一个人只能撤下最新的一版，而且上一版还在、大厅设置（人员、队列、窗口）与它一样", en "One person alone can withdraw only the newest version, and only while the one before it is here and has the same hall settings (staff, queues, counters)" }
    not_withdrawn_remedy() { zh "请用“恢复”重新提交较早的一版，或提交改正后的内容，由另一人审批。", en "Bring an earlier version back, or put corrected content forward: another person approves it." }
    no_such_version_remedy() { zh "请重新打开发布历史。", en "Open the history again." }
}

/// Why the rules forbid it, and what to do; people by their identities.
pub fn denied(language: Language, denied: &Denied) -> (String, String) {
    denied_of(language, denied, PersonId::to_string)
}

/// The same, with people as `name` calls them.
pub fn denied_of(language: Language, denied: &Denied, name: impl Fn(&PersonId) -> String) -> (String, String) {
    match denied {
        Denied::NotAllowed(act) => (not_allowed(language, *act), not_allowed_remedy(language)),
        Denied::NoKey => (no_key(language), no_key_remedy(language)),
        Denied::KeysLost => (keys_lost(language), keys_lost_remedy(language)),
        Denied::KeysDoubtful => (keys_doubtful(language), keys_lost_remedy(language)),
        Denied::NotVouched => (not_vouched(language), not_vouched_remedy(language)),
        Denied::GivenUp => (given_up(language), given_up_remedy(language)),
        Denied::NotCompared => (not_compared(language), not_compared_remedy(language)),
        Denied::KeysOneHand { by } => (keys_one_hand(language, &name(by)), keys_one_hand_remedy(language, HAND_DAYS)),
        Denied::KeysAnyHand { of } => (keys_any_hand(language, &name(of)), keys_one_hand_remedy(language, HAND_DAYS)),
        Denied::NoLongerAllowed(Act::Keys) => (no_longer_keys(language), no_longer_keys_remedy(language)),
        Denied::WrongHall => (wrong_hall_here(language), wrong_hall_here_remedy(language)),
        Denied::HasKey => (has_key(language), has_key_remedy(language)),
        Denied::OwnVoucher => (own_voucher(language), own_voucher_remedy(language)),
        Denied::KeyChange(fault) => (chain(language, *fault), key_change_remedy(language)),
        Denied::NoSuchProposal => (no_such_proposal(language), no_such_proposal_remedy(language)),
        Denied::OfWithdrawn => (of_withdrawn(language), stale_remedy(language)),
        Denied::Stale { base, newest } => (stale(language, *base, *newest), stale_remedy(language)),
        Denied::Replaced => (replaced(language), replaced_remedy(language)),
        Denied::OwnProposal => (own_proposal(language), own_proposal_remedy(language)),
        Denied::NotTheAuthor => (not_the_author(language), not_the_author_remedy(language)),
        Denied::ApprovedBefore => (approved_before(language), approved_before_remedy(language)),
        Denied::Returned => (returned(language), returned_remedy(language)),
        Denied::NotApproved => (not_approved(language), not_approved_remedy(language)),
        Denied::OneHand { by } => (one_hand(language, &name(by)), one_hand_remedy(language, HAND_DAYS)),
        Denied::AnyHand { of } => (any_hand(language, &name(of)), any_hand_remedy(language, HAND_DAYS)),
        Denied::NoLongerAllowed(Act::Approve) => (no_longer_approver(language), no_longer_remedy(language)),
        Denied::NoLongerAllowed(_) => (no_longer_author(language), no_longer_remedy(language)),
        Denied::TooLarge { bytes } => {
            (too_large_draft(language, bytes.div_ceil(KILOBYTE), DRAFT_BYTES_MAX / KILOBYTE), too_large_draft_remedy(language))
        }
        Denied::Faulty { part, fault } => faulty_part(language, part, fault),
        Denied::Unchanged => (unchanged(language), unchanged_remedy(language)),
        Denied::Parts => (parts(language), parts_remedy(language)),
        Denied::Expiry => (expiry(language, VALIDITY_DAYS_MAX), expiry_remedy(language)),
        Denied::NotWithdrawn => (not_withdrawn(language), not_withdrawn_remedy(language)),
        Denied::NoSuchVersion => (no_such_version(language), no_such_version_remedy(language)),
    }
}

/// A fault in a part: where, in the words of its form, and which page has that.
fn faulty_part(language: Language, part: &str, fault: &str) -> (String, String) {
    let (path, guide) = fault.split_once(' ').unwrap_or((fault, ""));
    let place = match part {
        GUIDES if guide.is_empty() => fault.to_owned(),
        GUIDES => publishing_desk::guide_and_field(language, guide, &guide_fields::field(language, path)),
        HALL | NOTICES => form::place(language, &Value::Null, path),
        _ => fault.to_owned(),
    };
    let remedy = match part {
        GUIDES => faulty_remedy(language, &editor::tab(language)),
        HALL => faulty_remedy(language, &form::tab_hall(language)),
        NOTICES => faulty_remedy(language, &form::tab_notices(language)),
        _ => faulty_unknown_remedy(language),
    };
    (faulty(language, &publishing_desk::part(language, part), &place), remedy)
}

fn not_allowed(language: Language, act: Act) -> String {
    match act {
        Act::Propose => not_allowed_propose(language),
        Act::ChangeTexts => not_allowed_texts(language),
        Act::ChangeHall => not_allowed_hall(language),
        Act::Approve => not_allowed_approve(language),
        Act::Publish => not_allowed_publish(language),
        Act::Adopt => not_allowed_adopt(language),
        Act::Keys | Act::ConfirmKeys => not_allowed_keys(language),
    }
}

words! {
    sign_no_key() { zh "这台机器没有签名密钥，请在发布机上发布", en "This machine has no signing key: publish on the publishing machine" }
    sign_locked() { zh "密钥已锁，请输入口令", en "The key is locked: type its passphrase" }
    sign_failed(detail: &str) { zh "浏览器没有签名：{detail}", en "The browser did not sign: {detail}" }
    other_key() { zh "这台机器的密钥不是现在有效的那一把：请在发布机上发布，或声明换密钥", en "This machine's key is not the one that counts: publish on the publishing machine, or state a change of key" }
    gone() { zh "这份内容已不在这台机器上，请从导出的文件恢复", en "It is not on this machine any more: bring it back from an exported file" }

    shipped_missing(version: u32) { zh "缺少已发布的第 {version} 版：浏览器清空了存储，现在显示的是安装时自带的内容。请导入第 {version} 版的发布包。", en "Published version {version} is missing: the browser has cleared its storage, and the content shown is what was installed. Import the bundle of version {version}." }
    shipped_unusable(version: u32, why: &str) { zh "已发布的第 {version} 版用不了：{why}。现在显示的是安装时自带的内容。", en "Published version {version} cannot be used: {why}. The content shown is what was installed." }
    shipped_keys_lost(version: u32) { zh "第 {version} 版还在，但密钥的记录读不出来，不能核对，现在显示的是安装时自带的内容。两个人核对密钥以后（在“签名密钥”里），马上恢复显示。", en "Version {version} is here, but the records of the keys cannot be read, so it cannot be checked, and the content shown is what was installed. As soon as two people have compared the keys, under “signing key”, it is shown again." }
    shipped_withdrawn(version: u32) { zh "发布过的版本都已撤下（最后一版是第 {version} 版），现在显示的是安装时自带的指南和公告；队列、窗口和人员仍用最近用过的。请重新发布。", en "Everything that was published is withdrawn (the last was version {version}); the guides and notices shown are what was installed, and queues, counters and staff stay those last in use. Publish again." }
    older_unreadable(version: u32) { zh "正在显示第 {version} 版；之后的一条记录读不出来，可能有更新的版本", en "Version {version} is shown; a later record cannot be read, and there may be a newer version" }
    older_noted(version: u32, noted: u32) { zh "正在显示第 {version} 版；这台机器用过第 {noted} 版，但存储里已经没有", en "Version {version} is shown; this machine has used version {noted}, which is not in its storage any more" }
    older_remedy_now() { zh "请导入最新的发布包，或重新发布。", en "Import the newest bundle or publish again." }
    older_remedy_keys() { zh "请先由两个人核对密钥（见“签名密钥”），再导入最新的发布包，或重新发布。", en "First let two people compare the keys, under “signing key”; then import the newest bundle or publish again." }
    older_desk(what: &str) { zh "指南、公告和大厅设置可能不是最新的：{what}。请告诉管理员或审批人。", en "Guides, notices and hall settings may not be the newest: {what}. Tell an administrator or an approver." }
    older_both(what: &str, remedy: &str) { zh "{what}。{remedy}", en "{what}. {remedy}" }
    in_force_expired(version: u32) { zh "第 {version} 版已过有效期，还在显示：请核对内容后重新发布。", en "Version {version} has expired and is still shown: check the content and publish it again." }

    kit_not_digits() { zh "密钥恢复码只有数字", en "A recovery kit has digits only" }
    kit_length(found: usize, expected: usize) { zh "密钥恢复码是 {expected} 位，现在 {found} 位", en "A recovery kit has {expected} digits, here are {found}" }
    kit_group(group: usize) { zh "第 {group} 组写错了，请核对", en "Group {group} has a slip in it: compare it" }
    kit_whole() { zh "各组都对，合起来却不是一份密钥恢复码：是否拿了两张纸？", en "Every group is right and yet they are not one kit: are there two sheets?" }
    wrap_short(min: usize) { zh "口令至少 {min} 个字", en "A passphrase has at least {min} characters" }
    wrap_wrong() { zh "口令不对，或密钥文件损坏", en "The passphrase is wrong, or the key is damaged" }
    wrap_memory() { zh "内存不够，请关掉别的窗口再试", en "There is not enough memory: close other windows and try again" }
}

/// Why nothing was signed.
pub fn not_signed(language: Language, fault: &SignFault) -> String {
    match fault {
        SignFault::NoKey => sign_no_key(language),
        SignFault::Locked => sign_locked(language),
        SignFault::Failed(detail) => sign_failed(language, detail),
    }
}

/// The banner of the staff side while shipped content is shown instead of what was published; none when nothing ever was.
pub fn shipped(language: Language, why: &WhyShipped, offset: UtcOffset) -> Option<String> {
    match why {
        WhyShipped::NeverPublished => None,
        WhyShipped::Missing { version } => Some(shipped_missing(language, *version)),
        WhyShipped::KeysLost { version } => Some(shipped_keys_lost(language, *version)),
        WhyShipped::Withdrawn { version } => Some(shipped_withdrawn(language, *version)),
        WhyShipped::Unusable { version, refusal: reason } => {
            Some(shipped_unusable(language, *version, &refusal(language, reason, offset).0))
        }
    }
}

fn older_what(language: Language, shown: u32, older: Older) -> String {
    match older {
        Older::Unreadable => older_unreadable(language, shown),
        Older::Noted(noted) => older_noted(language, shown, noted),
    }
}

/// What is shown may be older than what was published last, and what to do about it; `has_keys`: something can be published or imported now.
pub fn older_than_published(language: Language, shown: u32, older: Older, has_keys: bool) -> String {
    let remedy = if has_keys { older_remedy_now(language) } else { older_remedy_keys(language) };
    older_both(language, &older_what(language, shown, older), &remedy)
}

/// The same at a desk where nobody publishes.
pub fn older_at_desk(language: Language, shown: u32, older: Older) -> String {
    older_desk(language, &older_what(language, shown, older))
}

/// What is wrong with a recovery kit as it was typed.
pub fn kit(language: Language, fault: KitFault) -> String {
    match fault {
        KitFault::NotDigits => kit_not_digits(language),
        KitFault::Length { found } => kit_length(language, found, GROUPS * GROUP_DIGITS),
        KitFault::Group(group) => kit_group(language, group),
        KitFault::Whole => kit_whole(language),
    }
}

/// Why a key was not wrapped or opened.
pub fn wrap(language: Language, fault: WrapFault) -> String {
    match fault {
        WrapFault::TooShort => wrap_short(language, PASSPHRASE_LENGTH_MIN),
        WrapFault::Wrong => wrap_wrong(language),
        WrapFault::NoMemory => wrap_memory(language),
    }
}
