// What must not be left out, and the test that notices when it is. Each mutant is one exact edit; a text that is not found is an error, so that this
// list cannot go stale unseen.

const CONTRACT = "journal_contract";
const BROWSER = "browser_journal";
const RULES = "queue_rules";

/** `where`: "native" or "browser"; `test`: the test that must fail, by its full name. */
export const MUTANTS = [
  {
    name: "a fact is not written strictly",
    file: "src/journal/indexed_db/transaction.rs",
    from: 'Self::Strict => "strict"',
    to: 'Self::Strict => "relaxed"',
    where: "browser", suite: BROWSER, test: "every_fact_is_written_strictly",
  },
  {
    name: "no version check (IndexedDB)",
    file: "src/journal/indexed_db/append.rs",
    from: "if !moved.is_empty() {",
    to: "if moved.len() > batch.parts.len() {",
    where: "browser", suite: BROWSER, test: "a_wrong_version_is_a_conflict",
  },
  {
    name: "no request check (IndexedDB)",
    file: "src/journal/indexed_db/append.rs",
    from: "if let Some(answered) = found.answered {",
    to: "if let Some(answered) = found.answered.filter(|_| batch.parts.is_empty()) {",
    where: "browser", suite: BROWSER, test: "a_repeated_request_gets_its_first_answer",
  },
  {
    name: "no version check (memory)",
    file: "src/journal/memory/store.rs",
    from: "if !moved.is_empty() {",
    to: "if moved.len() > batch.parts.len() {",
    where: "native", suite: CONTRACT, test: "a_wrong_version_is_a_conflict",
  },
  {
    name: "no request check (memory)",
    file: "src/journal/memory/store.rs",
    from: "if let Some(answer) = self.answer_before(batch) {",
    to: "if let Some(answer) = self.answer_before(batch).filter(|_| batch.parts.is_empty()) {",
    where: "native", suite: CONTRACT, test: "a_repeated_request_gets_its_first_answer",
  },
  {
    name: "the number is a count of what is there",
    file: "src/journal/memory/store.rs",
    from: "let number = self.sequences.get(&take.sequence).copied().unwrap_or(0) + 1;",
    to: `let has_one = |record: &&Record| matches!(record, Record::Sound(entry) if entry.taken.as_ref().is_some_and(|taken| taken.sequence == take.sequence));
                let number = u32::try_from(self.records.values().filter(has_one).count()).unwrap_or(u32::MAX - 1) + 1;`,
    where: "native", suite: CONTRACT, test: "a_lost_record_never_gives_its_number_again",
  },
  {
    name: "a call does not touch its queue",
    file: "src/domain/command/calling.rs",
    from: "decision = decision.with(Stream::queue(desk.today, ticket.queue), version, vec![Event::Queue(made)]);",
    to: "let _ = (Stream::queue(desk.today, ticket.queue), version, Event::Queue(made));",
    where: "native", suite: RULES, test: "calling::a_run_of_priority_tickets_ends_after_two_while_somebody_else_waits",
  },
  {
    name: "a text is found by its rarest pair alone",
    file: "src/domain/search/exact.rs",
    from: "            && stands_at(index, query, begin)\n",
    to: "",
    where: "native", suite: "search_guides", test: "the_shipped_guides_as_brute_force_finds_them",
  },
  {
    name: "a stored index is believed unchecked",
    file: "src/domain/search/stored.rs",
    from: "let is_whole = check(body) == u64::from_le_bytes(*kept);",
    to: "let is_whole = check(body) != 0 || kept.is_empty();",
    where: "native", suite: "search_corpus", test: "a_damaged_index_is_refused",
  },
  {
    name: "a bundle's signature is not checked",
    file: "src/domain/content/accept.rs",
    from: "if expected.verifies(signed.as_bytes(), signature) { Ok(()) }",
    to: "if expected.id() == bundle.key { Ok(()) }",
    where: "native", suite: "content_rules", test: "bundles::a_bit_flipped_anywhere_is_refused",
  },
  {
    name: "an older bundle is taken in",
    file: "src/domain/content/accept.rs",
    from: "() if bundle.version < newest =>",
    to: "() if bundle.version < newest.min(1) =>",
    where: "native", suite: "content_rules", test: "bundles::every_reason_to_refuse_is_told_apart",
  },
  {
    name: "the author approves",
    file: "src/domain/content/rules.rs",
    from: "Some(open) if open.author == *who => Err(Denied::OwnProposal),",
    to: "Some(open) if open.author == *who && open.base > 9 => Err(Denied::OwnProposal),",
    where: "native", suite: "content_rules", test: "people::what_may_not_be_is_refused_with_its_reason",
  },
  {
    name: "an approval outlives an edit",
    file: "src/domain/content/publishing.rs",
    from: "open.author != author && open.hash != hash",
    to: "open.hash != hash",
    where: "native", suite: "content_rules", test: "people::nothing_is_published_that_one_person_made_alone",
  },
  {
    name: "a change of key is not checked",
    file: "src/domain/content/trust.rs",
    from: "if is_right { Ok(()) }",
    to: "if is_right || number > 0 { Ok(()) }",
    where: "native", suite: "content_rules", test: "keys::chains_that_were_forged_or_cut_are_refused",
  },
  {
    name: "a kit that was replaced wins a fork",
    file: "src/domain/content/trust.rs",
    from: "if told.by == SignedBy::RecoveryKey && is_overruled {",
    to: "if told.by == SignedBy::RecoveryKey && (is_overruled || parted < 9) {",
    where: "native", suite: "content_rules", test: "keys::keys_that_were_given_up_count_no_more",
  },
  {
    name: "one hand approves what it wrote",
    file: "src/domain/access/hands.rs",
    from: "vouched.at >= since && !of_set_up(vouched)",
    to: "vouched.at < since && !of_set_up(vouched)",
    where: "native", suite: "content_rules", test: "hands::an_administrator_who_lets_author_and_approver_choose_a_pin_is_one_person",
  },
  {
    name: "a word that nobody has given",
    file: "src/domain/access/rules.rs",
    from: "!voucher.is_some_and(|voucher| voucher.vouches_for(person, now))",
    to: "voucher.is_none()",
    where: "native", suite: "access_rules", test: "office::a_pin_is_chosen_once_alone_and_then_with_a_colleague",
  },
  {
    name: "an export spoils codes",
    file: "src/domain/guide/table/cell.rs",
    from: "let is_number = text.chars()",
    to: "let is_number = text.len() > 99 && text.chars()",
    where: "native", suite: "guide_table", test: "the_file_is_what_excel_and_wps_expect",
  },
  {
    name: "what stops on its last day was late already",
    file: "src/domain/deadline/mod.rs",
    from: "Some(last) if last < stop.from => return",
    to: "Some(last) if last <= stop.from => return",
    where: "native", suite: "deadlines", test: "deadlines_agree_with_a_look_at_every_day",
  },
  {
    name: "a decided case goes on",
    file: "src/domain/case/mod.rs",
    from: "place.filter(|_| self.is_open())",
    to: "place.filter(|_| self.entries > 0)",
    where: "native", suite: "case_rules", test: "what_is_decided_is_never_undecided",
  },
  {
    name: "applicants are told bit by bit",
    file: "src/domain/case/command/checks.rs",
    from: "if case.told > 0 && again.is_none() {",
    to: "if case.told > 9 && again.is_none() {",
    where: "native", suite: "case_rules", test: "the_applicant_is_told_everything_at_once",
  },
  {
    name: "a masked phone that is whole",
    file: "src/domain/case/mask.rs",
    from: "{ &self.0[..3] }",
    to: "{ &self.0[..7] }",
    where: "native", suite: "case_people", test: "a_phone_keeps_its_ends",
  },
];
