//! Words of the staff's part "publishing": what is in force, what is put forward, the keys, the history, files.

use serde_json::Value;

use super::editor::values;
use super::form;
use super::publishing as why;
use crate::domain::content::{CardFault, Source};
use crate::domain::form::Changed;
use crate::domain::guide::diff::Change;
use crate::domain::hall::Language;
use crate::domain::parts::{GUIDES, HALL, NOTICES};

/// Most characters of one value in a difference: the whole stands in the proposal, here somebody compares.
const VALUE_CHARS_MAX: usize = 400;

words! {
    tab() { zh "发布", en "Publishing" }
    looking() { zh "正在读取发布记录……", en "Reading what was published…" }
    unreadable() { zh "发布记录读不出来", en "What was published cannot be read" }
    look_again() { zh "再读一次", en "Read again" }
    working() { zh "正在处理……", en "At work…" }
    cancel() { zh "取消", en "Cancel" }

    in_force_title() { zh "现在使用的内容", en "What is in force" }
    in_force_version(version: u32) { zh "第 {version} 版", en "Version {version}" }
    in_force_shipped() { zh "安装时自带的内容，还没有发布过", en "The content as installed; nothing was ever published" }
    in_force_shipped_now() { zh "安装时自带的内容", en "The content as installed" }
    in_force_shipped_help() { zh "自助机现在显示的是安装时自带的指南、公告和大厅设置。第一次发布之后，这里会写明版本、作者和审批人。", en "Kiosks show the guides, notices and hall settings that were installed. After the first publication, version, author and approver stand here." }
    published_at() { zh "发布时间", en "Published" }
    author() { zh "作者", en "Author" }
    approvers() { zh "审批人", en "Approved by" }
    expires() { zh "有效期至", en "Valid until" }
    short_hash() { zh "版本校验码", en "Short hash" }
    source() { zh "来自", en "From" }
    source_here() { zh "本机发布", en "published here" }
    source_file() { zh "文件导入", en "imported from a file" }
    source_site() { zh "网站上的发布包", en "the bundle beside the site" }
    site_refused(why: &str) { zh "网站上放的发布包没有采用：{why}。原来的内容照常使用。", en "The bundle beside the site was not taken in: {why}. The content in use stays." }

    proposals_title() { zh "待审批、待发布", en "Put forward" }
    proposals_none() { zh "现在没有待审批的修改。", en "Nothing is put forward now." }
    proposals_none_help() { zh "编辑在“指南”里改好并提交，或在下面的历史里恢复旧版，就会出现在这里。", en "What an editor puts forward, or an earlier version that somebody brings back from the history, appears here." }
    proposal_title(author: &str, time: &str) { zh "{author} 于 {time} 提交", en "Put forward by {author}, {time}" }
    proposal_returns(version: u32) { zh "恢复第 {version} 版的内容", en "Brings back the contents of version {version}" }
    proposal_base(version: u32) { zh "基于第 {version} 版", en "A change of version {version}" }
    proposal_base_shipped() { zh "基于安装时自带的内容", en "A change of the content as installed" }
    state_waiting() { zh "待审批", en "waiting for approval" }
    state_approved(names: &str) { zh "已由 {names} 审批，待发布", en "approved by {names}, to be published" }
    state_returned(name: &str) { zh "已由 {name} 退回", en "returned by {name}" }
    note_of(note: &str) { zh "退回意见：{note}", en "Note: {note}" }
    note_gone() { zh "退回意见读不出来", en "The note cannot be read" }
    proposal_gone() { zh "这份修改的内容已不在这台机器上，不能审批和发布。请作者收回后重新提交。", en "The text of this proposal is not on this machine any more: it can be neither approved nor published. Let its author take it back and put it forward anew." }

    approve() { zh "同意", en "Approve" }
    return_it() { zh "退回修改", en "Return" }
    publish() { zh "发布", en "Publish" }
    take_back() { zh "收回", en "Take back" }
    cannot(action: &str, why: &str) { zh "不能{action}：{why}", en "Cannot {action}: {why}" }
    cannot_approve() { zh "同意", en "approve" }
    cannot_publish() { zh "发布", en "publish" }
    blocked() { zh "检查发现必须改的地方，请作者改正后重新提交", en "The checks found what must be mended first; the author puts it forward again" }
    note_label() { zh "哪里要改？作者会看到这段话", en "What must be changed? The author reads this" }
    send_back() { zh "退回给作者", en "Return to the author" }
    publish_ask() { zh "发布后，自助机在没有人使用时换上新内容，旧的打印件会提示“已过时”。确定发布？", en "Kiosks change to it as soon as nobody uses them, and older printouts are said to be outdated. Publish?" }
    publish_yes() { zh "确定发布", en "Publish now" }
    passphrase() { zh "密钥口令", en "Passphrase of the key" }

    changes_title() { zh "改了什么（与现在使用的内容对照）", en "What it changes, against what is in force" }
    changes_none() { zh "内容与现在使用的完全一样，只是延长有效期。", en "It is just what is in force; only the expiry is prolonged." }
    changes_unreadable() { zh "这一部分整个换了，无法逐项对照。", en "This part is exchanged as a whole and cannot be compared." }
    changes_more(count: usize) { zh "还有 {count} 处改动没有列出", en "{count} more changes are not listed" }
    changes_show_all() { zh "全部列出", en "List all" }
    part_guides() { zh "办事指南", en "Guides" }
    part_hall() { zh "大厅设置", en "Hall settings" }
    part_notices() { zh "公告、网格和求助电话", en "Notices, grids and help lines" }
    changes_count(part: &str, count: usize) { zh "{part}：{count} 处改动", en "{part}: {count} changes" }
    col_where() { zh "哪里", en "Where" }
    col_before() { zh "原来", en "Before" }
    col_after() { zh "改为", en "After" }
    as_in_the_hall() { zh "（按大厅设置里的顺序）", en "(as in the hall's settings)" }
    added() { zh "（新增）", en "(new)" }
    removed() { zh "（删去）", en "(removed)" }
    guide_and_field(guide: &str, field: &str) { zh "{guide}：{field}", en "{guide}: {field}" }
    file_itself() { zh "整份文件", en "The file itself" }

    check_title() { zh "检查结果", en "What the checks say" }
    check_fine() { zh "检查没有发现问题。", en "The checks found nothing." }
    check_fault(part: &str, place: &str) { zh "“{part}”不合格式：{place}", en "“{part}” does not have the right form: {place}" }
    check_found(severity: &str, place: &str, what: &str, remedy: &str) { zh "{severity}：{place}，{what}。{remedy}", en "{severity}: {place}, {what}. {remedy}" }
    cell_more(beginning: &str, count: usize) { zh "{beginning}……（还有 {count} 个字）", en "{beginning}… ({count} more characters)" }
    check_more(count: usize) { zh "还有 {count} 条", en "and {count} more" }

    history_title() { zh "发布历史", en "History" }
    history_none() { zh "还没有发布过。", en "Nothing was published yet." }
    col_version() { zh "版本", en "Version" }
    col_when() { zh "时间", en "Made" }
    col_people() { zh "作者 / 审批人", en "Author / approved by" }
    col_state() { zh "状态", en "State" }
    col_action() { zh "操作", en "Action" }
    state_in_force() { zh "正在使用", en "in force" }
    state_expired() { zh "正在使用，已过有效期", en "in force, expired" }
    state_past() { zh "旧版", en "earlier" }
    state_not_shown() { zh "没有显示", en "not shown" }
    state_withdrawn() { zh "已撤下", en "withdrawn" }
    returned_from(version: u32) { zh "恢复自第 {version} 版", en "brought back from version {version}" }
    bring_back() { zh "恢复", en "Bring back" }
    withdraw() { zh "撤下", en "Withdraw" }
    cannot_withdraw() { zh "撤下", en "withdraw" }
    withdraw_ask(version: u32) { zh "撤下第 {version} 版？以后显示它的上一版。", en "Withdraw version {version}? The one before it is shown from then on." }
    withdraw_yes() { zh "确定撤下", en "Withdraw it" }
    export() { zh "导出到文件", en "Export to a file" }

    files_title() { zh "用文件传递", en "By file" }
    files_help() { zh "没有联网的机器用 U 盘：在发布机上从历史里“导出到文件”，在另一台机器上导入。签名不对、过期、旧版或损坏的文件不会采用。", en "For machines without a network use a USB stick: export a version from the history of the publishing machine, import it on the other one. A file that is unsigned, expired, older or damaged is not taken in." }
    import() { zh "从文件导入", en "Import from a file" }
    card_save() { zh "导出密钥名片", en "Export the key card" }
    card_save_help() { zh "另一台机器第一次设置时要用。里面没有秘密。", en "Another machine needs it at its first set-up. It holds nothing secret." }
}

