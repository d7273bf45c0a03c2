//! Words of the staff's screen.

use crate::domain::event::VoidReason;
use crate::domain::floor::TicketState;
use crate::domain::hall::Language;

words! {
    title() { zh "工作人员", en "Staff" }
    tabs_label() { zh "分页", en "Parts of this page" }
    tab_hall() { zh "大厅", en "Hall" }
    tab_machine() { zh "设备和记录", en "Machines and records" }
    tab_people() { zh "人员和密码", en "People and PINs" }

    people_title() { zh "人员和密码", en "People and PINs" }
    people_help() { zh "没有密码或忘记密码的人，请在登录页选择姓名，由管理员在场输入自己的密码证明，然后本人设置新密码。人员和岗位写在 hall.json 里。", en "Somebody without a PIN, or who has forgotten it, chooses their name on the sign-in screen; an administrator beside them types their own PIN, and they choose theirs. People and roles stand in hall.json." }
    col_name() { zh "姓名", en "Name" }
    col_roles() { zh "岗位", en "Roles" }
    col_pin() { zh "密码", en "PIN" }
    pin_none() { zh "还没有", en "none yet" }
    pin_set() { zh "已设置", en "set" }
    pin_vouched(day: &str, name: &str) { zh "{day} 由{name}证明设置", en "set on {day} on the word of {name}" }
    pin_by_kit(day: &str) { zh "{day} 用密码恢复码设置", en "set on {day} with the recovery code" }
    pin_by_time(day: &str) { zh "{day} 不经证明重设", en "set anew on {day} with nobody to vouch" }
    pin_locked() { zh "输错太多次，等待中", en "locked after wrong tries" }
    pin_lost() { zh "记录损坏", en "record damaged" }
    pin_unreadable() { zh "读不到", en "cannot be read" }
    kit_new_help() { zh "密码恢复码放在保险柜里。纸丢了或有人看见过，就换一个新的。", en "The recovery code lies in the safe. If the paper is lost or somebody has seen it, make a new one." }
    kit_new() { zh "换新的密码恢复码", en "Make a new recovery code" }

    sums_title() { zh "今日对账", en "Today's reconciliation" }
    sums_sealed(day: &str) { zh "上一个封存的工作日：{day}", en "Last sealed day: {day}" }
    sums_none() { zh "还没有封存过的工作日。", en "No day has been sealed yet." }
    balanced() { zh "平", en "balanced" }
    unbalanced(issued: u32, accounted: u32) { zh "不平：发出 {issued} 个号，只有 {accounted} 个有下落。请验证记录并告诉管理员。", en "Not balanced: {issued} issued, {accounted} accounted for. Verify the records and tell the administrator." }
    issued() { zh "发号", en "Issued" }
    served() { zh "办结", en "Served" }
    missed() { zh "过号", en "Missed" }
    voided() { zh "作废", en "Voided" }
    waiting() { zh "等候", en "Waiting" }
    being_served() { zh "办理中", en "At a counter" }
    held() { zh "挂起", en "On hold" }

    help_title() { zh "求助", en "Calls for help" }
    help_none() { zh "现在没有人求助。", en "Nobody is calling for help." }

    tickets_title() { zh "今日号票", en "Today's tickets" }
    tickets_none() { zh "今天还没有发号。", en "No number has been issued today." }
    tickets_search() { zh "查号码", en "Find a number" }
    tickets_more(count: usize) { zh "还有 {count} 个，请输入号码查找", en "and {count} more: type a number to find it" }
    col_number() { zh "号码", en "Number" }
    col_item() { zh "事项", en "Item" }
    col_issued() { zh "取号", en "Issued" }
    col_state() { zh "状态", en "State" }
    col_action() { zh "操作", en "Action" }
    state_waiting() { zh "等候", en "waiting" }
    state_waiting_at(counter: &str) { zh "等候 {counter} 号窗口", en "waiting for counter {counter}" }
    state_called(counter: &str) { zh "{counter} 号窗口办理中", en "at counter {counter}" }
    state_held(counter: &str) { zh "{counter} 号窗口挂起", en "held by counter {counter}" }
    state_missed() { zh "过号", en "missed" }
    state_served(counter: &str) { zh "{counter} 号窗口办结", en "served at counter {counter}" }
    state_voided(reason: &str) { zh "作废（{reason}）", en "voided ({reason})" }
    reason_given_back() { zh "当场退号", en "given back" }
    reason_abandoned() { zh "取号机未完成", en "not completed at the kiosk" }
    reason_person_left() { zh "人已离开", en "person left" }
    reason_mistake() { zh "取错了", en "issued by mistake" }
    reason_day_ended() { zh "当天结束", en "day ended" }
    void() { zh "作废", en "Void" }
    void_ask(number: &str) { zh "作废 {number}？原因：", en "Void {number}? Because:" }
    void_done(number: &str) { zh "{number} 已作废", en "{number} is void" }
    cancel() { zh "取消", en "Cancel" }
    help_done() { zh "已告知：有人去帮忙", en "They know that somebody is coming" }

    health_title() { zh "设备状况", en "Health" }
    col_device() { zh "设备", en "Installation" }
    col_started() { zh "最近启动", en "Last start" }
    col_help() { zh "求助", en "Help" }
    col_clock() { zh "时钟", en "Clock" }
    col_faults() { zh "故障", en "Faults" }
    this_device() { zh "本机", en "this one" }
    never() { zh "无记录", en "not recorded" }
    help_waiting(since: &str) { zh "正在求助，已等 {since}", en "calling, for {since}" }
    help_answered(seconds: u32) { zh "上次 {seconds} 秒后有人应答", en "last answered after {seconds} s" }
    help_never() { zh "无", en "none" }
    clock_jump(from: &str, to: &str) { zh "从 {from} 跳到 {to}，未确认", en "jumped from {from} to {to}, not confirmed" }
    clock_confirmed(time: &str) { zh "{time} 确认过", en "confirmed at {time}" }
    clock_fine() { zh "正常", en "fine" }
    faults_none() { zh "无", en "none" }
    windows_title() { zh "本机打开的页面", en "Windows of this machine" }
    windows_none() { zh "没有别的页面应答。", en "No other window answers." }
    window_line(surface: &str, counter: &str) { zh "{surface} {counter}", en "{surface} {counter}" }
    surface_kiosk() { zh "取号机", en "Kiosk" }
    surface_display() { zh "显示屏", en "Display" }
    surface_counter() { zh "窗口", en "Counter" }
    surface_staff() { zh "工作人员", en "Staff" }
    surface_manager() { zh "管理", en "Manager" }
    storage_title() { zh "存储", en "Storage" }
    storage_persisted() { zh "浏览器答应不自动清除这里的记录。", en "The browser promises to keep what is stored here." }
    storage_not_persisted() { zh "浏览器没有答应长期保存：磁盘紧张时可能清除记录。请把本站安装为应用或加入书签后重试。", en "The browser makes no promise to keep the records when the disk is short. Install the site or bookmark it, then load it anew." }
    storage_sound() { zh "所有记录都读得出来。", en "Every record can be read." }
    content_title() { zh "内容文件", en "Content file" }
    content_fine() { zh "hall.json 没有错误，正在使用最新的一份。", en "hall.json has no fault; the newest is in use." }
    content_waits() { zh "新的 hall.json 改动了队列、窗口或事项所属队列：今天已经开始办事，等到明天再启用；今天继续使用上一份。", en "The new hall.json changes queues, counters or the queue of an item. Work has begun today, so it takes effect tomorrow; until then the last one is in use." }
    content_lost() { zh "发布的最新一版已从存储中丢失：hall.json 继续使用上一份。请在“发布”页重新导入这一版的文件。", en "The version that was published last is missing from the storage; the last good hall.json is in use. Import the file of that version again under Publishing." }
    content_refused(count: usize) { zh "新的 hall.json 有 {count} 处错误，没有采用；继续使用上一份。", en "The new hall.json has {count} faults and was refused; the last good one is in use." }

    verify_title() { zh "记录验证", en "Verify the records" }
    verify_help() { zh "从头读一遍全部记录，核对每条记录的哈希、编号和号码。", en "Reads every record from the start and checks hashes, running numbers and ticket numbers." }
    verify() { zh "开始验证", en "Verify" }
    verifying() { zh "正在验证……", en "Verifying…" }
    verify_progress() { zh "已读记录", en "Records read" }
    verdict_complete(entries: u64) { zh "完整：{entries} 条记录，与给出的链头一致，没有少、没有改。", en "Complete: {entries} records agree with the heads given; nothing was dropped, changed or cut off." }
    verdict_consistent(entries: u64) { zh "一致：{entries} 条记录没有断链。要证明末尾没有被截掉，请粘贴以前日结单上的链头再验证。", en "Consistent: {entries} records, no chain is broken. To prove that the tail was not cut, paste the heads of an earlier day sheet." }
    verdict_faulty(count: usize) { zh "有问题：{count} 处，见下。", en "Faulty: {count} found, listed below." }
    verify_failed() { zh "读不到记录，无法验证。", en "The records cannot be read; nothing could be verified." }
    heads_label() { zh "以前日结单上的链头（每行：写入者 编号 哈希）", en "Heads of an earlier day sheet (a line each: writer, number, hash)" }
    heads_bad(line: usize) { zh "第 {line} 行不是链头", en "Line {line} is no head" }
    heads_print() { zh "打印今日日结单", en "Print today's day sheet" }
    heads_copy_help() { zh "日结单上的链头保存在大厅之外，以后验证才能证明记录完整。", en "Kept outside, these heads let a later verification prove that the records are complete." }
    sheet_title(hall: &str) { zh "{hall} 日结单", en "{hall}: day sheet" }
    sheet_made(time: &str, device: &str) { zh "{time} 由 {device} 打印", en "Printed {time} by {device}" }
    sheet_heads() { zh "链头", en "Heads of the chains" }
    sheet_sign() { zh "经办人签字：", en "Signature:" }
    col_writer() { zh "写入者", en "Writer" }
    col_running() { zh "编号", en "Number" }
    col_hash() { zh "哈希", en "Hash" }

    trouble_unreadable(place: &str, streams: &str) { zh "位置 {place} 的记录读不出来（{streams}）", en "The record at {place} cannot be read ({streams})" }
    trouble_changed(place: &str, streams: &str) { zh "位置 {place} 的记录被改过（{streams}）", en "The record at {place} was changed ({streams})" }
    trouble_chain(writer: &str, number: u64) { zh "{writer} 的链在第 {number} 条断开", en "The chain of {writer} breaks at {number}" }
    trouble_stream(stream: &str, version: u32) { zh "流 {stream} 缺少或重复版本 {version}", en "Stream {stream}: version {version} is missing or there twice" }
    trouble_number(sequence: &str, number: u32) { zh "序列 {sequence} 的号码 {number} 缺失或重复", en "Sequence {sequence}: number {number} is missing or there twice" }
    trouble_cut(writer: &str, number: u64) { zh "{writer} 的记录在第 {number} 条之前就没有了", en "The records of {writer} end before {number}" }
    trouble_head(writer: &str, number: u64) { zh "{writer} 的第 {number} 条与链头不符", en "Entry {number} of {writer} differs from its head" }
    streams_unknown() { zh "不知道是哪个流", en "stream unknown" }
}

