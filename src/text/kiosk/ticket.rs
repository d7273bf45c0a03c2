//! Words of the ticket screen and of a ticket's place in the queue.

words! {
    your_number() { zh "您的号", en "Your number" }
    queue_and_priority(queue: &str) { zh "{queue} · 优先", en "{queue} · priority" }
    ahead_label() { zh "在您前面", en "before you" }
    ahead(count: u32) { zh "{count} 人", en "{count}" }
    next_one() { zh "下一个就是您", en "You are next" }
    wait_label() { zh "大约等候", en "about" }
    wait(low: u16, high: u16) { zh "{low}–{high} 分", en "{low}–{high} min" }
    wait_unknown() { zh "数据不够", en "not enough data" }
    wait_unknown_label() { zh "等候时间", en "waiting time" }
    counters_label() { zh "号窗口", en "counter" }
    missed_rule(calls: u32) {
        zh "没听到叫号也别急：再叫不超过 {calls} 个号，回来扫号票按“我回来了”，还排原位；超过就排到队尾，号不变。",
        en "Missed your call? Scan your ticket and press “I am back”: within {calls} further calls you keep your place, later you join the end with the same number.",
    }
    missed_rule_short(calls: u32) {
        zh "过号后再叫不超过 {calls} 个号，回来扫票仍排原位；超过排到队尾。",
        en "Missed? Scan this within {calls} further calls to keep your place; later you go to the end.",
    }
    have_ready(list: &str) { zh "请先备好：{list}", en "Please have ready: {list}" }
    have_ready_unknown() { zh "请先备好身份证原件；其他材料窗口会一次告诉您。", en "Please have your ID card ready; the counter tells you everything else at once." }
    paper_question() { zh "纸票出来了吗？", en "Did your paper ticket come out?" }
    paper_hint(number: &str) { zh "没有纸也没关系：记住 {number}，屏幕会叫到您。", en "No paper is fine too: remember {number}; the screen will call you." }
    paper_still_missing(number: &str) { zh "还是没出来？可能没纸了，已经告诉工作人员。记住 {number} 就行。", en "Still nothing? The roll may be empty; the staff know. Just remember {number}." }
    paper_yes() { zh "拿到了", en "I have it" }
    paper_no() { zh "没有，再打一次", en "No, print again" }
    paper_none() { zh "不要纸票", en "No paper needed" }
    paper_thanks(number: &str) { zh "好的。请坐下等，叫到 {number} 就去窗口。", en "Good. Please sit down; go to the counter when {number} is called." }
    paper_noted(number: &str) { zh "好的，记住 {number}。请坐下等叫号。", en "All right. Remember {number} and wait to be called." }
    no_printer(number: &str) { zh "这台机器不打纸票。请记住 {number}，或用手机拍下来。", en "This machine prints no paper. Please remember {number}, or take a photo." }
    code_label() { zh "号票编码", en "Ticket code" }
    reprint() { zh "再打一张", en "Print again" }
    give_back() { zh "退号", en "Give back" }
    give_back_question(number: &str) { zh "真的要退掉 {number} 吗？", en "Really give {number} back?" }
    give_back_hint() { zh "退掉以后这个号就作废了，要办得重新取。", en "The number is then void; for a new one you start again." }
    give_back_yes() { zh "退掉", en "Give it back" }
    give_back_no() { zh "不退，留着", en "Keep it" }
    give_back_failed() { zh "没退成，号还有效。可以再试，或者交给工作人员。", en "That did not work; the number is still valid. Try again, or hand it to the staff." }
    given_back() { zh "号已经退了", en "Your number has been given back" }
    given_back_hint() { zh "谢谢，后面的人可以早一点。", en "Thank you: those behind you are called a little earlier." }
    done() { zh "好了，回首页", en "Done" }
    leave() { zh "回首页", en "Home" }
    state_waiting() { zh "正在排队", en "Waiting" }
    state_next() { zh "下一个就是您，请留意叫号", en "You are next; listen for the call" }
    state_called(counter: &str) { zh "正在叫您，请到 {counter} 号窗口", en "You are being called: go to counter {counter}" }
    state_held(counter: &str) { zh "{counter} 号窗口给您留着，办好手上的事回窗口就行", en "Counter {counter} keeps your place; go back there when you are ready" }
    state_only_at(counter: &str) { zh "请等 {counter} 号窗口叫您", en "Counter {counter} will call you" }
    state_missed() { zh "叫过您了，您没有来得及", en "You were called and missed it" }
    state_served() { zh "已经办完了", en "This has been done" }
    state_served_hint() { zh "这个号今天已经办结。还要办别的事，请重新取号。", en "This number has been served today. For something else, take a new number." }
    state_voided() { zh "这个号已经作废", en "This number is void" }
    state_voided_hint() { zh "要办事请重新取号，或者问工作人员。", en "Take a new number, or ask the staff." }
    missed_in_time(calls: u32, of: u32) {
        zh "过号以后又叫了 {calls} 个号，{of} 个以内都算及时。按“我回来了”，还排原来的位置。",
        en "{calls} more were called since; up to {of} is in time. Press “I am back” and you keep your old place.",
    }
    missed_too_late(calls: u32, of: u32) {
        zh "过号以后又叫了 {calls} 个号，超过了 {of} 个。按“我回来了”可以接着排，排到队尾，号不变。",
        en "{calls} more were called since, more than {of}. Press “I am back” to join the end of the queue with the same number.",
    }
    rejoin() { zh "我回来了", en "I am back" }
    rejoin_done() { zh "好了，您又在队里了", en "You are back in the queue" }
    rejoin_failed() { zh "没成功，请再按一次，或者找工作人员。", en "That did not work. Press again, or ask the staff." }
    issued_at(time: &str) { zh "{time} 取号", en "taken at {time}" }
}

/// Counters as people read them: `2、3、5` or `2, 3, 5`.
pub fn list(language: crate::domain::hall::Language, words: &[&str]) -> String {
    words.join(match language {
        crate::domain::hall::Language::Zh => "、",
        crate::domain::hall::Language::En => ", ",
    })
}
