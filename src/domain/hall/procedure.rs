//! Procedures of `hall.json`: the steps through which cases go, for the front and for the back office.

use serde::{Deserialize, Serialize};

use super::model::{Bilingual, Hall, Item};
use crate::domain::identity::StepId;

/// What becomes of a case (办理流程): the steps that its tracking knows, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Its identity.
    pub id: String,
    /// The steps, two at least. A case begins in the first.
    pub steps: Vec<Step>,
}

/// A step (环节) of a procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its identity within the procedure: cases remember it.
    pub id: StepId,
    /// Name, as residents read it.
    pub name: Bilingual,
    /// Who does it.
    pub desk: StepDesk,
    /// Working days it takes at most, where the hall says so.
    #[serde(default)]
    pub days: Option<u16>,
}

/// Who does a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepDesk {
    /// The counter (前台).
    Front,
    /// The back office (后台).
    Back,
}

impl Procedure {
    /// The step of this identity.
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }
}

impl Hall {
    /// The procedure of an item: its own, or that of its class.
    pub fn procedure_of(&self, item: &Item) -> Option<&Procedure> {
        let of_class = || self.classes.iter().find(|class| class.id == item.class)?.procedure.as_ref();
        let id = item.procedure.as_ref().or_else(of_class)?;
        self.procedures.iter().find(|procedure| procedure.id == *id)
    }
}
