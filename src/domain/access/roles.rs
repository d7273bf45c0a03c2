//! Roles, and what each of them may do: one table, and nothing else decides it.

use serde::{Deserialize, Serialize};

/// What somebody behind the counters is. One person may be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Writes guides.
    Editor,
    /// Says that a guide somebody else wrote is right, and lets it out.
    Approver,
    /// Stands in the hall and helps.
    Guide,
    /// Answers for the hall.
    Manager,
    /// Keeps the machines, the hall's content and the PINs.
    Administrator,
}

/// Something that not everybody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Permission {
    /// See calls for help and say that somebody goes.
    AnswerCalls,
    /// See whether every number is accounted for.
    Reconcile,
    /// Make a ticket void.
    VoidTickets,
    /// Say that date and time are right.
    ConfirmClock,
    /// See which device is down, and what is wrong with the content file.
    SeeHealth,
    /// Verify the records and print the day sheet.
    VerifyRecords,
    /// Read the manager's figures.
    ReadFigures,
    /// See bad ratings and see to them: call back, mend, answer.
    FollowUp,
    /// Judge as a second person whether nothing was wrong, hear objections, and say that a marked rating counts.
    JudgeRatings,
    /// Sign the monthly and yearly reports in the hall's name.
    SignReports,
    /// Write guides.
    EditGuides,
    /// Approve what somebody else wrote.
    ApproveGuides,
    /// Sign guides and let them out.
    PublishGuides,
    /// Change what is in `hall.json`.
    EditHall,
    /// Take in the cases of other systems.
    ImportFeeds,
    /// Let somebody choose a PIN, the first or another; make a new recovery code.
    ResetPins,
}

/// Who may what. What is not named here is forbidden.
const TABLE: &[(Role, &[Permission])] = {
    use Permission::*;
    &[
        (Role::Editor, &[EditGuides]),
        (Role::Approver, &[ApproveGuides, PublishGuides]),
        (Role::Guide, &[AnswerCalls, Reconcile, VoidTickets, ConfirmClock, FollowUp]),
        (
            Role::Manager,
            &[
                AnswerCalls,
                Reconcile,
                VoidTickets,
                ConfirmClock,
                SeeHealth,
                VerifyRecords,
                ReadFigures,
                FollowUp,
                JudgeRatings,
                SignReports,
                ImportFeeds,
            ],
        ),
        (Role::Administrator, &[AnswerCalls, Reconcile, ConfirmClock, SeeHealth, VerifyRecords, EditHall, ImportFeeds, ResetPins]),
    ]
};

impl Role {
    /// All of them, in the order shown.
    pub const ALL: [Self; 5] = [Self::Editor, Self::Approver, Self::Guide, Self::Manager, Self::Administrator];

    /// The name in `hall.json`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Approver => "approver",
            Self::Guide => "guide",
            Self::Manager => "manager",
            Self::Administrator => "administrator",
        }
    }

    /// The role of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// What this role may do.
    pub fn permissions(self) -> &'static [Permission] {
        TABLE.iter().find(|(role, _)| *role == self).map_or(&[], |(_, permissions)| permissions)
    }

    /// Whether this role may do that.
    pub fn may(self, permission: Permission) -> bool {
        self.permissions().contains(&permission)
    }
}

/// Whether somebody with these roles may do that.
pub fn may(roles: &[Role], permission: Permission) -> bool {
    roles.iter().any(|role| role.may(permission))
}
