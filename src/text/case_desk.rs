//! Words of cases at the counter: accepting, moving on, finding again.

words! {
    accept() { zh "收件", en "Accept a case" }
    my_cases() { zh "本窗口办件", en "Cases here" }
    find() { zh "查找办件", en "Find a case" }
    back() { zh "返回叫号", en "Back to calling" }
    loading() { zh "正在读取办件…", en "Reading the cases…" }
    guides_missing() { zh "读不到办事指南，暂时不能收件；请管理员查看", en "The guides cannot be read, so nothing can be accepted; please call the administrator" }

    step_item() { zh "1 事项", en "1 Item" }
    step_materials() { zh "2 材料", en "2 Papers" }
    step_person() { zh "3 申请人", en "3 Applicant" }
    search_item() { zh "输入名称、拼音首字母或俗称，按 Enter 选第一个", en "Name, pinyin initials or everyday words; Enter takes the first" }
    nothing_found() { zh "没有找到", en "Nothing found" }
    other_item() { zh "换一个事项", en "Another item" }
    choose_answer() { zh "请选择", en "Choose" }
    materials_help() { zh "空格键或点一下换：已交 / 缺 / 不需要", en "Space or a click changes: here / missing / not needed" }
    all_here() { zh "全部已交", en "All are here" }
    mark_given() { zh "已交", en "Here" }
    mark_missing() { zh "缺", en "Missing" }
    mark_not_needed() { zh "不需要", en "Not needed" }
    mark_open() { zh "看上面的问题", en "See the questions" }
    no_materials() { zh "这个事项不要材料", en "Nothing has to be handed in" }
    originals(count: u8) { zh "原件 {count} 份", en "{count} original" }
    copies(count: u8) { zh "复印件 {count} 份", en "{count} copies" }

    with_amount(name: &str, amount: &str) { zh "{name}（{amount}）", en "{name} ({amount})" }
    in_chinese() { zh "中文", en "中文" }
    in_english() { zh "English", en "English" }

    name() { zh "姓名或单位名称", en "Name of person or organisation" }
    phone() { zh "手机或电话", en "Phone" }
    document() { zh "证件号码（只用来找回办件，不保存）", en "Identity number (only to find the case again, not kept)" }
    tell() { zh "通知方式", en "How to be told" }
    tell_phone() { zh "打电话", en "By a call" }
    tell_message() { zh "发短信", en "By a text message" }
    tell_nothing() { zh "不通知，自己来查", en "Not at all: comes or looks" }
    way() { zh "怎样交来", en "Handed in" }
    way_home_old() { zh "上门收件（70 岁以上）", en "Fetched from home (70 or older)" }
    way_home_disabled() { zh "上门收件（残疾人）", en "Fetched from home (disabled)" }
    agent() { zh "代办人姓名", en "Name of who hands in" }
    receipt_language() { zh "回执语言", en "Language of the receipt" }
    accept_now() { zh "收件并打印回执", en "Accept and print the receipt" }
    working() { zh "正在保存…", en "Saving…" }
    unsure_same() { zh "不知道有没有存上。请再按一次：不会重复收件", en "It is not known whether this was saved. Press again: nothing happens twice" }

    want_item() { zh "请先选事项", en "Choose the item first" }
    want_answer() { zh "请先回答上面的问题：有材料要看答案才知道要不要", en "Answer the questions above first: papers depend on them" }
    want_name() { zh "请填姓名", en "The name is missing" }
    want_phone() { zh "电话号码不对", en "The phone number is not right" }
    want_phone_to_tell() { zh "要打电话或发短信，请填电话", en "To call or text, a phone number is needed" }
    want_document() { zh "证件号码不对，请核对", en "The identity number is not right; please check" }
    want_agent() { zh "请填代办人姓名", en "The name of who hands in is missing" }
    want_words() { zh "请写明原因", en "Please write down why" }
    want_no_numbers() { zh "这里不要写手机号和身份证号：取号机上会显示。可以写座机、窗口号，或写“按登记的电话”", en "No mobile phones or identity numbers here: the kiosk shows these words. Name a landline, a counter, or “the phone on file”" }
    want_tracking() { zh "快递单号是 8 到 30 位字母和数字", en "A tracking number has 8 to 30 letters and digits" }

    find_label() { zh "扫回执，或输入回执号、电话、证件号码，按 Enter", en "Scan the receipt, or type its number, a phone or an identity number, then Enter" }
    not_a_number() { zh "这不是回执号、电话或证件号码", en "This is no receipt, phone or identity number" }
    wrong_check() { zh "回执号有一位不对，请再扫或再输一次", en "A digit of the receipt is wrong; scan or type it again" }
    other_hall() { zh "这是别的大厅的回执", en "This receipt is of another hall" }
    no_such_receipt() { zh "没有这个回执的办件", en "There is no case of this receipt" }
    found_none() { zh "没有找到这个人的办件；也可能已过保存期", en "No case of this person was found; it may no longer be kept" }
    found_none_yet() { zh "没有找到；这台机器缺一把以前的钥匙，早先的办件按电话和证件查不到。请管理员在这台机器上输入密码恢复码", en "None was found. This machine lacks an earlier key, so older cases cannot be found by phone or document: an administrator should type the recovery code here" }
    found_not_all() { zh "可能没有列全：这台机器缺一把以前的钥匙，早先的办件按电话和证件查不到", en "Perhaps not all: this machine lacks an earlier key, and older cases cannot be found by phone or document" }
    none_here() { zh "本窗口没有在办的办件", en "No case of this counter is open" }
    more(count: usize) { zh "还有 {count} 件没有列出", en "{count} more are not listed" }

    applicant() { zh "申请人", en "Applicant" }
    no_phone() { zh "没有电话", en "No phone" }
    no_longer_kept() { zh "个人信息已过保存期，不再保存", en "Personal data are no longer kept" }
    not_readable_here() { zh "只能看到遮住的信息：这台机器没有钥匙", en "Only masked data can be shown: this machine has no key for the rest" }
    unreadable() { zh "个人信息已损坏", en "The personal data are damaged" }
    first_asked(name: &str) { zh "首问：{name}", en "First asked: {name}" }
    handled_by(name: &str) { zh "经办：{name}", en "Handled by: {name}" }
    step_now(step: &str) { zh "现在的环节：{step}", en "Step now: {step}" }
    law_too(standing: &str) { zh "法定时限：{standing}", en "By law: {standing}" }
    missing_title() { zh "还缺的材料", en "Papers still missing" }
    history_title() { zh "经过", en "What happened" }
    urged_times(count: u32) { zh "催办 {count} 次", en "Urged {count} times" }

    next_step(step: &str) { zh "进入：{step}", en "Go on to: {step}" }
    grant() { zh "准予，办结…", en "Grant…" }
    refuse() { zh "不予办理…", en "Refuse…" }
    withdraw() { zh "申请人撤回…", en "Withdrawn by the applicant…" }
    request() { zh "要求补材料…", en "Ask for papers…" }
    supply() { zh "收补来的材料…", en "Take in what came…" }
    suspend() { zh "暂停计时…", en "Stop the time…" }
    resume() { zh "恢复计时", en "Let time go on" }
    deliver_counter() { zh "窗口领取，送达", en "Fetched here: delivered" }
    deliver_post() { zh "邮寄送达…", en "Send by post…" }
    deliver_home() { zh "上门送达…", en "Bring home…" }
    urge() { zh "催办…", en "Urge…" }
    hand_over() { zh "转给 A/B 岗…", en "Hand over…" }
    correct() { zh "更正…", en "Correct…" }
    print() { zh "打印回执", en "Print the receipt" }
    print_again() { zh "补打回执", en "Print the receipt again" }
    print_missing() { zh "打印缺件清单", en "Print what is missing" }
    paper_narrow() { zh "80 毫米小票", en "80 mm slip" }
    paper_a5() { zh "A5 纸", en "A5 sheet" }
    do_it() { zh "确定", en "Do it" }
    done() { zh "已保存", en "Saved" }
    accepted_number(number: &str) { zh "已收件，回执号 {number}", en "Accepted, receipt {number}" }
    nothing_left_to_do() { zh "这个办件已经全部办完", en "Nothing is left to be done" }

    sure_grant() { zh "准予这项申请吗？回执上就能查到，只有今天还能撤销。", en "Grant this application? The receipt will show it, and it can be taken back today only." }
    sure_withdraw() { zh "申请人要撤回这项申请吗？办件就此结束，只有今天还能撤销。", en "Does the applicant take it back? The case ends with that, and it can be undone today only." }
    reason() { zh "理由", en "Reason" }
    appeal() { zh "救济途径", en "How to appeal" }
    note() { zh "说明", en "Note" }
    other_material() { zh "别的材料（写明）", en "Something else, in words" }
    other_came() { zh "另外写明的材料也来了", en "What was asked for in words came too" }
    why_again() { zh "为什么再次要材料", en "Why once more" }
    ground() { zh "法定事由", en "Ground of law" }
    tracking() { zh "快递单号", en "Tracking number" }
    entitled() { zh "谁可以上门", en "Who is entitled" }
    over_70() { zh "70 岁以上", en "70 or older" }
    disabled() { zh "残疾人", en "Disabled" }
    to_clerk() { zh "转给谁", en "To whom" }
    what_wrong() { zh "哪一条不对", en "Which entry is wrong" }
    what_right() { zh "应该是", en "What is right" }
    fix_remark() { zh "只加说明", en "The note says it all" }
    fix_step(step: &str) { zh "环节是：{step}", en "The step is: {step}" }
    fix_given(material: &str) { zh "已交：{material}", en "Here: {material}" }
    fix_missing(material: &str) { zh "没有交：{material}", en "Missing: {material}" }
    fix_undone() { zh "误按：其实还没有", en "Pressed by mistake: it did not happen" }
    fix_counter() { zh "是窗口领取的", en "It was fetched here" }
    fix_post() { zh "是邮寄的（单号填在下面）", en "It was sent by post (number below)" }
    fix_home(entitled: &str) { zh "是上门送达的（{entitled}）", en "It was brought home ({entitled})" }
    fix_person() { zh "申请人信息（填在下面）", en "The applicant (fill in below)" }

    sealing_failed() { zh "这台机器不能加密个人信息，没有收件。请管理员查看浏览器", en "This machine cannot encrypt personal data; nothing was accepted. Please call the administrator" }
    erased_case() { zh "这个办件的个人信息已过保存期，不能再写说明", en "Personal data of this case are no longer kept; nothing more can be written down" }
    no_number_left() { zh "今天的回执号用完了", en "The receipt numbers of today are used up" }
}
