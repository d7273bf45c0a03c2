//! Words of the PIN question.

use crate::domain::access::PinFault;
use crate::domain::access::pin::{PIN_DIGITS_MAX, PIN_DIGITS_MIN};
use crate::domain::hall::Language;

words! {
    title(name: &str) { zh "{name}，请输入密码", en "{name}, please type your PIN" }
    help() { zh "输入本人的密码后才能上岗。输入的数字不会显示。", en "You can start work once your own PIN is typed. The digits are not shown." }
    label() { zh "密码", en "PIN" }
    submit() { zh "确定", en "OK" }
    checking() { zh "正在核对……", en "Checking…" }
    looking() { zh "正在读取……", en "Reading…" }
    keypad_label() { zh "数字键", en "Digits" }
    clear() { zh "清空", en "Clear" }
    erase() { zh "删去一位", en "Erase one digit" }
    forgot() { zh "忘记密码", en "Forgot the PIN" }
    another_seat() { zh "换窗口或姓名", en "Another counter or name" }
    back() { zh "返回", en "Back" }
    look_again() { zh "再读一次", en "Read again" }

    choose_title(name: &str) { zh "{name}，请设置密码", en "{name}, please choose a PIN" }
    choose_help(min: usize, max: usize) { zh "{min} 到 {max} 位数字，不能全是同一个数字，不能是 123456 这样的连续数字，也不能是日期。以后上岗都要输入它，请不要告诉别人。", en "{min} to {max} digits; not one digit repeated, no run such as 123456, no date. You will type it whenever you start work; tell nobody." }
    choose_vouched(colleague: &str) { zh "{colleague}已证明是您本人，并已记录。", en "{colleague} has vouched for you; that is recorded." }
    repeat_title() { zh "请再输入一次", en "Please type it once more" }
    repeat_help() { zh "两次相同，密码就设好了。", en "If both are the same, the PIN is set." }

    locked_title(name: &str) { zh "{name}的密码输错太多次", en "Too many wrong PINs for {name}" }
    locked_help() { zh "等完这段时间才能再试。重新打开页面、改时钟都不会缩短；关掉窗口时不计时。忘记密码，可以请同事证明后重设。", en "You can try again after this time. Loading the page anew or changing the clock does not shorten it, and it stands still while no counter window is open. If the PIN is forgotten, a colleague can vouch for you." }
    locked_left(time: &str) { zh "还要等 {time}", en "Wait {time}" }

    pick_title(name: &str) { zh "谁来证明是{name}本人？", en "Who vouches that this is {name}?" }
    pick_help() { zh "请一位同事过来，选择姓名，输入同事自己的密码，然后重设您的密码。两个人的姓名都会记录。", en "Ask a colleague to come, choose the name and type their own PIN; then you choose a new one. Both names are recorded." }
    colleague() { zh "同事", en "Colleague" }
    stand_in(name: &str) { zh "{name}（本窗口）", en "{name} (this counter)" }
    pick_submit() { zh "下一步", en "Next" }
    no_colleague() { zh "这个大厅没有别的窗口人员可以证明。", en "This hall has no other clerk who could vouch." }
    vouch_title(name: &str) { zh "{name}，请输入您自己的密码", en "{name}, please type your own PIN" }
    vouch_help(person: &str) { zh "输入密码，表示您证明面前的人是{person}。", en "By typing it you say that the person before you is {person}." }

    change_title(name: &str) { zh "{name}，请输入现在的密码", en "{name}, please type your present PIN" }
    change_help() { zh "核对以后再设置新的密码。", en "Then you choose another one." }
    staff_help() { zh "输入本人的密码后才能进入。输入的数字不会显示。", en "Type your own PIN to go on. The digits are not shown." }
    demo_pin(pin: &str) { zh "演示密码：{pin}", en "Demo PIN: {pin}" }
    kit() { zh "密码恢复码", en "Recovery code" }
    kit_title() { zh "请输入密码恢复码", en "Please type the recovery code" }
    kit_help() { zh "在大厅保险柜里的那张纸上，共 24 位数字，空格可以不输。用过以后会换成新的。", en "It stands on the paper in the hall's safe: 24 digits, blanks may be left out. Once used it is replaced." }
    choose_by_kit() { zh "密码恢复码正确，已记录。", en "The recovery code is right; that is recorded." }
    choose_by_time() { zh "等待时间已过，没有人阻止，已记录。", en "The time has passed and nobody stopped it; that is recorded." }
    choose_at_set_up() { zh "这是大厅的第一个管理员密码。", en "This is the hall's first administrator's PIN." }
    locked_help_staff() { zh "等完这段时间才能再试。重新打开页面、改时钟都不会缩短；关掉窗口时不计时。忘记密码，可以请管理员证明后重设。", en "You can try again after this time. Loading the page anew or changing the clock does not shorten it, and it stands still while no such window is open. If the PIN is forgotten, an administrator can vouch for you." }
    pick_help_staff() { zh "请一位管理员过来，选择姓名，输入管理员自己的密码，然后由您设置密码。两个人的姓名都会记录。", en "Ask an administrator to come, choose the name and type their own PIN; then you choose yours. Both names are recorded." }
    no_administrator() { zh "没有别的管理员可以证明。", en "There is no other administrator who could vouch." }
    use_kit() { zh "用密码恢复码", en "Use the recovery code" }
    reset_ask() { zh "申请等待重设", en "Ask for a reset by waiting" }
    reset_help(hours: u32) { zh "管理员和密码恢复码都没有时：申请以后，大厅开放满 {hours} 小时才生效；这期间所有工作人员和主管页面都会显示，任何有密码的人都能阻止，并且永久记录。", en "Without administrator and code: a reset takes effect after {hours} opening hours. Until then every staff and manager screen shows it, anybody with a PIN can stop it, and it stays on record." }
    reset_left(hours: i64, minutes: i64) { zh "已申请等待重设，还要开放 {hours} 小时 {minutes} 分钟。", en "A reset is on its way: {hours} h {minutes} min of opening hours are left." }
    reset_ripe() { zh "等待时间已过，可以设置新密码。", en "The time has passed: a new PIN can be chosen." }
    reset_use() { zh "设置新密码", en "Choose a new PIN" }

    unreadable_title() { zh "读不到密码记录", en "The PIN's record cannot be read" }
    wrong(left: u32) { zh "密码不对，再错 {left} 次要等一段时间", en "Wrong PIN; {left} more and you will have to wait" }
    wrong_last() { zh "密码不对，再错一次要等一段时间", en "Wrong PIN; one more and you will have to wait" }
    different() { zh "两次不一样，请从头设置", en "The two were not the same; please choose again" }
    own_lost() { zh "密码记录已损坏，需要同事证明后重设", en "The PIN's record is damaged; a colleague must vouch for you" }
    colleague_has_none() { zh "这位同事还没有密码，请选另一位", en "That colleague has no PIN yet; please choose another" }
    needs_voucher() { zh "第一次设密码，要有管理员在场证明", en "The first PIN is chosen with an administrator beside you" }

    fault_length(min: usize, max: usize) { zh "密码是 {min} 到 {max} 位数字", en "A PIN has {min} to {max} digits" }
    fault_not_digits() { zh "密码只能用数字", en "A PIN has digits only" }
    fault_one_digit() { zh "不能全是同一个数字", en "Not one digit again and again" }
    fault_date() { zh "不能是日期，比如生日", en "Not a date such as a birthday" }
    fault_of_demo() { zh "这是演示用的密码，谁都知道", en "That is a PIN of the demonstration, known to everybody" }
    fault_not_a_code() { zh "密码恢复码抄错了，请对照纸上的数字", en "The recovery code is not copied rightly; compare it with the paper" }
    fault_run() { zh "不能是连续的数字", en "No run of digits up or down" }
}

/// Why a text may not be a PIN.
pub fn fault(language: Language, fault: PinFault) -> String {
    match fault {
        PinFault::Length => fault_length(language, PIN_DIGITS_MIN, PIN_DIGITS_MAX),
        PinFault::NotDigits => fault_not_digits(language),
        PinFault::OneDigit => fault_one_digit(language),
        PinFault::Date => fault_date(language),
        PinFault::OfDemo => fault_of_demo(language),
        PinFault::NotACode => fault_not_a_code(language),
        PinFault::Run => fault_run(language),
    }
}

/// A wrong PIN, with what is left.
pub fn wrong_with(language: Language, tries_left: u32) -> String {
    if tries_left <= 1 { wrong_last(language) } else { wrong(language, tries_left) }
}

/// What to observe when choosing.
pub fn choose_rules(language: Language) -> String {
    choose_help(language, PIN_DIGITS_MIN, PIN_DIGITS_MAX)
}
