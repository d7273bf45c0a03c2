//! What the fields of `hall.json` and `notices.json` are called in a form, beside a fault and in a difference.

use crate::domain::hall::Language;

/// One table of the fields: the last piece of the path, or where that says too little the end of the path (numbers as `*`), its name, and what must be
/// known to fill it in.
macro_rules! fields {
    ($( $end:literal { zh $zh:literal, en $en:literal } $( hint { zh $hint_zh:literal, en $hint_en:literal } )? )*) => {
        const FIELDS: &[(&str, [&str; 2], [&str; 2])] = &[$( ($end, [$zh, $en], fields!(@hint $($hint_zh, $hint_en)?)) ),*];
    };
    (@hint) => { ["", ""] };
    (@hint $zh:literal, $en:literal) => { [$zh, $en] };
}

fields! {
    "name" { zh "名称", en "Name" }
    "clerks/*/name" { zh "姓名", en "Name" }
    "staff/*/name" { zh "姓名", en "Name" }
    "utc_offset_minutes" { zh "与世界时相差的分钟数", en "Minutes east of Greenwich" } hint { zh "中国是 480", en "China: 480" }
    "hours" { zh "开放时间", en "Opening hours" }
    "items/*/hours" { zh "办理时间", en "Hours of the item" } hint { zh "不写就同大厅", en "Left out: the hall's" }
    "counters/*/hours" { zh "窗口时间", en "Hours of the counter" } hint { zh "不写就同大厅", en "Left out: the hall's" }
    "calendar" { zh "节假日和停办日", en "Holidays and closures" }
    "known_until" { zh "节假日已知到哪一天", en "Holidays are known until" }
    "holidays" { zh "法定节假日", en "Statutory holidays" }
    "workdays" { zh "调休上班日", en "Make-up work days" } hint { zh "这些周六、周日按周一的时间开放", en "These Saturdays and Sundays have Monday's hours" }
    "closures" { zh "临时停办", en "Closures" }
    "closures/*/day" { zh "哪一天", en "Day" }
    "reason" { zh "原因", en "Why" }
    "last_issue_minutes" { zh "下班前几分钟停止取号", en "Minutes before closing without numbers" }
    "classes" { zh "服务类别", en "Classes of service" } hint { zh "按这里的顺序显示", en "Shown in this order" }
    "priority/classes" { zh "可以优先的人", en "Who may go first" } hint { zh "空着就不问", en "Empty: nobody is asked" }
    "procedures" { zh "办理流程", en "Procedures" } hint { zh "办件经过的环节，按顺序", en "The steps of a case, in their order" }
    "classes/*/procedure" { zh "办理流程", en "Procedure" } hint { zh "这一类事项都用它，事项另写的除外", en "Of all items of the class that name no other" }
    "items/*/procedure" { zh "办理流程", en "Procedure" } hint { zh "不写就同所属类别", en "Left out: that of the class" }
    "steps" { zh "环节", en "Steps" } hint { zh "收件后在第一个环节", en "A case begins in the first" }
    "desk" { zh "前台还是后台", en "Counter or back office" }
    "days" { zh "最多几个工作日", en "Working days at most" }
    "queues" { zh "队列", en "Queues" } hint { zh "改了队列、窗口或事项的队列，第二天才生效", en "A change of queues, counters or an item's queue takes effect the next day" }
    "counters/*/queues" { zh "办理的队列", en "Queues it serves" }
    "letter" { zh "号票字母", en "Letter" }
    "help" { zh "这里办什么", en "What is done here" }
    "quota" { zh "每天最多发号", en "Most numbers a day" }
    "usual_minutes" { zh "一次办理几分钟（下限、上限）", en "Minutes of one service (low, high)" } hint { zh "有了实测数据就不用它", en "Used until there are measured times" }
    "items" { zh "事项", en "Items" }
    "regulations/*/items" { zh "涉及的事项（编号）", en "Items it concerns (identity)" }
    "desks/*/items" { zh "办理的事项（编号）", en "Items done there (identity)" }
    "id" { zh "编号", en "Identity" } hint { zh "小写字母、数字和连字符，定了就不要改", en "Small letters, digits, hyphens; never changed later" }
    "counters/*/id" { zh "窗口号", en "Number of the counter" }
    "initials" { zh "拼音首字母", en "Pinyin initials" }
    "class" { zh "所属类别", en "Class" }
    "queue" { zh "排哪个队", en "Queue" }
    "bring" { zh "要带什么", en "What to bring" }
    "counters" { zh "窗口", en "Counters" }
    "clerks" { zh "窗口人员", en "Clerks" }
    "posts" { zh "可坐的窗口和岗位", en "Counters and posts" } hint { zh "A 是主岗，B 是顶岗", en "A: own post, B: stands in" }
    "priority" { zh "优先规则", en "Who goes first" }
    "head_start_minutes" { zh "优先号算早到几分钟", en "A priority ticket counts as earlier by (minutes)" }
    "run_max" { zh "最多连续叫几个优先号", en "Most priority tickets in a row" }
    "missed" { zh "过号规则", en "Missed calls" }
    "keep_place_calls" { zh "再叫几个号之内回来保留原位", en "Place kept for so many further calls" }
    "limits" { zh "其他限制", en "Other limits" }
    "recalls_max" { zh "最多重呼几次", en "Most recalls" }
    "call_lock_seconds" { zh "叫号键锁几秒", en "Call button locked (seconds)" }
    "idle_seconds" { zh "自助机几秒没人碰就询问", en "Kiosk asks after (seconds)" }
    "idle_warning_seconds" { zh "询问后再等几秒", en "and waits (seconds)" }
    "idle_counter_minutes" { zh "窗口空闲而有人等，几分钟后提醒", en "Idle counter is told after (minutes)" }
    "session_idle_minutes" { zh "几分钟没人操作就要重新输密码", en "PIN asked again after (minutes)" }
    "near_deadline_days" { zh "到期前几个工作日算临近", en "Near a deadline: working days before" }
    "case_retention_days" { zh "办件送达后几天清除个人信息", en "Days after delivery before personal data of a case are erased" }
    "clerk_pin" { zh "窗口人员上岗要输密码", en "Clerks type a PIN" }
    "staff" { zh "有岗位的工作人员", en "Staff with roles" } hint { zh "至少要有一位管理员，编辑和审核不能只有同一个人", en "At least one administrator; editor and approver are two people" }
    "roles" { zh "岗位", en "Roles" }
    "feeds" { zh "其他系统的办件", en "Cases of other systems" } hint { zh "在“办件数据”页导入；写了地址的会自动获取", en "Imported under “Case data”; fetched by itself where there is an address" }
    "address" { zh "数据地址", en "Address of the data" } hint { zh "不写就由人导入；用户名和密码在“办件数据”页填写", en "Left out: imported by hand. Name and password are typed under “Case data”" }
    "minutes" { zh "每几分钟获取一次", en "Fetched every (minutes)" }
    "ratings" { zh "好差评", en "Ratings" } hint { zh "不写就没有可选的原因，期限为 1、15、30 天", en "Left out: no reasons to choose, and limits of 1, 15 and 30 days" }
    "reasons" { zh "不满意的原因", en "Reasons for a bad rating" } hint { zh "给差评的人至少选一个或写一句", en "Whoever rates badly chooses one at least, or writes" }
    "reasons/*/name" { zh "原因", en "Reason" }
    "reasons/*/items" { zh "只用于这些事项（编号）", en "Only for these items (identity)" } hint { zh "不写就用于全部", en "Left out: for all" }
    "call_back_days" { zh "几个工作日内回访", en "Working days until the call" }
    "mend_days" { zh "几个工作日内整改", en "Working days until it is mended" }
    "add_days" { zh "几天内可以追加评价", en "Days in which a second rating is possible" } hint { zh "0 表示不可以", en "0: never" }
    "announcements" { zh "大屏公告", en "Lines on the display" }
    "help_lines" { zh "服务电话", en "Help lines" }
    "number" { zh "号码", en "Number" }
    "regulations/*/number" { zh "文号", en "Number of the document" }
    "grids/*/number" { zh "网格号", en "Number of the grid" }
    "from" { zh "从", en "From" }
    "to" { zh "到", en "To" }
    "sample" { zh "样例说明", en "Note that this is a sample" } hint { zh "内容换成自己的以后删去", en "Remove it once the content is your own" }
    "departments" { zh "部门", en "Departments" }
    "department" { zh "部门", en "Department" }
    "news" { zh "社区动态", en "News" } hint { zh "新的在前", en "Newest first" }
    "news/*/from" { zh "从哪天起显示", en "Shown from" }
    "until" { zh "显示到哪天", en "Shown until" }
    "title" { zh "标题", en "Title" }
    "text" { zh "正文", en "Text" }
    "accounts" { zh "居务公开", en "Open accounts" } hint { zh "期初加收入减支出等于期末，金额以分为单位", en "Opening and income without spending are the closing; in cents" }
    "note" { zh "说明", en "Note" }
    "published" { zh "公开日期", en "Published" }
    "periods" { zh "各列（月或季度）", en "Columns (months or quarters)" } hint { zh "2026-09 或 2026-Q3", en "2026-09 or 2026-Q3" }
    "opening_cents" { zh "期初结余（分）", en "Opening (cents)" }
    "closing_cents" { zh "期末结余（分）", en "Closing (cents)" }
    "accounts/*/lines" { zh "各行", en "Rows" }
    "lines" { zh "更多服务电话", en "More help lines" }
    "kind" { zh "种类", en "Kind" }
    "values" { zh "每列的数", en "Value of each column" }
    "total" { zh "合计（分）", en "Total (cents)" }
    "regulations" { zh "政策法规", en "Rules and laws" }
    "issuer" { zh "发布机关", en "Made by" }
    "issued" { zh "公布日期", en "Made on" }
    "effective" { zh "施行日期", en "Holds since" }
    "revised" { zh "最近修改", en "Last changed" }
    "says" { zh "说了什么", en "What it says" }
    "guides" { zh "涉及的指南（编号）", en "Guides it concerns (identity)" }
    "places" { zh "街道和小区", en "Streets and estates" }
    "place" { zh "街道或小区", en "Street or estate" }
    "grid_duties" { zh "网格员做什么", en "What grid managers do" }
    "grids" { zh "网格", en "Grids" }
    "manager" { zh "网格员", en "Manager" }
    "phone" { zh "电话", en "Telephone" }
    "stand_in" { zh "谁代班（网格）", en "Who stands in (grid)" }
    "area" { zh "管哪一片", en "Area" }
    "households" { zh "户数", en "Households" }
    "covers" { zh "门牌号或楼号", en "Numbers of houses" }
    "side" { zh "单双号", en "Side" }
    "desks" { zh "轮转办公", en "Rotating desks" }
    "counter" { zh "在几号窗口", en "Counter" }
    "about" { zh "能办什么", en "What for" }
    "visits" { zh "什么时候来", en "When" }
    "weekday" { zh "星期几（1 到 7）", en "Weekday (1 to 7)" }
    "nth" { zh "只在当月第几个", en "Only the so-many-th of a month" } hint { zh "不写就每周都来", en "Left out: every week" }
    "zh" { zh "中文", en "Chinese" }
    "en" { zh "英文", en "English" }
}

