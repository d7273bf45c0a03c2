//! The fixed choices of a guide: kinds, levels, scopes, sources ... in the words of the national catalogue of items.

use serde::{Deserialize, Serialize};

/// Declares a choice of words with the word each has in the file.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident),* $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$doc])* $variant),* }

        impl $name {
            /// All of them, in the order offered.
            pub const ALL: &[Self] = &[$(Self::$variant),*];
        }
    };
}

choice!(
    /// 事项类型.
    Kind {
        /// 行政许可.
        Licence,
        /// 行政给付.
        Payment,
        /// 行政确认.
        Confirmation,
        /// 行政奖励.
        Reward,
        /// 公共服务.
        PublicService,
        /// 其他.
        Other,
    }
);

choice!(
    /// 行使层级.
    Level {
        /// 社区.
        Community,
        /// 街道、乡镇.
        SubDistrict,
        /// 区县.
        District,
        /// 市.
        City,
        /// 省.
        Province,
    }
);

choice!(
    /// 服务对象.
    Audience {
        /// 自然人.
        People,
        /// 法人和其他组织.
        Organisations,
        /// Both.
        Both,
    }
);

choice!(
    /// 办件类型.
    Processing {
        /// 即办件.
        AtOnce,
        /// 承诺件.
        Promised,
    }
);

choice!(
    /// 通办范围.
    Scope {
        /// This hall.
        Hall,
        /// 全区.
        District,
        /// 全市.
        City,
        /// 全省.
        Province,
        /// 全国.
        Nation,
    }
);

choice!(
    /// Who does a step.
    Desk {
        /// The resident.
        Resident,
        /// The counter.
        Front,
        /// The back office.
        Back,
        /// Another authority.
        OtherAuthority,
    }
);

choice!(
    /// How a result reaches the person.
    Delivery {
        /// Fetched at the counter.
        Counter,
        /// By post.
        Post,
        /// Into a bank account.
        Bank,
        /// On the net.
        Online,
        /// Brought home.
        HomeVisit,
    }
);

choice!(
    /// 来源渠道: where a material comes from.
    Source {
        /// The person has it.
        Own,
        /// An authority issues it.
        Authority,
        /// A form of this hall.
        HallForm,
        /// The employer.
        Employer,
        /// The hospital.
        Hospital,
        /// The bank.
        Bank,
        /// Looked up by the hall itself: nothing to bring.
        SharedData,
    }
);

choice!(
    /// 必要性.
    Need {
        /// Everybody.
        Required,
        /// Whoever answers so; see [`Material::when`].
        Conditional,
    }
);

choice!(
    /// Unit of a time limit.
    Unit {
        /// 工作日.
        WorkingDays,
        /// 天, counting every day.
        Days,
        /// 个月.
        Months,
    }
);
