import { isAnsweredRemark } from '#app/domain/register/import/answered-remark.ts';
import { changeEntry } from '#app/domain/register/import/change-entry.ts';
import { changeProducer, factsKey, type ProducerFacts } from '#app/domain/register/import/change-producer.ts';
import {
  type AnsweredProducers,
  chooseProducer,
  producerOption,
  producerQuestionKey,
} from '#app/domain/register/import/choose-producer.ts';
import { type KnownLinks, knownLinkOf } from '#app/domain/register/import/find-known-links.ts';
import type {
  FieldChange,
  ImportQuestion,
  KnownEntry,
  KnownProducer,
  PlanOptions,
  RowOutcome,
  RowPlan,
} from '#app/domain/register/import/import-plan.ts';
import { matchRow, recognitionOf } from '#app/domain/register/import/match-row.ts';
import { askWithdrawal, ownQuestions } from '#app/domain/register/import/own-questions.ts';
import type { ProducerSpellings } from '#app/domain/register/import/producer-spellings.ts';
import { readingOf } from '#app/domain/register/import/reading-of-row.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import { type RowValues, reasonOf } from '#app/domain/register/import/row-values.ts';
import { problemWeights, type RowProblem } from '#app/domain/register/parse/parsed.ts';

/** What all rows of a file are planned with. */
export interface RowPlanner {
  model: RegisterModel;
  options: PlanOptions;
  claims: Map<KnownEntry, Array<RowValues>>;
  answered: AnsweredProducers;
  spellings: ProducerSpellings;
  repeatedLinks: ReadonlyMap<number, RowProblem>;
  knownLinks: KnownLinks;
  facts: ReadonlyMap<string, ProducerFacts>;
}

/** Plans one row: brings the model to what it says, or leaves it out with the reason or the question. */
export function planRow(
  values: RowValues,
  planner: RowPlanner,
): { plan: RowPlan; asked: Array<ImportQuestion> } {
  const { model, options, claims, spellings, answered } = planner;
  const { answers } = options;
  const facts = planner.facts.get(factsKey(values, spellings));
  let problems: Array<RowProblem> = [...values.problems];
  const note = (code: RowProblem['code'], params: RowProblem['params'] = {}, cell: string | null = null) =>
    problems.push({ code, cell, params });
  const repeated = planner.repeatedLinks.get(values.row);
  if (repeated) problems.push(repeated);
  const asked = ownQuestions(values, note);
  let withdrawnOn: string | null = null;
  const finish = (outcome: RowOutcome, entry: KnownEntry | null, changes: Array<FieldChange>) => ({
    plan: {
      row: values.row,
      outcome,
      product: values.product,
      producer: values.producer,
      entryCode: entry?.code ?? null,
      problems,
      changes,
      reading: outcome === 'new' ? readingOf(values, withdrawnOn) : [],
    },
    asked,
  });
  if (facts?.differingRows.has(values.row)) note('producer_differs');
  if (values.product === '' || values.producer === '') return finish('rejected', null, []);

  const spelling = spellings.question(values, (producer, at) => producerOption(producer, at, model));
  if (spelling) {
    asked.push(spelling);
    note('producer_other_marks', { name: values.producer });
    return finish('rejected', null, []);
  }
  const match = matchRow(values, { model, answers, claims, spellings });
  if (match.kind === 'problem') note(match.code);
  if (match.kind === 'question') {
    asked.push(match.question);
    const { code, cell } = doubts[match.question.kind];
    note(code, {}, cell && values[cell]);
  }
  const entry = match.kind === 'entry' ? match.entry : null;
  if (entry && knowsStars(entry, values)) problems = problems.filter(({ code }) => code !== 'date_missing');
  problems = problems.filter(
    ({ code, cell }) => code !== 'remark_ending_asked' || !isAnsweredRemark(entry, values, cell),
  );
  const earlier = entry ? claims.get(entry) : undefined;
  const twin = entry && earlier?.find((other) => saysTheSame(entry, other, values));
  if (twin && !(match.kind === 'entry' && match.renewal)) note('duplicate_row', { row: twin.row });
  // Where the place itself is in question, that comes first.
  const owner =
    match.kind === 'new' && values.place.kind !== 'question'
      ? chooseProducer(values, { model, answers, answered, spellings })
      : null;
  if (owner?.kind === 'question') {
    asked.push(owner.question);
    note('producer_elsewhere', { name: values.producer, known: owner.known }, values.placeCell);
  } else if (match.kind === 'new' && match.sameNameElsewhere) note('producer_same_name');
  const isSettled = match.kind === 'entry' || match.kind === 'new';
  const known = isSettled && !repeated ? knownLinkOf(values, entry, planner.knownLinks) : null;
  if (known) problems.push(known);
  if (isSettled) {
    const withdrawal = askWithdrawal(values, entry, options, note);
    if (withdrawal.question) asked.push(withdrawal.question);
    withdrawnOn = withdrawal.withdrawnOn;
  }
  if (problems.some((problem) => problemWeights[problem.code] !== 'warn') || !isSettled) {
    return finish('rejected', entry, []);
  }

  if (!entry) {
    const producer = owner?.kind === 'known' ? owner.producer : null;
    const added = addEntry(values, planner, producer, { facts, withdrawnOn });
    claims.set(added, [values]);
    return finish('new', added, []);
  }
  claims.set(entry, [...(earlier ?? []), values]);
  const changes = [
    ...changeEntry(model, entry, values, { ...options, withdrawnOn }),
    ...(facts && !options.onlyAdd
      ? changeProducer(model, entry.producer, values, facts, { ...options, spellings })
      : []),
  ];
  return finish(changes.length > 0 ? 'changed' : 'unchanged', entry, changes);
}

