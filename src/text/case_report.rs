//! Words of the manager's tables of cases, on the screen and on paper.

words! {
    title() { zh "办件情况", en "Cases" }
    help() { zh "数字直接来自办件记录。其他系统的办件另外计算，不在下面的合计里。", en "These figures come straight from the records of cases. Cases of other systems are counted apart and in none of the sums." }
    looking() { zh "正在汇总……", en "Adding up…" }
    failed() { zh "现在读不出来，请稍后再试。记录没有丢。", en "It cannot be read now; please try again later. Nothing is lost." }
    lost(count: usize) { zh "有 {count} 件的受理记录损坏，不在这些数字里。", en "The acceptance of {count} cases is damaged; they are in none of these figures." }

    overdue_title() { zh "超期和临近到期", en "Overdue and near" }
    by_item() { zh "按事项", en "By item" }
    by_counter() { zh "按窗口", en "By counter" }
    by_department() { zh "按部门", en "By department" }
    overdue_none() { zh "没有在办的件。", en "No case is open." }
    col_counter() { zh "窗口", en "Counter" }
    col_department() { zh "部门", en "Department" }
    col_open() { zh "在办", en "Open" }
    col_near() { zh "临近", en "Near" }
    col_overdue() { zh "超期", en "Overdue" }
    col_worst() { zh "最多超期", en "Worst by" }
    col_unknown() { zh "日历之外", en "Beyond the calendar" }
    days(days: u32) { zh "{days} 个工作日", en "{days} working days" }
    total() { zh "合计", en "Total" }
    summary(open: u32, near: u32, overdue: u32) { zh "在办 {open} 件，其中临近到期 {near} 件，超期 {overdue} 件。", en "{open} cases are open: {near} near their limit, {overdue} overdue." }

    taken_title(from: &str, to: &str) { zh "实际用时和承诺（{from} 至 {to} 办结的件）", en "Time taken against the promise (decided {from} to {to})" }
    taken_help() { zh "按大厅工作日计算，停办的日子不算。不到 10 件不统计用时和比例。", en "In working days of the hall, without days on which the clock stood still. Of fewer than 10 cases neither times nor shares are given." }
    taken_none() { zh "这段时间没有办结的件。", en "No case was decided in this time." }
    col_item() { zh "事项", en "Item" }
    col_decided() { zh "办结", en "Decided" }
    col_promised() { zh "承诺", en "Promised" }
    col_half() { zh "一半在几天内", en "Half within" }
    col_nine() { zh "九成在几天内", en "Nine of ten within" }
    col_kept() { zh "按时", en "On time" }
    too_few() { zh "件数太少", en "too few" }
    otherwise() { zh "不按工作日", en "otherwise" }
    share(kept: usize, percent: usize) { zh "{kept}（{percent}%）", en "{kept} ({percent} %)" }

    months_title() { zh "按月和按年", en "By month and year" }
    months_none() { zh "还没有办件。", en "There is no case yet." }
    col_month() { zh "月份", en "Month" }
    col_accepted() { zh "收件", en "Accepted" }
    col_withdrawn() { zh "撤回", en "Taken back" }
    month(year: i32, month: u32) { zh "{year} 年 {month} 月", en "{year}-{month:02}" }
    year(year: i32) { zh "{year} 年合计", en "{year} in all" }

    foreign_title() { zh "其他系统的办件", en "Cases of other systems" }
    foreign_line(name: &str, count: u32, time: &str) { zh "{name}：{count} 件（{time} 导入）", en "{name}: {count} (imported {time})" }
    foreign_never(name: &str) { zh "{name}：还没有导入过", en "{name}: nothing imported yet" }

    from() { zh "从", en "From" }
    to() { zh "到", en "To" }
    show() { zh "查看", en "Show" }
    print() { zh "打印", en "Print" }
    bad_range() { zh "请选好起止日期。", en "Choose a first and a last day." }
    export_csv() { zh "导出表格（CSV）", en "Export as CSV" }
    export_xlsx() { zh "导出表格（XLSX）", en "Export as XLSX" }
    export_json() { zh "导出数据（JSON）", en "Export as JSON" }
    export_help() { zh "导出这段时间收的件；姓名和电话已遮盖。", en "Exports the cases accepted in this time; names and phones are masked." }
    exported() { zh "已导出", en "Exported" }
    export_failed() { zh "没有导出，请再试一次。", en "It was not exported; try again." }
}