/// What the field of this path is called; nothing for one without a name, such as an entry of a list.
pub fn name(language: Language, path: &str) -> Option<&'static str> {
    find(path).map(|(_, names, _)| names[nth(language)])
}

/// What must be known to fill it in; empty where the name says enough.
pub fn hint(language: Language, path: &str) -> &'static str {
    find(path).map_or("", |(_, _, hints)| hints[nth(language)])
}

const fn nth(language: Language) -> usize {
    match language {
        Language::Zh => 0,
        Language::En => 1,
    }
}

/// The longest end of the path that is named.
fn find(path: &str) -> Option<&'static (&'static str, [&'static str; 2], [&'static str; 2])> {
    let pieces: Vec<&str> = path.split('/').skip(1).map(|piece| if piece.parse::<usize>().is_ok() { "*" } else { piece }).collect();
    (0..pieces.len()).find_map(|from| {
        let end = pieces[from..].join("/");
        FIELDS.iter().find(|(known, ..)| *known == end)
    })
}

words! {
    weekday_1() { zh "周一", en "Monday" }
    weekday_2() { zh "周二", en "Tuesday" }
    weekday_3() { zh "周三", en "Wednesday" }
    weekday_4() { zh "周四", en "Thursday" }
    weekday_5() { zh "周五", en "Friday" }
    weekday_6() { zh "周六", en "Saturday" }
    weekday_7() { zh "周日", en "Sunday" }
    post_a() { zh "A 岗", en "Post A" }
    post_b() { zh "B 岗", en "Post B" }
    pin_off() { zh "不用", en "no" }
    pin_required() { zh "必须", en "yes, always" }
    editor() { zh "编辑", en "editor" }
    approver() { zh "审核", en "approver" }
    guide() { zh "大厅引导", en "hall guide" }
    manager() { zh "主管", en "manager" }
    administrator() { zh "管理员", en "administrator" }
    front() { zh "前台窗口", en "counter" }
    back() { zh "后台", en "back office" }
    income() { zh "收入", en "income" }
    spending() { zh "支出", en "spending" }
    households() { zh "户数", en "households" }
    people() { zh "人数", en "people" }
    street() { zh "街道（按门牌号）", en "street (by house number)" }
    estate() { zh "小区（按楼号）", en "estate (by building)" }
    all() { zh "全部", en "all" }
    odd() { zh "单号", en "odd" }
    even() { zh "双号", en "even" }
}