/** What is said of a row whose entry is in question, and in which cell it shows. */
const doubts = {
  decision: { code: 'decision_other', cell: 'decisionCell' },
  entry: { code: 'entry_ambiguous', cell: 'decisionCell' },
  elsewhere: { code: 'entry_elsewhere', cell: 'placeCell' },
  spelling: { code: 'entry_other_marks', cell: null },
} as const;

/** A row without the day of its decision takes nothing away from an entry that has this recognition already. */
function knowsStars(entry: KnownEntry, values: RowValues): boolean {
  if (recognitionOf(entry, values) !== null) return true;
  return values.decision === null && entry.recognitions.some(({ stars }) => stars === values.stars);
}

/** Two rows of one entry are twins unless each speaks of another of its decisions. */
function saysTheSame(entry: KnownEntry, a: RowValues, b: RowValues): boolean {
  if (a.decision === null || b.decision === null) return true;
  return recognitionOf(entry, a) === recognitionOf(entry, b);
}

/** @param known whose it is; null brings the producer in too. */
function addEntry(
  values: RowValues,
  { model, options, answered, spellings }: RowPlanner,
  known: KnownProducer | null,
  { facts, withdrawnOn }: { facts: ProducerFacts | undefined; withdrawnOn: string | null },
): KnownEntry {
  const place = values.place.kind === 'resolved' ? values.place : { communeCode: null, districtCode: null };
  const producer =
    known ??
    model.addProducer({
      name: values.producer,
      key: values.producerKey,
      legalType: facts?.legalType ?? 'unknown',
      communeCode: place.communeCode,
      addressText: facts?.addressText ?? null,
      contactPhone: options.phonesMayBeShown ? (facts?.phone ?? null) : null,
      womenLed: facts?.womenLed ?? null,
      minorityLed: facts?.minorityLed ?? null,
    });
  if (known === null) answered.set(producerQuestionKey(values, spellings), producer);
  if (facts && !options.onlyAdd) {
    changeProducer(model, producer, values, facts, { ...options, spellings });
  }
  const entry = model.addEntry({
    name: values.product,
    key: values.productKey,
    producer,
    setCode: values.setCode,
    groupText: values.groupText,
    communeCode: place.communeCode,
    communeText: values.communeText,
    legacyDistrictCode: place.districtCode,
    legacyDistrictText: values.districtText,
    blocker: reasonOf(values),
    blockerOwner: values.isListed ? null : values.blockerOwner,
    blockerNextStep: values.isListed ? null : values.blockerNextStep,
  });
  changeEntry(model, entry, values, { ...options, withdrawnOn, onlyAdd: true });
  return entry;
}
