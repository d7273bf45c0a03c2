//! Words of the editor of guides, for people who are no computer people.

pub mod values;

use crate::domain::guide::fields::Section;
use crate::domain::hall::Language;

words! {
    tab() { zh "指南", en "Guides" }
    looking() { zh "正在打开指南……", en "Opening the guides…" }
    failed_title() { zh "现在打不开指南", en "The guides cannot be opened now" }
    unreadable() { zh "正在使用的指南内容读不出来。", en "The guides in use cannot be read." }
    look_again() { zh "再试一次", en "Try again" }
    found_title() { zh "您有一份没改完的草稿", en "You were working on this" }
    found_help(count: usize) { zh "上次改了 {count} 处指南，还没有提交。接着改，还是丢掉？丢掉后找不回来。", en "Last time you changed {count} guides and did not put them forward. Go on, or throw the changes away? They cannot be brought back." }
    found_older(version: u32, newest: u32) { zh "草稿是按第 {version} 版改的，现在用的是第 {newest} 版；改动会一项一项搬过来。", en "The draft is a change of version {version}; version {newest} is in force now. Your changes are carried over one by one." }
    lost_help() { zh "找到一份草稿，可是读不出来。丢掉它才能重新开始。", en "A draft was found, but it cannot be read. Throw it away to begin anew." }
    go_on() { zh "接着改", en "Go on" }
    throw_away() { zh "丢掉草稿", en "Throw it away" }
    search() { zh "找指南", en "Find a guide" }
    all_classes() { zh "全部类别", en "All classes" }
    none_found() { zh "没有这样的指南", en "No such guide" }
    count(shown: usize, all: usize) { zh "{shown} / {all} 个指南", en "{shown} of {all} guides" }
    mark_changed() { zh "已改", en "changed" }
    mark_new() { zh "新", en "new" }
    mark_retired() { zh "已停用", en "retired" }
    mark_retiring(day: &str) { zh "{day} 停用", en "until {day}" }
    mark_errors(count: usize) { zh "{count} 处错误", en "{count} to mend" }
    undo() { zh "撤销", en "Undo" }
    redo() { zh "重做", en "Redo" }
    save_now() { zh "保存草稿", en "Save the draft" }
    saving() { zh "正在保存……", en "Saving…" }
    saved() { zh "草稿已保存", en "Draft saved" }
    unchanged() { zh "没有改动", en "No changes" }
    not_saved() { zh "草稿没存上，再试一次", en "Draft not saved: try again" }
    findings(errors: usize, warnings: usize) { zh "检查：{errors} 处错误，{warnings} 处提醒", en "Check: {errors} errors, {warnings} hints" }
    all_right() { zh "检查：没有问题", en "Check: all right" }
    changes(count: usize) { zh "改动：{count} 个指南", en "Changes: {count} guides" }
    changes_none() { zh "改动：没有", en "Changes: none" }
    table() { zh "表格导入导出", en "Spreadsheet" }
    lists() { zh "分类、部门、人生事件", en "Classes, departments, occasions" }
    new_guide() { zh "新建指南", en "New guide" }
    new_help() { zh "先起个名字，选它对应的取号事项。其他内容在表单里慢慢填；已有类似的指南，打开它按“复制”更快。", en "Give it a name and choose the item people take a number for. Everything else is filled in step by step. Is there a similar guide? Open it and press “Copy”." }
    new_name() { zh "指南名称（中文）", en "Name of the guide (Chinese)" }
    new_item() { zh "取号事项", en "Item for which a number is taken" }
    new_make() { zh "建好，开始填写", en "Make it" }
    back_to_guide() { zh "回到指南", en "Back to the guide" }
    copy() { zh "复制", en "Copy" }
    retire() { zh "停用……", en "Retire…" }
    delete() { zh "删除", en "Delete" }
    restore() { zh "恢复成正在使用的", en "Undo all changes here" }
    up() { zh "上移", en "Move up" }
    down() { zh "下移", en "Move down" }
    remove() { zh "删去", en "Remove" }
    add(what: &str) { zh "加一项{what}", en "Add to {what}" }
    version_same(version: u32) { zh "第 {version} 版，正在使用", en "Version {version}, in force" }
    version_next(version: u32, published: u32) { zh "第 {version} 版（正在使用第 {published} 版）", en "Version {version} (version {published} is in force)" }
    version_new(version: u32) { zh "第 {version} 版，还没有发布过", en "Version {version}, never published" }
    sections_label() { zh "指南的各部分", en "Parts of the guide" }
    section_basics() { zh "基本信息", en "Basics" }
    section_who() { zh "谁能办", en "Who" }
    section_bring() { zh "要带什么", en "What to bring" }
    section_steps() { zh "怎么办", en "Steps" }
    section_cost() { zh "几天、多少钱", en "Time and cost" }
    section_place() { zh "在哪办、问谁", en "Where, whom to ask" }
    section_results() { zh "办好给什么", en "Results" }
    section_faq() { zh "常见问题", en "Questions" }
    section_law() { zh "依据和编码", en "Law and codes" }
    section_days() { zh "生效和停用", en "From, until" }
    help_summary() { zh "一两句话说清楚谁能办。要强调的字用两个星号围住：**这样**。", en "One or two sentences: can I? Stress words with asterisks: **like this**." }
    help_aliases() { zh "居民平时怎么叫它，搜索时都能找到。", en "What people call it: the search finds all of them." }
    help_item() { zh "居民在指南里按“取号”，取的就是这个事项的号。", en "“Take a number” in the guide takes a number for this item." }
    help_materials() { zh "“视情况”的材料，按下面提问的答案决定要不要带。", en "Whether a conditional material is needed follows from the answers to the questions below." }
    help_questions() { zh "居民在自助机上最多答五个问题，就只看到自己要带的材料。", en "At most five questions at the kiosk, and people see only what they need to bring." }
    help_statutory() { zh "法律规定最长多久；法律没写就选“法律没有规定”。", en "The longest the law allows; choose “not laid down by law” where it says nothing." }
    help_promised() { zh "大厅答应居民的时间，不能比法定的长。", en "What the hall promises: never longer than the law allows." }
    help_fee() { zh "不收费要选“不收费”，不能空着。", en "Say “free” where nothing is charged; never leave it open." }
    help_cancelled() { zh "从这一天起，自助机上不再显示这个指南。空着就是一直有效。", en "From this day on the kiosk does not show the guide. Blank: it holds until further notice." }
    help_complaint() { zh "要有电话号码。", en "With a telephone number." }
    help_law() { zh "法规名称不用写书名号，屏幕上会自动加。条款写成“第十八条”。", en "No title marks round the law: screens add them. Articles are written in Chinese, as the law counts them." }
    help_english() { zh "英文要么全填，要么全空。", en "English is complete, or absent altogether." }
    no_limit() { zh "不写", en "Not said" }
    limit_within() { zh "限期", en "Within" }
    limit_number() { zh "多少", en "How many" }
    limit_unit() { zh "单位", en "Unit" }
    fee_open() { zh "还没有写", en "Not stated yet" }
    when_none() { zh "还没有提问。先在下面加提问。", en "There are no questions yet. Add one below." }
    when_gone() { zh "已经删掉的提问", en "A question that is gone" }
    preview() { zh "自助机上的样子", en "At the kiosk" }
    preview_help() { zh "和自助机显示的一样，边改边变；按钮可以按，不会真的取号、打印。", en "Just what the kiosk shows, as you type. Its buttons turn pages; no number is taken, nothing is printed." }
    findings_title() { zh "要改的地方", en "What to mend" }
    findings_help() { zh "有错误就不能提交；提醒可以改，也可以不改。按“去改”直接到那一栏。", en "Errors must be mended before it can be put forward; hints need not. “Go there” opens the field." }
    go_there() { zh "去改", en "Go there" }
    as_in_the_hall() { zh "（按大厅设置里的顺序）", en "(as in the hall's settings)" }
    lists_name() { zh "分类、部门和人生事件", en "Classes, departments and occasions in life" }
    changes_title() { zh "和正在使用的相比", en "Compared with what is in force" }
    changes_help() { zh "同事审批时看到的就是这些。", en "This is what the colleague who approves will see." }
    col_field() { zh "哪一栏", en "Field" }
    col_before() { zh "原来", en "Before" }
    col_after() { zh "改成", en "Now" }
    added() { zh "新加", en "added" }
    removed() { zh "删去", en "removed" }
    reordered() { zh "换了顺序", en "another order" }
    the_file() { zh "全部指南", en "All guides" }
    forward_title() { zh "提交审批", en "Put forward for approval" }
    forward_help() { zh "提交后由另一位同事审批，批准并发布以后自助机才会显示。", en "Another person approves it; the kiosk shows it once it is approved and published." }
    forward() { zh "提交审批", en "Put forward" }
    forwarding() { zh "正在提交……", en "On its way…" }
    forward_blocked(count: usize) { zh "还有 {count} 处错误，改好才能提交：", en "There are {count} errors to mend first:" }
    forward_conflicts() { zh "上面还有没决定的冲突，选好才能提交。", en "First decide above whose changes count." }
    forward_none() { zh "没有改动，不用提交。", en "There are no changes to put forward." }
    no_key() { zh "还不能提交：管理员要先在“发布”里生成大厅的签名密钥。草稿一直保存着。", en "Not yet: first the administrator makes the hall's signing key under “Publishing”. Your draft is kept." }
    key_lost() { zh "不能提交：签名密钥的记录坏了，请告诉管理员。草稿一直保存着。", en "Not now: the records of the signing key are damaged. Tell the administrator. Your draft is kept." }
    expiry() { zh "有效期", en "Valid for" }
    expiry_days(days: i64) { zh "{days} 天", en "{days} days" }
    expiry_half() { zh "半年", en "Half a year" }
    expiry_year() { zh "一年", en "One year" }
    own_waiting(when: &str) { zh "您 {when} 提交的修改正在等同事审批。再提交一次会代替它。", en "What you put forward on {when} waits for approval. Putting forward again replaces it." }
    own_approved(when: &str) { zh "您 {when} 提交的修改已经批准，等着发布。", en "What you put forward on {when} is approved and waits to be published." }
    own_returned(who: &str, note: &str) { zh "{who}退回了您的修改：{note}", en "{who} returned what you put forward: {note}" }
    own_no_note() { zh "（留言读不出来）", en "(the note cannot be read)" }
    take_back() { zh "收回", en "Take back" }
    told_forward() { zh "已提交，等同事审批。", en "It was put forward and waits for approval." }
    told_back() { zh "已收回。草稿还在，可以接着改。", en "It was taken back. Your draft is still here." }
    told_cut(max: usize) { zh "太长了：只留下前 {max} 个字，后面的没有放进来。", en "Too long: the first {max} characters were kept, the rest was left out." }
    told_imported(count: usize) { zh "表格导入了 {count} 个指南的改动，在草稿里。不要的话按“撤销”。", en "The spreadsheet changed {count} guides of your draft. “Undo” takes that back." }
    told_imported_none() { zh "表格和现在的内容一样，什么也没改。", en "The spreadsheet says what the draft says already: nothing was changed." }
    told_carried_replaced() { zh "网站上的原始指南换过了，您的改动已搬到新的上面。", en "The guides that lie with the site were replaced; your changes were carried over." }
    told_carried(from: u32, to: u32) { zh "正在使用的内容变了（第 {from} 版到第 {to} 版），您的改动已搬到新版上。", en "What is in force has changed (version {from} to {to}); your changes were carried over." }
    conflict(name: &str) { zh "“{name}”别人也改过并发布了。用谁的？", en "“{name}” was changed and published by somebody else as well. Whose counts?" }
    keep_mine() { zh "用我的", en "Mine" }
    keep_theirs() { zh "用已发布的", en "The published" }
    table_title() { zh "用 Excel 或 WPS 表格编辑", en "Edit with Excel or WPS" }
    table_help() { zh "导出的是草稿里的全部指南。改好后另存为 CSV 再导入：先检查，有错一处也不导入；没错就放进草稿，可以看改动、撤销、提交。表里没有的指南不会动。", en "The export holds all guides of the draft. Save it as CSV and import it: it is checked first, and with one fault nothing is taken. Otherwise it lands in the draft, to be looked at, undone or put forward. Guides that the table does not name stay as they are." }
    export_utf8() { zh "导出全部指南（推荐）", en "Export all guides (recommended)" }
    export_gb() { zh "导出全部指南（旧版软件用）", en "Export all guides (for older programs)" }
    template() { zh "下载空白模板", en "Download the template" }
    import() { zh "选择 CSV 文件导入", en "Choose a CSV file to import" }
    import_failed() { zh "文件读不出来", en "The file cannot be read" }
    import_faults(count: usize) { zh "表格有 {count} 处要改，什么也没有导入：", en "{count} faults in the table; nothing was imported:" }
    more(count: usize) { zh "还有 {count} 处", en "and {count} more" }
    export_name() { zh "办事指南", en "guides" }
    template_name() { zh "办事指南模板", en "guides-template" }
    departments_help() { zh "自助机上找指南时，“按分类”“按部门”“按人生事件”就按这里的顺序排。", en "“By class”, “by department” and “by occasion” at the kiosk follow this order." }
}

/// A part of the form.
pub fn section(language: Language, section: Section) -> String {
    match section {
        Section::Basics => section_basics(language),
        Section::Who => section_who(language),
        Section::Bring => section_bring(language),
        Section::Steps => section_steps(language),
        Section::Cost => section_cost(language),
        Section::Place => section_place(language),
        Section::Results => section_results(language),
        Section::Faq => section_faq(language),
        Section::Law => section_law(language),
        Section::Days => section_days(language),
    }
}

/// A line of help for a field, where one is needed.
pub fn help(language: Language, path: &str) -> Option<String> {
    Some(match path {
        "/name" => help_english(language),
        "/summary" => help_summary(language),
        "/aliases" => help_aliases(language),
        "/item" => help_item(language),
        "/materials" => help_materials(language),
        "/questions" => help_questions(language),
        "/statutory_limit" => help_statutory(language),
        "/promised_limit" => help_promised(language),
        "/fee" => help_fee(language),
        "/cancelled" => help_cancelled(language),
        "/complaint" => help_complaint(language),
        "/legal_basis" => help_law(language),
        _ => return None,
    })
}
