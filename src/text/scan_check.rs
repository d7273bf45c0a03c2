//! Words of the staff's screen "what does this scanner send".

words! {
    tab() { zh "扫描枪", en "Scanner" }
    title() { zh "扫描枪检测", en "Scanner check" }
    hint() { zh "请扫一张号票或回执。下面会显示扫描枪发出的每个按键，内容不会保存。", en "Scan a ticket or a receipt. Every key that the scanner sends is shown below; nothing is kept." }
    waiting() { zh "等待扫描……", en "Waiting for a scan…" }
    receiving(keys: usize) { zh "正在接收：{keys} 个按键", en "Receiving: {keys} keys" }
    heard(count: usize, text: &str) { zh "已读到 {count} 次，最近一次：{text}", en "{count} read so far; the last: {text}" }
    good() { zh "扫描枪可以用，不用调整", en "This scanner works; nothing has to be set" }
    works() { zh "扫描枪可以用，还可以调得更好", en "This scanner works and can be set better" }
    bad() { zh "没有读到本大厅的号码", en "No code of this hall was read" }
    keys_title() { zh "这一次的每个按键", en "Each key of this scan" }
    earlier_title() { zh "前几次", en "Earlier scans" }
    sentence(verdict: &str, way: &str, ending: &str) { zh "{verdict}；{way}；{ending}。", en "{verdict}; {way}; {ending}." }
    clear() { zh "清空重来", en "Clear" }
    column_key() { zh "按键", en "Key" }
    column_after() { zh "与上一键间隔", en "After" }
    column_held() { zh "按住", en "Held" }
    column_taken_for() { zh "识别为", en "Taken for" }
    column_fate() { zh "处理", en "What became of it" }
    milliseconds(value: f64) { zh "{value:.0} 毫秒", en "{value:.0} ms" }
    hidden_key() { zh "（看不到键位）", en "(hidden)" }
    key_with_command(code: &str) { zh "{code}（同时按着 Ctrl、Alt 或 Win）", en "{code} (with Ctrl, Alt or Meta)" }

    part_digit(value: u8) { zh "数字 {value}", en "digit {value}" }
    part_digit_on_pad(value: u8) { zh "小键盘数字 {value}", en "digit {value} of the numeric pad" }
    part_letter(letter: char) { zh "字符 {letter}", en "character {letter}" }
    part_modifier() { zh "组合键", en "modifier" }
    part_end() { zh "结束键", en "end of the scan" }
    part_acting() { zh "动作键", en "key that does something" }
    part_function() { zh "功能键", en "function key" }
    part_other() { zh "其他键", en "another key" }

    fate_goes() { zh "照常", en "let through" }
    fate_refused() { zh "已拦下", en "kept from acting" }
    fate_kept() { zh "等下一键再定", en "held back until the next key" }

    way_row() { zh "主键盘数字", en "the row of digits" }
    way_pad() { zh "小键盘数字", en "the numeric pad" }
    way_alt() { zh "ALT 加字符编号", en "ALT and the characters' numbers" }
    way_mixed() { zh "主键盘和小键盘都有", en "the row of digits and the numeric pad" }
    way_nothing() { zh "没有数字", en "no digits" }

    ending_enter() { zh "以回车结束", en "ends with Enter" }
    ending_tab() { zh "以 Tab 结束", en "ends with Tab" }
    ending_nothing() { zh "没有结束键", en "ends with no key" }

    verdict(keys: usize, fastest: f64, slowest: f64) {
        zh "{keys} 个按键，间隔 {fastest:.0} 到 {slowest:.0} 毫秒",
        en "{keys} keys, {fastest:.0} to {slowest:.0} ms apart",
    }
    understood(code: &str) { zh "识别到：{code}", en "Understood: {code}" }

    advice_fine() { zh "一切正常。", en "Everything is as it should be." }
    advice_misread() { zh "位数对，但校验码不对：读错了或丢了按键。请再扫一次；总是这样就把扫描枪调慢一档。", en "The length is right, the check digits are not: misread, or keys were lost. Scan again; if it stays so, set the scanner one step slower." }
    advice_not_ours(length: usize) { zh "读到 {length} 个字符，不是本大厅的号码。如果是其他系统的编号，可以使用。", en "{length} characters were read: no code of this hall. As the number of another system it can be used." }
    advice_not_understood() { zh "没有识别出号码。请扫本大厅的号票或回执再试。", en "No number was understood. Try a ticket or a receipt of this hall." }
    advice_too_slow(slowest: f64) { zh "按键间隔长达 {slowest:.0} 毫秒，和人打字分不开。请在扫描枪说明书里找“字符间延时”，设为 0。", en "Keys are up to {slowest:.0} ms apart, as slow as a person types. Find “inter-character delay” in the scanner's manual and set it to 0." }
    advice_slow(slowest: f64) { zh "能用，但偏慢（最长 {slowest:.0} 毫秒）。建议把“字符间延时”设为 0。", en "It works, but slowly (up to {slowest:.0} ms). Set the “inter-character delay” to 0." }
    advice_no_enter() { zh "没有发回车：能用，只是稍慢一点。建议在说明书里找“后缀 CR”并扫一下打开。", en "It sends no Enter: it works, a moment later. Its manual has a code that adds “suffix CR”." }
    advice_commands(keys: &str) { zh "还发出了控制键（{keys}）。这些键已被拦下；请在说明书里关掉“发送控制字符”和“功能键”。", en "It also sends keys that command something ({keys}). They are kept from acting; switch “control characters” and “function keys” off, as its manual says." }
    advice_alt_numbers() { zh "用 ALT 加编号的方式发送：能用，但慢。建议改为普通键盘方式。", en "It types characters by their ALT numbers: it works, slowly. Set it to plain keyboard mode." }
    advice_letters(letters: &str) { zh "号码前后还带有字符（{letters}）：能用。不需要的话可以关掉前缀和“AIM 标识”。", en "Characters stand around the number ({letters}): it works. Prefix and “AIM identifier” can be switched off." }
    advice_hidden(count: usize) { zh "有 {count} 个按键看不到键位：可能是输入法或远程桌面在中间。请关掉再试。", en "The place of {count} keys is hidden: an input method or a remote desktop stands between. Switch it off and try again." }
}

/// Several keys or codes in one sentence.
pub fn joined(language: crate::domain::hall::Language, keys: &[String]) -> String {
    match language {
        crate::domain::hall::Language::Zh => keys.join("、"),
        crate::domain::hall::Language::En => keys.join(", "),
    }
}