/// One thing that is wrong in the journal, by the names of the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The record at this place cannot be read; streams and versions it belonged to.
    Unreadable(String, Vec<(String, u32)>),
    /// The record at this place was changed.
    Changed(String, Vec<(String, u32)>),
    /// This writer's chain breaks at this number.
    Chain(String, u64),
    /// This stream lacks this version, or has it twice.
    Stream(String, u32),
    /// This sequence lacks this number, or has it twice.
    Number(String, u32),
    /// This writer's entries end before this number.
    Cut(String, u64),
    /// This writer's entry is another one than the head says.
    Head(String, u64),
}

/// What is wrong, naming stream and version.
pub fn trouble(language: Language, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Unreadable(place, streams) => trouble_unreadable(language, place, &names(language, streams)),
        Trouble::Changed(place, streams) => trouble_changed(language, place, &names(language, streams)),
        Trouble::Chain(writer, number) => trouble_chain(language, writer, *number),
        Trouble::Stream(stream, version) => trouble_stream(language, stream, *version),
        Trouble::Number(sequence, number) => trouble_number(language, sequence, *number),
        Trouble::Cut(writer, number) => trouble_cut(language, writer, *number),
        Trouble::Head(writer, number) => trouble_head(language, writer, *number),
    }
}

fn names(language: Language, streams: &[(String, u32)]) -> String {
    if streams.is_empty() {
        return streams_unknown(language);
    }
    streams.iter().map(|(stream, version)| format!("{stream} #{version}")).collect::<Vec<_>>().join(", ")
}

