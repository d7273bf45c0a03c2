//! Words of the counter's screen.

use crate::domain::hall::{Language, Post};
use crate::domain::queue::dispatch::WhyNext;

words! {
    title() { zh "窗口工作台", en "Counter" }
    choose_title() { zh "请选择窗口和姓名", en "Choose your counter and name" }
    choose_counter() { zh "窗口", en "Counter" }
    choose_clerk() { zh "姓名", en "Name" }
    not_chosen() { zh "请选择", en "Please choose" }
    counter_with_name(number: &str, name: &str) { zh "{number} 号窗口　{name}", en "Counter {number} – {name}" }
    counter_in_use(number: &str, name: &str, clerk: &str) { zh "{number} 号窗口　{name}（{clerk} 在岗）", en "Counter {number} – {name} ({clerk} is there)" }
    clerk_with_post(name: &str, post: &str) { zh "{name}（{post} 岗）", en "{name} (post {post})" }
    open() { zh "开窗", en "Open the counter" }
    open_hint() { zh "开窗后就可以叫号。", en "You can call as soon as it is open." }
    go_on() { zh "继续办理", en "Go on" }
    another_counter() { zh "换窗口", en "Another counter" }
    hall_closed(next: &str) { zh "大厅现在不办公，不发新号；已在等候的人还可以叫。{next}", en "The hall is closed and issues no numbers; you can still call those who wait. {next}" }

    claiming() { zh "正在接通窗口……", en "Connecting…" }
    in_use_title(counter: &str) { zh "{counter} 号窗口正在另一个页面使用", en "Counter {counter} is in use in another window" }
    in_use_help() { zh "同一个窗口只能在一个页面叫号。转到这里后，另一个页面会停下来。", en "A counter can call from one window only. If you take it over, the other one stops." }
    take_over() { zh "转到这里使用", en "Take it over" }
    taken_title(counter: &str) { zh "{counter} 号窗口已转到另一个页面", en "Counter {counter} is now used in another window" }
    taken_help() { zh "这个页面已停止叫号。可以关掉它，或者重新转回这里。", en "This window has stopped calling. Close it, or take the counter back." }

    nobody() { zh "空闲", en "Free" }
    paused_short() { zh "暂停", en "Paused" }
    closed_short() { zh "未开", en "Closed" }
    current_label() { zh "正在办理", en "Now at this counter" }
    in_service() { zh "办理中", en "in service" }
    issued_at(time: &str) { zh "取号 {time}", en "issued {time}" }
    waited(minutes: u32) { zh "等了 {minutes} 分", en "waited {minutes} min" }
    called_times(times: u32) { zh "已叫 {times} 次", en "called {times}×" }
    nobody_here() { zh "窗口现在没有人", en "Nobody is at the counter" }
    nobody_here_help() { zh "按 F1 呼叫下一位。", en "Press F1 to call the next person." }
    paused_title() { zh "暂停服务", en "Back soon" }
    paused_help(time: &str) { zh "从 {time} 开始暂停，显示屏和取号机不再把人叫到这里。", en "Paused since {time}; nobody is called here meanwhile." }
    closed_title() { zh "窗口没有开", en "The counter is not open" }
    closed_help() { zh "今天还没有开窗，或者已经停止办理。开窗后接着叫号。", en "Not opened today, or closed already. Open it to call." }
    priority() { zh "优先", en "Priority" }
    no_item(queue: &str) { zh "{queue}（未选事项）", en "{queue} (no item chosen)" }

    call_next() { zh "呼叫下一位", en "Call next" }
    call_next_finishes(number: &str) { zh "先办结 {number}，再叫下一位", en "finishes {number}, then calls" }
    call_locked(seconds: u32) { zh "{seconds} 秒后可再叫", en "again in {seconds} s" }
    recall() { zh "重呼", en "Recall" }
    recalls_left(left: u32) { zh "还可 {left} 次", en "{left} left" }
    miss() { zh "过号", en "Missed" }
    finish() { zh "办结", en "Finish" }
    hold() { zh "挂起", en "Hold" }
    resume() { zh "恢复", en "Resume" }
    transfer() { zh "转移", en "Transfer" }
    pause() { zh "暂停", en "Pause" }
    close() { zh "停止办理", en "Close" }
    given_label() { zh "指定号", en "Number" }
    call_given() { zh "叫指定号", en "Call it" }
    rejoin() { zh "回队", en "Rejoin" }
    keys_line() { zh "F1 呼叫下一位 · F2 重呼 · F3 过号 · F4 办结 · F5 挂起/恢复 · F6 转移 · F8 暂停/继续 · F9 叫指定号 · Esc 收起", en "F1 call next · F2 recall · F3 missed · F4 finish · F5 hold/resume · F6 transfer · F8 pause/go on · F9 call a number · Esc close" }
    buttons_label() { zh "叫号操作", en "Calling" }

    waiting_title() { zh "等候", en "Waiting" }
    longest(minutes: u32) { zh "最久 {minutes} 分", en "longest {minutes} min" }
    waiting_none() { zh "现在没有人等候。", en "Nobody is waiting." }
    more_waiting(count: usize) { zh "还有 {count} 人", en "and {count} more" }
    held_title() { zh "挂起", en "On hold" }
    missed_title() { zh "过号", en "Missed" }
    minutes_short(minutes: u32) { zh "{minutes} 分", en "{minutes} min" }
    sent_here() { zh "转来本窗口", en "sent to you" }
    held_by(counter: &str) { zh "{counter} 号窗口挂起", en "held by counter {counter}" }
    keeps_place() { zh "现在回来保留原位", en "keeps the place" }
    goes_to_end() { zh "现在回来排到最后", en "goes to the end" }
    own_title() { zh "本窗口今日", en "This counter today" }
    own_served() { zh "今日办结", en "Served" }
    own_missed() { zh "过号", en "Missed" }
    own_mean() { zh "平均办理", en "Mean" }

    next_is(number: &str, why: &str) { zh "下一位 {number}：{why}", en "Next {number}: {why}" }
    next_nobody() { zh "没有人等候；有人取号后，这里会说明下一位是谁、为什么。", en "Nobody is waiting. Once somebody is, this line says who is next and why." }
    why_sent_here() { zh "由别的窗口转到本窗口。", en "sent to this counter by another." }
    why_only_one() { zh "只有这一位在等候。", en "nobody else is waiting." }
    why_priority(minutes: u16) { zh "优先号，按提前 {minutes} 分钟到算，现在排在最前。", en "priority counts as {minutes} minutes earlier, and that comes first." }
    why_run(run: u32, minutes: u32) { zh "优先号已连叫 {run} 个，按规则轮到普通号；他已等 {minutes} 分。", en "{run} priority numbers in a row; by the rule it is another's turn, who has waited {minutes} min." }
    why_first(minutes: u32) { zh "最先来，已等 {minutes} 分。", en "came first and has waited {minutes} min." }

    transfer_title(number: &str) { zh "把 {number} 转到哪里？", en "Where shall {number} go?" }
    transfer_help() { zh "号码不变，取号时间不变。", en "The number and the time of issue stay." }
    to_queues() { zh "转到队列", en "To a queue" }
    to_counters() { zh "转到窗口", en "To a counter" }
    target_waiting(count: u32) { zh "等候 {count} 人", en "{count} waiting" }
    target_closed() { zh "现在没有开窗", en "not open now" }
    cancel() { zh "取消", en "Cancel" }
    close_title() { zh "还有人等着这个窗口", en "Somebody still depends on this counter" }
    close_help(count: usize) { zh "有 {count} 个号挂起在这里或指定由这里办理。停止办理后，由同队列的其他窗口接着办。", en "{count} on hold here or sent to this counter. After closing, the other counters of the queue go on with them." }
    close_help_alone(count: usize) { zh "有 {count} 人在等，他们的队列没有别的窗口在办：停止办理后没有人叫他们。请先叫完，或请别的窗口先开窗。", en "{count} wait and no other counter of their queue is at work: after closing nobody calls them. Call them first, or ask another counter to open." }
    close_all_the_same() { zh "仍然停止办理", en "Close all the same" }

    display_ok() { zh "显示屏 正常", en "Display fine" }
    display_gone() { zh "显示屏 没有回应", en "Display silent" }
    kiosk_ok() { zh "取号机 正常", en "Kiosk fine" }
    kiosk_gone() { zh "取号机 没有回应", en "Kiosk silent" }
    idle_alert() { zh "有人在等，而窗口空着：请按 F1 呼叫。", en "Somebody is waiting beside a free counter: press F1." }
    help_call(kiosk: &str) { zh "取号机 {kiosk} 有人求助", en "Help wanted at kiosk {kiosk}" }
    paper_out(kiosk: &str) { zh "取号机 {kiosk} 没有出纸：请去装纸或查看打印机", en "No paper came out at kiosk {kiosk}: fill in paper or look at the printer" }
    paper_filled() { zh "已处理", en "Seen to" }
    call_since(time: &str) { zh "已等 {time}", en "for {time}" }
    help_answer() { zh "我去帮忙", en "I am going" }
    clock_before(shown: &str, last: &str) { zh "这台机器的钟是 {shown}，比最后一条记录（{last}）还早。按记录的时间继续；请把钟调准，确认无误再按。", en "This machine's clock shows {shown}, before the last record ({last}). The records' time is used; set the clock, and confirm only if it is right." }
    clock_long_after(shown: &str, last: &str) { zh "这台机器的日期是 {shown}，上一条记录是 {last}。确认日期正确之前，取号机不发号。", en "This machine shows {shown}; the last record is of {last}. No numbers are issued until somebody confirms the date." }
    clock_jumped(from: &str, to: &str) { zh "这台机器的钟从 {from} 跳到了 {to}。核对之前取号机不发号。日期不对就把钟调回来；按“正确”后，旧日期在等的号全部作废。", en "This machine's clock jumped from {from} to {to}. No numbers are issued until it is settled. If the date is wrong, set the clock back; if you confirm it, all who wait on the old date lose their numbers." }
    clock_confirm() { zh "日期和时间正确", en "Date and time are right" }
    calendar_ends(last: &str) { zh "节假日只登记到 {last}：请尽快在 hall.json 里补上新一年的节假日，否则节假日会照常发号。", en "The holidays are known until {last} only. Add the next year's to hall.json soon: otherwise numbers are issued on public holidays." }
    calendar_passed(last: &str) { zh "节假日只登记到 {last}，已经过期：现在法定节假日会被当成平日发号。请马上补上 hall.json。", en "The holidays were known until {last} only: a public holiday now counts as an ordinary day and numbers are issued. Mend hall.json at once." }
    calendar_none() { zh "hall.json 没有登记节假日：法定节假日会被当成平日发号。", en "hall.json lists no holidays: numbers are issued on public holidays." }
    silent_since(time: &str) { zh "从 {time} 起收不到新记录，画面可能不是最新的。", en "No news from the records since {time}: the screen may be old." }
    unreadable(count: usize) { zh "有 {count} 条记录读不出来，请告诉管理员。其余照常。", en "{count} records cannot be read; tell the administrator. The rest goes on." }
    records_closed() { zh "这个页面和记录断开了：不能叫号，画面可能是旧的。请重新打开此页；号票和窗口都不会丢。", en "This window has lost its connection to the records: nothing can be called, and the screen may be old. Load it anew; no number and no counter is lost." }
    must_reload() { zh "有新版本或新内容等着启用，请在空闲时重新打开此页。", en "A newer program or content is waiting: load this page anew when free." }
    reload() { zh "重新打开此页", en "Load anew" }

    unsure() { zh "还不知道有没有办成。请先看画面上的号，再选择。", en "It is not known whether it went through. Look at the number shown first." }
    ask_again() { zh "再核对一次", en "Check again" }
    carry_on() { zh "我看过了，继续", en "I have looked, carry on" }
    number_too_soon(seconds: u32) { zh "刚叫过号，{seconds} 秒后才能再叫。输入的号码还在，到时请再按 Enter。", en "You have just called: again in {seconds} s. The number you typed stays; press Enter then." }
    number_now() { zh "现在可以叫了：请再按 Enter。", en "You can call now: press Enter again." }
    not_a_number() { zh "请输入号码，例如 A023", en "Please type a number such as A023" }
    done_open() { zh "窗口已开", en "The counter is open" }
    done_pause() { zh "已暂停", en "Paused" }
    done_close() { zh "窗口已停止办理", en "The counter is closed" }
    done_call() { zh "已呼叫", en "Called" }
    done_recall() { zh "已重呼", en "Called again" }
    done_miss() { zh "已过号", en "Marked as missed" }
    done_hold() { zh "已挂起", en "On hold" }
    done_resume() { zh "已恢复办理", en "Resumed" }
    done_transfer() { zh "已转移", en "Transferred" }
    done_finish() { zh "已办结", en "Finished" }
    done_rejoin() { zh "已回到队列", en "Back in the queue" }
    done_paper() { zh "已记下：取号机的纸已处理", en "Noted: the kiosk's paper was seen to" }
    done_help() { zh "已告知：有人去帮忙", en "They know that somebody is coming" }
    done_clock() { zh "已确认日期和时间", en "Date and time confirmed" }

    other_language() { zh "English", en "中文" }
}