/// A word of the file in words of people: a value, or the key of a map, at this path.
pub fn word(language: Language, path: &str, word: &str) -> String {
    let parent = path.rsplit('/').nth(1).unwrap_or_default();
    match (parent, word) {
        ("hours", _) => weekday(language, word),
        ("posts", "A") => post_a(language),
        ("posts", "B") => post_b(language),
        (_, "off") => pin_off(language),
        (_, "required") => pin_required(language),
        (_, "editor") => editor(language),
        (_, "approver") => approver(language),
        (_, "guide") => guide(language),
        (_, "manager") => manager(language),
        (_, "administrator") => administrator(language),
        (_, "front") => front(language),
        (_, "back") => back(language),
        (_, "income") => income(language),
        (_, "spending") => spending(language),
        (_, "households") => households(language),
        (_, "people") => people(language),
        (_, "street") => street(language),
        (_, "estate") => estate(language),
        (_, "all") => all(language),
        (_, "odd") => odd(language),
        (_, "even") => even(language),
        (_, other) => other.to_owned(),
    }
}

fn weekday(language: Language, day: &str) -> String {
    match day {
        "1" => weekday_1(language),
        "2" => weekday_2(language),
        "3" => weekday_3(language),
        "4" => weekday_4(language),
        "5" => weekday_5(language),
        "6" => weekday_6(language),
        "7" => weekday_7(language),
        other => other.to_owned(),
    }
}