words! {
    keys_title() { zh "签名密钥", en "Signing key" }
    keys_none() { zh "这个大厅还没有签名密钥，内容还不能发布。", en "This hall has no signing key yet: nothing can be published." }
    keys_none_help() { zh "密钥用来证明内容确实是本大厅发布的。第一台机器作“发布机”：在它上面生成密钥，并打印一份密钥恢复码锁进保险柜。其他机器用密钥名片确认同一把密钥，不再生成。", en "The key proves that content was published by this hall. One machine is the publishing machine: make the key there and print a recovery kit for the safe. Every other machine confirms the same key by its key card and makes none." }
    keys_none_other() { zh "请管理员登录，在这里完成第一次设置。", en "Let an administrator sign in and finish the first set-up here." }
    key_counts() { zh "现在有效的密钥：", en "The key that counts:" }
    key_changes(count: usize) { zh "换过 {count} 次", en "changed {count} times" }
    key_is_here() { zh "密钥在这台机器上：可以在这里发布。", en "The key is on this machine: publish here." }
    key_is_wrapped() { zh "密钥在这台机器上，发布时要输入口令。", en "The key is on this machine; publishing asks for its passphrase." }
    key_not_here() { zh "密钥不在这台机器上：请在发布机上发布，再导出文件到这里导入。发布机坏了或丢了，请管理员用密钥恢复码换密钥。", en "The key is not on this machine: publish on the publishing machine and import its file here. If that machine is broken or lost, an administrator changes the key with the recovery kit." }
    key_other_here() { zh "这台机器上是另一把密钥，已不算数：请在发布机上发布，或由管理员用密钥恢复码换密钥。这一把是：", en "This machine has another key that does not count: publish on the publishing machine, or let an administrator change the key with the recovery kit. It is:" }
    key_unknown(detail: &str) { zh "浏览器不说这台机器有没有密钥：{detail}", en "The browser does not say whether this machine has the key: {detail}" }

    keys_make() { zh "在这台机器上生成密钥", en "Make the key on this machine" }
    keys_take_card() { zh "大厅已有发布机：导入密钥名片", en "There is a publishing machine: take its key card" }
    keys_change() { zh "换密钥", en "Change the key" }
    keys_use_kit() { zh "用密钥恢复码换密钥", en "Change the key with the recovery kit" }
    go_on() { zh "继续", en "Go on" }

    ask_first_title() { zh "第一次设置：生成密钥", en "First set-up: make the key" }
    ask_first() { zh "这台机器将成为发布机。密钥由浏览器保管，任何人、任何程序都读不出来，所以清空浏览器或换电脑就没有了；那时只有密钥恢复码能让大厅继续发布。下一步打印密钥恢复码，请先把打印机准备好，不要让旁人看屏幕。", en "This machine becomes the publishing machine. The browser keeps the key so that nobody and no program can read it; clearing the browser or changing the computer loses it, and then only the recovery kit lets the hall publish again. The next step prints the kit: have the printer ready, and let nobody else look at the screen." }
    ask_change_title() { zh "换密钥", en "Change the key" }
    ask_change() { zh "这台机器生成一把新密钥，由旧密钥签名声明。旧密钥从此不再算数。密钥恢复码不变。", en "This machine makes a new key, and the old one signs that it counts. The old one never counts again. The recovery kit stays." }
    passphrase_title() { zh "设置密钥口令", en "Choose a passphrase for the key" }
    passphrase_help(min: usize) { zh "这个浏览器不能自己保管密钥，要用口令锁住。口令至少 {min} 个字，每次发布都要输入；忘了口令，就要用密钥恢复码换密钥。", en "This browser cannot keep a key by itself: a passphrase locks it. At least {min} characters; every publication asks for it. Whoever forgets it must change the key with the recovery kit." }
    passphrase_old_title() { zh "输入密钥口令", en "Type the passphrase of the key" }
    passphrase_old_help() { zh "新密钥用同一个口令。", en "The new key gets the same passphrase." }
    passphrase_again() { zh "再输入一次", en "Once more" }
    kit_title() { zh "密钥恢复码：打印，锁进保险柜", en "The recovery kit: print it, lock it away" }
    kit_help() { zh "发布机坏了、丢了或被人动过，只有这些数字能让大厅换一把密钥。这里只显示这一次。谁拿到它，谁就能以大厅的名义发布：不要拍照，不要存进电脑。", en "When the publishing machine is broken, lost or tampered with, only these digits let the hall change its key. They are shown this once. Whoever has them can publish in the hall's name: take no photograph, keep them on no computer." }
    kit_print() { zh "打印密钥恢复码", en "Print the kit" }
    kit_group(group: usize) { zh "照打印件输入第 {group} 组的 6 位数字", en "Type the 6 digits of group {group} from the print" }
    kit_keep() { zh "已锁好，密钥开始生效", en "It is locked away: let the key count" }
    kit_sheet_title(hall: &str) { zh "{hall} 发布密钥恢复码", en "{hall}: recovery kit of the publishing key" }
    kit_sheet_made(time: &str, name: &str) { zh "{time} 由 {name} 打印", en "Printed {time} by {name}" }
    kit_sheet_what() { zh "用途：发布机坏了、丢了或被人动过时，管理员在任何一台工作人员页面的“发布 → 签名密钥 → 用密钥恢复码换密钥”里输入这 17 组数字，就能换上新密钥。用过以后会打印新的一份，这一份作废。", en "What it is for: when the publishing machine is broken, lost or tampered with, an administrator types these 17 groups under “publishing, signing key, change the key with the recovery kit” on any staff page, and a new key counts. A new kit is printed then, and this one counts no more." }
    kit_sheet_keep() { zh "放进保险柜或密封信封。不要拍照，不要放在发布机旁边。", en "Keep it in a safe or a sealed envelope. Take no photograph. Do not keep it beside the publishing machine." }
    kit_number(group: usize) { zh "第 {group} 组", en "{group}" }
    kit_type_title() { zh "用密钥恢复码换密钥", en "Change the key with the recovery kit" }
    kit_type_help() { zh "输入密钥恢复码的全部 17 组数字。这台机器会生成新密钥，原来的密钥从此不再算数；然后打印新的密钥恢复码，旧的作废。", en "Type all 17 groups of the kit. This machine makes a new key and the old one never counts again; then a new kit is printed, and the old one counts no more." }
    kit_type_label() { zh "密钥恢复码（空格和横线可有可无）", en "The kit (blanks and dashes do not matter)" }
    kit_other() { zh "这不是本大厅现在有效的密钥恢复码：是不是旧的一份？", en "This is not the kit that counts: is it an earlier one?" }
    group_wrong() { zh "与打印件不符，请看清是第几组", en "That is not what stands on paper: look which group is asked for" }
    passphrases_differ() { zh "两次输入的口令不一样", en "The two passphrases differ" }
    card_title() { zh "核对密钥名片", en "Compare the key card" }
    card_help() { zh "请打电话或走到发布机前，看它“发布”页上“现在有效的密钥”和“密钥恢复码编号”是不是都一样。有一样不同就不要继续：名片可能被人换过。", en "Telephone, or walk to the publishing machine, and see whether “the key that counts” and “number of the recovery kit” on its publishing page are both the same. If one of them is not, do not go on: somebody may have exchanged the card." }
    card_yes() { zh "完全一样，确认", en "They are the same: confirm" }
    card_not() { zh "这不是密钥名片，或文件损坏", en "This is no key card, or it is damaged" }
    card_hall(hall: &str) { zh "这是大厅 {hall} 的密钥名片", en "This is the key card of hall {hall}" }
    card_changes() { zh "名片上换密钥的声明不成立，请重新导出名片", en "The changes of key on the card do not hold: export it again" }
    note_empty() { zh "请写哪里要改", en "Say what must be changed" }
    file_failed(detail: &str) { zh "浏览器读写文件失败：{detail}", en "The browser could not read or write the file: {detail}" }
    sentence(what: &str, remedy: &str) { zh "{what}。{remedy}", en "{what}. {remedy}" }

    done_approved() { zh "已同意，可以发布了", en "Approved: it can be published now" }
    done_returned() { zh "已退回给作者", en "Returned to its author" }
    done_taken_back() { zh "已收回", en "Taken back" }
    done_published(version: u32) { zh "第 {version} 版已发布", en "Version {version} is published" }
    done_brought_back(version: u32) { zh "已提交恢复第 {version} 版的修改，请另一人审批", en "Version {version} is put forward again: another person must approve it" }
    done_withdrawn(version: u32) { zh "第 {version} 版已撤下", en "Version {version} is withdrawn" }
    done_exported(version: u32) { zh "第 {version} 版已存到下载文件夹", en "Version {version} lies in the downloads folder" }
    done_imported(version: u32) { zh "第 {version} 版已导入，开始使用", en "Version {version} is taken in and in force" }
    done_pinned() { zh "密钥已确认，可以发布了", en "The key is confirmed: content can be published" }
    done_key_changed() { zh "已换上新密钥", en "The new key counts from now on" }
    done_card() { zh "密钥名片已存到下载文件夹", en "The key card lies in the downloads folder" }
}