/// Why this ticket is next.
pub fn why(language: Language, why: WhyNext) -> String {
    match why {
        WhyNext::SentHere => why_sent_here(language),
        WhyNext::OnlyOne => why_only_one(language),
        WhyNext::Priority { head_start_minutes } => why_priority(language, head_start_minutes),
        WhyNext::RunUsedUp { run, waited_minutes } => why_run(language, run, waited_minutes),
        WhyNext::CameFirst { waited_minutes } => why_first(language, waited_minutes),
    }
}

/// What becomes of those who depend on a counter that closes.
pub fn depending(language: Language, alone: usize, here: usize) -> String {
    let alone = (alone > 0).then(|| close_help_alone(language, alone));
    let here = (here > 0).then(|| close_help(language, here));
    alone.into_iter().chain(here).collect::<Vec<_>>().join(" ")
}

/// `A` or `B`.
pub const fn post(post: Post) -> &'static str {
    match post {
        Post::A => "A",
        Post::B => "B",
    }
}

/// `04:12`, or `1:04:12` from an hour on.
pub fn stopwatch(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes:02}:{rest:02}") }
}

/// `2026-11-21 10:24`: with the year, for that may be what is wrong.
pub fn stamp(time: crate::domain::time::Timestamp, offset: crate::domain::time::UtcOffset) -> String {
    format!("{} {}", offset.day(time), super::common::clock(time, offset))
}
