//! Words of the screens on which somebody gives an opinion or a suggestion (社情民意).

use crate::domain::hall::Language;
use crate::domain::opinion::Kind;

words! {
    title() { zh "意见建议", en "Opinions and suggestions" }
    offer() { zh "提意见、提建议", en "Say what you think" }
    question() { zh "您想说什么？", en "What is it?" }
    hint() { zh "什么都可以说，自愿，不影响办事。", en "Anything about the neighbourhood or the hall; it is voluntary." }
    private() { zh "写的话只给社区工作人员看。按“提交”才会保存；中途离开，什么也不留。", en "Only the staff read it. Nothing is kept before you press “Submit”; leave before that and nothing is left." }
    suggestion() { zh "提建议", en "A suggestion" }
    suggestion_hint() { zh "怎样能做得更好", en "How something could be better" }
    problem() { zh "反映问题", en "A problem" }
    problem_hint() { zh "路灯、垃圾、噪声、邻里的事", en "Street lights, rubbish, noise, neighbours" }
    praise() { zh "表扬", en "Praise" }
    praise_hint() { zh "谁做得好，夸一夸", en "Something or somebody was good" }

    other_kind() { zh "换一类", en "Another kind" }
    next() { zh "下一步", en "Go on" }
    write_first() { zh "请先写几个字", en "Please write something first" }

    contact_title() { zh "要不要答复？", en "Would you like an answer?" }
    change_words() { zh "改一改写的话", en "Change your words" }
    no_answer() { zh "不用答复", en "No answer needed" }
    call_me() { zh "请打电话答复我", en "Please call me" }
    phone() { zh "您的电话号码", en "Your phone number" }
    phone_hint() { zh "号码会加密保存，只用来答复您。", en "It is kept encrypted, and used to answer you only." }
    choose_answer() { zh "请选要不要答复", en "Please say whether you want an answer" }
    phone_first() { zh "请输入完整的电话号码", en "Please type the whole phone number" }
    clear() { zh "清空", en "Clear" }
    erase() { zh "删除", en "Delete" }
    submit() { zh "提交", en "Submit" }
    more() { zh "……", en "…" }

    wrong_phone() { zh "电话号码不对，请看一看。写的话都在。", en "This is no phone number: please look at it. Your words are still here." }
    clock_in_doubt() { zh "这台机器的日期要先由工作人员确认。写的话都在，请告诉工作人员。", en "Staff must confirm this machine's date first. Your words are still here; please tell the staff." }

    thanks() { zh "谢谢您的意见", en "Thank you" }
    kept() { zh "已经保存，社区工作人员会看。", en "It is kept, and the staff will read it." }
    your_number() { zh "编号", en "Number" }
    keep_number() { zh "请记下或拍下编号，问处理情况时报这个号。", en "Please note it or take a picture: with it you can ask how it goes on." }

    spoken_kind() { zh "您想说什么？可以提建议、反映问题，或者表扬。请按一下。", en "What is it? A suggestion, a problem, or praise. Touch one." }
    spoken_words() { zh "请写下您想说的话，写好了按下一步。", en "Write what you want to say, then press go on." }
    spoken_contact() { zh "要不要答复？不用答复，或者留下电话。选好以后按提交。", en "Would you like an answer? Choose no answer, or leave your phone number. Then press submit." }
}

/// What an opinion is.
pub fn kind(language: Language, kind: Kind) -> String {
    match kind {
        Kind::Suggestion => suggestion(language),
        Kind::Problem => problem(language),
        Kind::Praise => praise(language),
    }
}

/// What that means.
pub fn kind_hint(language: Language, kind: Kind) -> String {
    match kind {
        Kind::Suggestion => suggestion_hint(language),
        Kind::Problem => problem_hint(language),
        Kind::Praise => praise_hint(language),
    }
}