/// Several names, one after the other.
pub fn names(language: Language, of: &[String]) -> String {
    of.join(match language {
        Language::Zh => "、",
        Language::En => ", ",
    })
}

/// Where an edition came from.
pub fn source_of(language: Language, of: Source) -> String {
    match of {
        Source::Here => source_here(language),
        Source::File => source_file(language),
        Source::Site => source_site(language),
    }
}

/// What a part is called; another program's by its name.
pub fn part(language: Language, name: &str) -> String {
    match name {
        GUIDES => part_guides(language),
        HALL => part_hall(language),
        NOTICES => part_notices(language),
        other => other.to_owned(),
    }
}

/// Why a file is no key card.
pub fn card_fault(language: Language, fault: &CardFault) -> String {
    match fault {
        CardFault::NotACard => card_not(language),
        CardFault::WrongHall(hall) => card_hall(language, hall),
        CardFault::Changes => card_changes(language),
    }
}

/// Before and after of a difference between guides; `name` knows what guides and classes are called.
pub fn before_after(language: Language, path: &str, change: &Change, name: impl Fn(&str) -> String) -> [String; 2] {
    let value = |of: &Value| shortened(&values::value(language, path, of));
    match change {
        Change::Changed { before, after } => [value(before), value(after)],
        Change::Added(after) => [added(language), value(after)],
        Change::Removed(before) => [value(before), removed(language)],
        Change::Reordered { before, after } => [before, after].map(|names| {
            if names.is_empty() {
                as_in_the_hall(language)
            } else {
                shortened(&names.iter().map(|one| name(one)).collect::<Vec<_>>().join(" · "))
            }
        }),
    }
}

/// Where a place of another part is, and its before and after, in the words of its form.
pub fn place_before_after(language: Language, (before, after): (&Value, &Value), change: &Changed) -> [String; 3] {
    let tree = if change.after.is_some() { after } else { before };
    let side = |value: &Option<Value>| shortened(&form::side(language, &change.path, value.as_ref()));
    [form::place(language, tree, &change.path), side(&change.before), side(&change.after)]
}

/// The beginning of a long text.
fn shortened(text: &str) -> String {
    let shown: String = text.chars().take(VALUE_CHARS_MAX).collect();
    if shown.len() == text.len() { shown } else { format!("{shown}…") }
}

/// What is wrong and what to do, as one line.
pub fn both(language: Language, (what, remedy): (String, String)) -> String {
    sentence(language, &what, &remedy)
}

/// A refused bundle in one line, with the assurance that nothing of it was kept.
pub fn refused(language: Language, words: (String, String)) -> String {
    format!("{} {}", both(language, words), why::nothing_kept(language))
}
