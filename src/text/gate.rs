//! Words of signing in to the staff and manager surfaces.

use crate::domain::access::Role;
use crate::domain::hall::Language;

words! {
    looking() { zh "正在读取……", en "Reading…" }
    unreadable_title() { zh "读不到登录记录", en "The record of PINs cannot be read" }
    look_again() { zh "再读一次", en "Read again" }
    no_staff_title() { zh "还没有管理员", en "There is no administrator yet" }
    no_staff_help() { zh "hall.json 的人员名单里没有管理员，所以没有人能登录。写上以后重新打开本页。取号机、显示屏和窗口不受影响。", en "hall.json names nobody under staff with the role administrator, so nobody can sign in. Add one and load this page anew. Kiosk, display and counters work without it." }
    to_demo() { zh "打开演示环境", en "Open the demonstration" }

    lost_title() { zh "登录记录不见了", en "The record of PINs is gone" }
    lost_help() { zh "这个大厅以前设置过，现在浏览器里的记录是空的：可能被清空、损坏或换过。请先告诉管理员和主管，能从备份或别的机器找回的先找回。重新设置会写进记录，并向所有工作人员显示七天。", en "This hall was set up before, and now this browser's records are empty: cleared, damaged or exchanged. Tell the administrator and the manager first, and bring back what can be brought back. Setting the hall up anew is recorded and shown to all staff for seven days." }
    lost_set_up() { zh "重新设置", en "Set it up anew" }

    set_up_title() { zh "第一次使用", en "First use" }
    set_up_help(hall: &str) { zh "请输入{hall}的大厅代码（四位数字，与取号机设置时相同）。然后由管理员设置第一个密码，并打印密码恢复码。", en "Type the hall code of {hall}: four digits, the same as when a kiosk is set up. Then an administrator chooses the first PIN and prints the recovery code." }
    hall_code() { zh "大厅代码", en "Hall code" }
    check() { zh "核对", en "Check" }
    wrong_code() { zh "不是这个大厅的代码", en "That is not this hall's code" }

    naming_title() { zh "请选择您的姓名", en "Who are you?" }
    naming_set_up_title() { zh "哪位管理员？", en "Which administrator?" }
    naming_help() { zh "选择姓名后输入密码。", en "Choose your name, then type your PIN." }
    naming_demo() { zh "这是演示：每个人的密码都写在姓名旁边，只在演示环境里有效。", en "This is the demonstration: everybody's PIN stands beside the name. They are good for nothing else." }
    demo_pin(pin: &str) { zh "密码 {pin}", en "PIN {pin}" }
    back() { zh "返回", en "Back" }
    other_person() { zh "换一个人", en "Somebody else" }

    ended_idle() { zh "太久没有操作，已自动退出", en "Signed out: nobody touched anything for too long" }
    ended_elsewhere() { zh "您在别处登录或密码已更换，这里已退出", en "Signed out here: you signed in elsewhere, or your PIN was changed" }
    changed() { zh "密码已更换", en "Your PIN has been changed" }
    wrong_group() { zh "与密码恢复码最后四位不符，请看打印的纸", en "Those are not the last four digits; look at the paper" }

    signed_in(name: &str, roles: &str) { zh "{name}（{roles}）", en "{name} ({roles})" }
    between_roles() { zh "、", en ", " }
    role_editor() { zh "编辑", en "editor" }
    role_approver() { zh "审核", en "approver" }
    role_guide() { zh "大厅引导", en "hall guide" }
    role_manager() { zh "主管", en "manager" }
    role_administrator() { zh "管理员", en "administrator" }
    change_pin() { zh "换密码", en "Change PIN" }
    sign_out() { zh "退出", en "Sign out" }
    nothing_title() { zh "这一页没有您的工作", en "There is nothing for you on this page" }
    nothing_help() { zh "您的岗位不包括这里的内容。", en "Your role has no part in what is shown here." }

    warning(seconds: u32) { zh "{seconds} 秒后自动退出", en "You will be signed out in {seconds} s" }
    warning_said() { zh "很快会自动退出，按任意键可以继续", en "You will be signed out soon; press any key to stay" }
    stay() { zh "继续使用", en "Stay" }

    reset_banner(name: &str, hours: i64, minutes: i64) { zh "有人申请不经证明重设{name}的密码，还要大厅开放 {hours} 小时 {minutes} 分钟生效。不是本人申请的，请登录后阻止。", en "Somebody asked to reset the PIN of {name} with nobody to vouch. It takes effect after {hours} h {minutes} min more of opening hours. If it was not them, sign in and stop it." }
    reset_ripe_banner(name: &str) { zh "{name}的密码现在可以不经证明重设。不是本人申请的，请马上登录阻止。", en "The PIN of {name} can now be reset with nobody to vouch. If they did not ask, sign in and stop it at once." }
    mark_set_up(day: &str, name: &str) { zh "本大厅在 {day} 由{name}设置。不知道这件事的，请马上问管理员和主管。", en "This hall was set up on {day} by {name}. If you did not know, ask the administrator and the manager at once." }
    mark_by_kit(day: &str, name: &str) { zh "{name}的密码在 {day} 用密码恢复码重设过。不是本人的，请马上告诉管理员和主管。", en "The PIN of {name} was set anew on {day} with the recovery code. If it was not them, tell the administrator and the manager at once." }
    mark_by_time(day: &str, name: &str) { zh "{name}的密码在 {day} 不经证明重设过。不是本人的，请马上告诉管理员和主管。", en "The PIN of {name} was set anew on {day} with nobody to vouch. If it was not them, tell the administrator and the manager at once." }
    stop_reset() { zh "阻止", en "Stop it" }

    kit_title() { zh "密码恢复码", en "Recovery code" }
    kit_help() { zh "请打印这一页，或抄在纸上，放进大厅的保险柜。所有管理员都忘记密码时，只有它能马上重设。它不会再显示，以前的密码恢复码不能再重设密码；但请把旧纸再留两年，换机器时要靠它打开以前办件里的姓名和电话。", en "Print this page or copy the code onto paper, and lay it into the hall's safe. When no administrator knows a PIN any more, it alone lets one be chosen at once. It is not shown again, and an earlier code resets no PIN any more; but keep the old paper for two years: on another machine it opens names and phones of earlier cases." }
    kit_print() { zh "打印", en "Print" }
    kit_group() { zh "照着纸上输入最后四位", en "Type the last four digits from the paper" }
    kit_keep() { zh "已经收好", en "It is kept" }
    kit_keeping() { zh "正在保存……", en "Keeping…" }
    kit_sheet_title(hall: &str) { zh "{hall} 密码恢复码", en "{hall}: recovery code" }
    kit_sheet_help() { zh "管理员忘记密码时：打开工作人员页面，选择姓名，按“忘记密码”，再按“用密码恢复码”。用过一次后会要求换新的。", en "When an administrator has forgotten the PIN: open the staff page, choose the name, press “Forgot the PIN”, then “Use the recovery code”. After one use a new one is made." }
    kit_sheet_made(time: &str, name: &str) { zh "{time} 由{name}打印。请放进保险柜。", en "Printed {time} by {name}. Keep it in the safe." }
}

/// A role.
pub fn role(language: Language, role: Role) -> String {
    match role {
        Role::Editor => role_editor(language),
        Role::Approver => role_approver(language),
        Role::Guide => role_guide(language),
        Role::Manager => role_manager(language),
        Role::Administrator => role_administrator(language),
    }
}

/// Several roles, one after another.
pub fn roles(language: Language, roles: &[Role]) -> String {
    roles.iter().map(|it| role(language, *it)).collect::<Vec<_>>().join(&between_roles(language))
}
