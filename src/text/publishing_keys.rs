//! Words of the staff's part "publishing" about keys in doubt: two people who compare them, and what follows from the recovery kit.

words! {
    doubt_title() { zh "密钥要由两个人核对。", en "Two people must compare the keys." }
    doubtful_why(count: u32) { zh "发布记录里一共有 {count} 条读不出来（以前核对过的也算在内），最近的可能是换密钥的声明，所以不知道下面的密钥现在是否还有效。核对之前，这台机器不能发布，也不能导入；已经发布的内容照常显示。", en "Records of publishing that cannot be read: {count} in all, with those from before an earlier comparing. The latest may have been a change of key, so nobody can say whether the keys below still count. Until they have been compared this machine neither publishes nor imports. What was published is shown on." }
    lost_why() { zh "密钥的记录读不出来，或浏览器清空了存储，不知道哪把密钥有效。核对之前，这台机器不能发布，也不能导入。", en "The records of the keys cannot be read, or the browser has cleared its storage: nobody can say which key counts. Until one has been compared this machine neither publishes nor imports." }
    key_name() { zh "密钥", en "Key" }
    kit_name() { zh "密钥恢复码编号", en "Number of the recovery kit" }
    key_to_be_made() { zh "确认时生成", en "made when you confirm" }
    kit_counts() { zh "密钥恢复码编号：", en "Number of the recovery kit:" }

    how_compare() { zh "对照：密钥看另一台机器“发布”页上“现在有效的密钥”，或密钥名片；密钥恢复码编号印在保险柜里的密钥恢复码上；旧的打印件没有编号，请看另一台机器或名片。", en "Compare: the key with “the key that counts” on another machine's publishing page, or with its key card; the number of the recovery kit with the print in the safe; earlier prints have no number, so take it from another machine or a card." }
    how_first() { zh "两样都相同：第一个人（管理员）在这里确认，输入自己的密码。", en "Both are the same: the first person, an administrator, confirms here with their own PIN." }
    how_second() { zh "第二个人（另一位管理员或审批人）自己登录，再对照一遍，也用自己的密码确认。然后就能照常发布。", en "The second person, another administrator or an approver, signs in, compares for themselves and confirms with their own PIN. Then publishing goes on as before." }
    how_different() { zh "有一样不同，说明换过密钥：不要确认，请导入另一台机器的密钥名片。", en "If one of them differs, the key was changed: do not confirm, take another machine's key card." }
    other_key_here() { zh "注意：这台机器上的密钥与记录的不同。读不出来的可能是换成它的声明，也可能这把密钥从来不算数：请看另一台机器或名片，不要猜。这台机器上的密钥：", en "Take care: this machine has another key than the record. The lost record may have been the change to it, or that key may never have counted: look at another machine or a card, do not guess. The key on this machine:" }
    given_up_here() { zh "注意：这台机器上的密钥是大厅以前的，已经作废，不要再用。核对上面的密钥以后，请用密钥恢复码在这台机器上换新密钥。作废的密钥：", en "Take care: the key on this machine is an earlier one of the hall and does not count any more. Do not use it. When the keys above are confirmed, let the recovery kit make a new key here. The key given up:" }
    relation_same() { zh "与这台机器记录的密钥相同。", en "The same keys as in this machine's record." }
    relation_goes_on() { zh "从这台机器记录的密钥接着换过来的，每次换密钥都有签名。", en "They follow from the keys in this machine's record, every change signed." }
    relation_goes_back() { zh "注意：这台机器记录过的换密钥，有一些不在其中；确认以后，那些密钥就不算数。", en "Take care: changes of key that this machine's record has are left out. Once confirmed, the keys they changed to do not count." }
    relation_other() { zh "注意：这是另外的密钥，与这台机器的记录没有关系。只有亲眼看到大厅另一台机器用的正是它，才能确认。", en "Take care: these are OTHER keys, which do not follow from this machine's record. Confirm them only if you have seen with your own eyes that another machine of the hall works with them." }
    relation_unknown() { zh "这台机器的密钥记录读不出来，不能判断这是不是大厅的密钥，只能靠您对照。", en "This machine's record of the keys cannot be read: it cannot say whether these are the hall's. Only your own comparing can." }
    key_is_here() { zh "这把密钥就在这台机器上。", en "This key is on this machine." }
    key_is_elsewhere() { zh "这把密钥不在这台机器上。", en "This key is not on this machine." }
    signed_of(count: usize, all: usize) { zh "这台机器上现有的 {all} 版中，由这些密钥签名的有 {count} 版。", en "Of {all} published versions here, these keys have signed {count}." }
    lost_how() { zh "有密钥名片（另一台机器可以导出，或在密钥恢复码旁边的 U 盘里），请导入名片，由两个人核对。", en "If there is a key card (another machine exports it, or it lies on the stick beside the kit), take it in, and two people compare it." }
    lost_alone() { zh "没有名片、也没有别的机器：请管理员在这里重新设置密钥，同样要由第二个人核对。", en "Without a card and without another machine an administrator sets the keys up anew here; a second person must compare them, too." }
    needs_administrator() { zh "第一个人必须是管理员：请管理员登录核对。", en "The first person must be an administrator: let one sign in and compare." }

    compare() { zh "完全一样，由我确认", en "They are the same: I confirm" }
    take_card() { zh "导入密钥名片核对", en "Take a key card and compare it" }
    anew() { zh "没有可对照的，重新设置", en "There is nothing to compare: set up anew" }
    anew_title() { zh "重新设置密钥", en "Set the keys up anew" }
    anew_own() { zh "这台机器上还有密钥：继续用它。只有它签名的内容照常有效，其他密钥签名的一律撤下；密钥恢复码换成新的，旧的密钥恢复码在这台机器上作废。密钥是：", en "This machine still has a key: it is used on. What it has signed stays in force, and nothing else does. The recovery kit is replaced; the old one does not count on this machine any more. The key:" }
    anew_new() { zh "这台机器上没有密钥：会生成新的密钥和密钥恢复码。以前发布的内容全部撤下，不能再用，要重新发布；其他机器不认新密钥，也要重新设置。", en "This machine has no key: a new key and a new recovery kit are made. Everything that was published before is withdrawn and cannot be used any more: you must publish again. Other machines do not know the new key and must be set up anew, too." }
    anew_last() { zh "还有另一台机器或密钥名片时，请不要用这个办法。下一步打印密钥恢复码；第二个人确认之后才生效。", en "Do not do this while there is another machine or a key card. The next step prints the recovery kit; nothing counts before a second person has confirmed it." }
    passphrase_kept_help() { zh "这台机器上的密钥用口令锁着，请输入这个口令。", en "The key on this machine is locked with a passphrase: type that one." }

    first_title() { zh "第一个人：核对并确认", en "The first person compares and confirms" }
    second_title() { zh "第二个人：核对并确认", en "The second person compares and confirms" }
    first_help() { zh "输入自己的密码，表示您亲自对照过，两样都相同。还要第二个人确认才生效。", en "By typing your PIN you say that you have compared both yourself and that they are the same. A second person must confirm before they count." }
    anew_first_help() { zh "输入自己的密码，表示这是大厅新的密钥恢复码，已经打印并锁好。还要第二个人确认才生效。", en "By typing your PIN you say that this is the hall's new recovery kit, printed and locked away. A second person must confirm before it counts." }
    second_help() { zh "请您自己对照一遍，不要只听别人说。没有另一台机器、名片或密钥恢复码可对照的，就是新设的密钥：除非您亲自知道为什么要新设，不要确认。输入自己的密码，表示您亲自对照过，两样都相同；密钥随即生效。", en "Compare them yourself; do not take anybody's word for it. If there is no other machine, card or kit to compare with, these are new keys: do not agree unless you know yourself why they are made anew. By typing your PIN you say that you have done so and that both are the same. The keys count from then on." }
    own_pin(name: &str) { zh "{name}的密码", en "{name}'s PIN" }
    confirm() { zh "由我确认", en "I confirm" }

    waiting(name: &str, time: &str) { zh "{name} 于 {time} 核对并确认了下面的密钥，还要第二个人确认。", en "{name} has compared these keys and confirmed them ({time}). A second person must confirm them, too." }
    waiting_for(names: &str) { zh "等待其中一位登录后确认：{names}。", en "Waiting for one of these to sign in and confirm: {names}." }
    waiting_nobody() { zh "现在没有人可以作第二个人：原因见下面；期限过后，请管理员重新核对。", en "Nobody can be the second person now, for the reasons below; when their time is over, let an administrator compare anew." }
    cannot_be_second(name: &str, why: &str) { zh "{name}不能作第二个人：{why}", en "{name} cannot be the second person: {why}" }
    second_here() { zh "您可以作第二个人：请自己对照密钥和密钥恢复码编号，不要只听别人说。不一样就不要确认，请管理员重新核对。", en "You can be the second person: compare the key and the number of the recovery kit yourself. If they are not the same, do not confirm, and let an administrator compare anew." }
    first_here() { zh "您是第一个人。请另一位同事登录，自己核对并确认。", en "You are the first person. Let another colleague sign in, compare and confirm." }
    second_confirm() { zh "我也核对过，完全一样", en "I have compared them, too: they are the same" }
    start_over() { zh "重新核对", en "Compare anew" }
    start_over_help() { zh "确认错了？管理员重新核对以后，前面的确认就不算数。", en "Was that wrong? When an administrator has compared anew, the confirmation before counts no more." }
    done_compared() { zh "已确认，等第二个人登录后确认", en "Confirmed: a second person must sign in and confirm, too" }
    done_confirmed() { zh "两个人都确认过，密钥有效，可以照常发布", en "Both have confirmed: the keys count, and publishing goes on" }
    changed() { zh "密钥刚刚有变动，请重新看过再操作", en "The keys have just been changed: look at them again" }
    pin_wait(time: &str) { zh "密码输错太多次，还要等 {time}", en "Too many wrong PINs: wait {time}" }
    pin_none() { zh "您的密码记录读不出来或已失效：请退出，由一位同事证明您是本人，重新设置密码，再来确认", en "The record of your PIN cannot be read or does not count any more: sign out, let a colleague vouch for you and choose another PIN, then confirm" }
    kit_sheet_number() { zh "密钥恢复码编号（不是秘密，核对密钥时用）：", en "Number of this kit (no secret; for comparing keys):" }

    since_title() { zh "哪些换密钥不是大厅做的？", en "Which changes of key were not the hall's?" }
    since_help() { zh "密钥恢复码正确。发布机坏了、丢了，选“没有”。有人偷了密钥，并用它换过密钥，就选那一次：从那次起的密钥和它们签名的内容都不再相信。", en "The kit is right. If the publishing machine is broken or lost, choose “none”. If somebody has stolen the key and changed it, choose that change: the keys from then on, and what they have signed, are not believed any more." }
    since_only() { zh "密钥恢复码正确。上次用密钥恢复码以来没有换过密钥，没有要撤销的。", en "The kit is right. Since a kit was last used the key was not changed: there is nothing to undo." }
    since_none() { zh "没有，以前换密钥都是我们做的", en "None: every change was ours" }
    since_change(number: usize, time: &str) { zh "从第 {number} 次起（{time}），换成了密钥", en "From change {number} on ({time}), to key" }
    after_title() { zh "继续以后会怎样", en "What follows" }
    after_key() { zh "这台机器生成新密钥，密钥恢复码换成新的。这些密钥从此不算数：", en "This machine makes a new key, and the recovery kit is replaced. These keys never count again:" }
    after_all_kept() { zh "已经发布的内容照常相信。", en "What was published is believed as before." }
    after_lost(versions: &str) { zh "由不可信的密钥签名的版本全部撤下：{versions}。", en "Versions signed by keys that are not believed are withdrawn: {versions}." }
    after_shown(version: u32, time: &str) { zh "以后显示第 {version} 版（{time} 制作）；队列、窗口和各人的权限也按那一版。", en "Version {version} (made {time}) is shown then; queues, counters and who may do what are that version's, too." }
    after_shipped() { zh "以后显示安装时自带的指南和公告；队列、窗口和人员仍用最近用过的。请尽快重新发布。", en "Guides and notices as installed are shown then; queues, counters and staff stay those last in use. Publish again soon." }
    after_before() { zh "更早的内容不会自动撤下：如果其中有不是大厅发布的，换好密钥后请在发布历史里撤下，或恢复较早的一版。", en "Nothing older is withdrawn: if some of it was not published by the hall, withdraw it in the history afterwards, or bring an earlier version back." }
    after_others() { zh "其他机器在收到新密钥签名的第一版时，也照此处理。", en "Other machines do the same when they get the first version signed by the new key." }
    version_item(version: u32, time: &str) { zh "第 {version} 版（{time}）", en "version {version} ({time})" }
}
