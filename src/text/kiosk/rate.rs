//! Words of the screens on which a service is rated: kind, and nobody is pressed.

use crate::domain::hall::Language;
use crate::domain::rating::Level;

words! {
    more_words() { zh "更多", en "More" }
    words_label() { zh "选字", en "What the letters stand for" }
    title() { zh "评价服务", en "Rate the service" }
    hint() { zh "把号票或回执的条形码对准扫描口，或输入上面的数字。", en "Scan your ticket or receipt, or type its digits." }
    voluntary() { zh "评不评价都自愿，不影响办事。经办窗口看不到是谁评的。选好以后按“提交”才会保存；中途离开，什么也不留。", en "Rating is voluntary. Nothing is kept before you press “Submit”; leave before that and nothing is left." }
    field() { zh "号票或回执的编码", en "Code of the ticket or receipt" }
    submit_code() { zh "去评价", en "Rate this" }
    without() { zh "没有号码，评价整个大厅", en "No code: rate the hall as a whole" }
    looking() { zh "正在查，请稍候……", en "Looking it up…" }

    of_ticket(number: &str) { zh "号票 {number}", en "Ticket {number}" }
    of_receipt(item: &str) { zh "办件：{item}", en "Case: {item}" }
    of_hall(hall: &str) { zh "{hall}（整个大厅）", en "{hall} (as a whole)" }
    at_counter(what: &str, counter: &str) { zh "{what} · {counter} 号窗口", en "{what} · counter {counter}" }
    and(what: &str, item: &str) { zh "{what} · {item}", en "{what} · {item}" }

    question() { zh "这次服务，您满意吗？", en "How satisfied are you?" }
    question_again() { zh "现在再看，您满意吗？", en "How satisfied are you now?" }
    why_bad() { zh "哪里没做好？请至少选一个，或写一句", en "What went wrong? Choose one at least, or write a line" }
    why_good() { zh "还想说点什么？可以不选", en "Anything to add? You need not" }
    dimensions() { zh "主要说的是哪方面？可以不选", en "What is it about? You need not say" }
    comment() { zh "写一句", en "Write a line" }
    comment_change() { zh "改一改写的话", en "Change what you wrote" }
    comment_label() { zh "您想说的话，最多 300 个字", en "What you want to say, at most 300 characters" }
    comment_hint() { zh "请不要写姓名和身份证号", en "Please write no names or identity numbers" }
    comment_count(used: usize, most: usize) { zh "{used} / {most} 字", en "{used} of {most} characters" }
    comment_done() { zh "写好了", en "Done writing" }
    choose_first() { zh "先选一个表情", en "Choose a face first" }
    reason_first() { zh "请选一个原因，或写一句", en "Choose a reason, or write a line" }
    submit() { zh "提交评价", en "Submit" }

    sending() { zh "正在保存，请稍候……", en "Keeping it, one moment…" }
    still_sending() { zh "还没有保存好，正在再试，请稍等。您选的、写的都在。", en "It is not kept yet. It is tried again; nothing you chose or wrote is lost." }
    not_kept() { zh "没有保存成功", en "It could not be kept" }
    not_kept_hint() { zh "您选的、写的都还在，请再试一次。还是不行，请告诉工作人员。", en "All you chose and wrote is still here: please try again. If that does not help, please tell the staff." }
    perhaps_kept() { zh "不知道有没有保存", en "Nobody can say whether it was kept" }
    perhaps_kept_hint() { zh "再试一次不会重复：同一次只算一次。", en "Trying again does no harm: it counts once, however often it is sent." }
    try_again() { zh "再试一次", en "Try again" }

    thanks() { zh "谢谢您的评价", en "Thank you" }
    thanks_good() { zh "您的评价已经保存。", en "Your rating is kept." }
    thanks_bad() { zh "对不起，让您不满意了。您的评价已经保存，会有专人核实和整改。", en "We are sorry. Your rating is kept; somebody will look into it and put it right." }
    leaves(seconds: u32) { zh "{seconds} 秒后返回首页", en "Back to the first screen in {seconds} s" }
    before_title() { zh "已经评价过了", en "Rated before" }
    refused_title() { zh "现在不能评价", en "It cannot be rated now" }
    add() { zh "追加评价", en "Add a rating" }

    spoken_code() { zh "评价服务。扫号票或者回执，也可以不输号码，评价整个大厅。", en "Rate the service. Scan your ticket or receipt, or rate the hall as a whole." }
    spoken_choose() { zh "这次服务，您满意吗？有五个选择：非常满意、满意、基本满意、不满意、非常不满意。选好以后按提交。", en "How satisfied are you? There are five answers: very satisfied, satisfied, fairly satisfied, unsatisfied, very unsatisfied. Then press submit." }
    spoken_done() { zh "已经保存，谢谢您。", en "It is kept. Thank you." }
    spoken_not_kept() { zh "没有保存成功，请再试一次。", en "It could not be kept. Please try again." }
    spoken_refused() { zh "现在不能评价，原因在屏幕上。", en "It cannot be rated now; the screen says why." }

    rated_here() { zh "评价", en "Rate" }
}

/// What stands on a button of a level: the national words.
pub fn level(language: Language, level: Level) -> String {
    crate::text::rating::level(language, level)
}