/// What is happening to a ticket.
pub fn state(language: Language, state: &TicketState) -> String {
    match state {
        TicketState::Waiting { only_at: None } => state_waiting(language),
        TicketState::Waiting { only_at: Some(counter) } => state_waiting_at(language, counter.as_str()),
        TicketState::Called { counter, .. } => state_called(language, counter.as_str()),
        TicketState::Held { counter, .. } => state_held(language, counter.as_str()),
        TicketState::Missed { .. } => state_missed(language),
        TicketState::Served { counter, .. } => state_served(language, counter.as_str()),
        TicketState::Voided { reason, .. } => state_voided(language, &void_reason(language, *reason)),
    }
}

/// Why a ticket counts no more.
pub fn void_reason(language: Language, reason: VoidReason) -> String {
    match reason {
        VoidReason::GivenBack => reason_given_back(language),
        VoidReason::Abandoned => reason_abandoned(language),
        VoidReason::PersonLeft => reason_person_left(language),
        VoidReason::Mistake => reason_mistake(language),
        VoidReason::DayEnded => reason_day_ended(language),
    }
}

/// The name of a surface, as the windows call each other.
pub fn surface(language: Language, name: &str) -> String {
    match name {
        "display" => surface_display(language),
        "counter" => surface_counter(language),
        "staff" => surface_staff(language),
        "manager" => surface_manager(language),
        _ => surface_kiosk(language),
    }
}
