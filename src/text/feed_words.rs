//! The Chinese headings and states of feeds, as other systems write them. They are a part of the file's form.

use crate::domain::feed::{FeedColumn, FeedWords, Progress};

/// The words by which a feed is read, whatever language the screen has.
pub const WORDS: FeedWords = FeedWords { headings, states, working_days: &["个工作日", "工作日", "workingdays"], list };

const fn headings(column: FeedColumn) -> &'static [&'static str] {
    match column {
        FeedColumn::Receipt => &[
            "收件回执",
            "回执编号",
            "回执号",
            "收件编号",
            "收件号",
            "受理编号",
            "受理号",
            "办件编号",
            "办件号",
            "业务编号",
            "业务流水号",
            "申办流水号",
            "流水号",
        ],
        FeedColumn::Item => &["事项", "事项名称", "办理事项", "申请事项", "业务名称"],
        FeedColumn::Applicant => &["申请人", "申请人姓名", "申请人名称", "申办人", "办事人", "姓名"],
        FeedColumn::Phone => &["电话", "联系电话", "手机", "手机号", "手机号码", "申请人电话", "申请人手机", "联系方式"],
        FeedColumn::AcceptedAt => &["受理时间", "受理日期", "收件时间", "收件日期"],
        FeedColumn::Step => &["环节", "当前环节", "办理环节", "环节名称"],
        FeedColumn::StepAt => &["环节时间", "环节开始时间", "进入环节时间", "更新时间"],
        FeedColumn::State => &["状态", "办件状态", "办理状态", "当前状态"],
        FeedColumn::PromisedDays => &["承诺时限", "承诺工作日", "承诺天数", "承诺办结时限", "承诺办理时限"],
        FeedColumn::DueAt => &["应办结时间", "应办结日期", "承诺办结时间", "承诺办结日期", "到期时间", "到期日期", "截止日期"],
        FeedColumn::Result => &["结果", "办理结果", "审批结果"],
        FeedColumn::Note => &["备注", "说明"],
    }
}

const fn states(state: Progress) -> &'static [&'static str] {
    match state {
        Progress::Accepted => &["受理", "已受理", "收件", "已收件"],
        Progress::InProgress => &["办理中", "正在办理", "在办", "审核中", "审查中", "审批中", "processing"],
        Progress::Waiting => &["补正", "待补正", "补正中", "材料补正", "待补件", "告知补正"],
        Progress::Suspended => &["中止", "已中止", "暂停", "挂起", "特别程序"],
        Progress::Granted => &["办结", "已办结", "准予", "准予许可", "予以许可", "通过"],
        Progress::Refused => &["不予受理", "不予许可", "不予批准", "不通过", "退件", "已退件"],
        Progress::Delivered => &["送达", "已送达", "已领取", "已取件", "已出证"],
        Progress::Withdrawn => &["撤回", "已撤回", "撤件", "已撤件"],
    }
}

fn list(name: &str) -> bool {
    matches!(name.trim(), "cases" | "rows" | "data" | "办件" | "数据")
}

/// A column's name in Chinese: the first of its headings.
pub(super) fn heading(column: FeedColumn) -> &'static str {
    headings(column).first().copied().unwrap_or_default()
}

/// A state in Chinese.
pub(super) fn state(state: Progress) -> &'static str {
    states(state).get(1).or(states(state).first()).copied().unwrap_or_default()
}
