import { changeEntry } from '#app/domain/register/import/change-entry.ts';
import {
  changeProducer,
  factsKey,
  gatherProducerFacts,
  type ProducerFacts,
} from '#app/domain/register/import/change-producer.ts';
import {
  type AnsweredProducers,
  chooseProducer,
  producerQuestionKey,
} from '#app/domain/register/import/choose-producer.ts';
import { findRepeatedLinks } from '#app/domain/register/import/find-repeated-links.ts';
import type {
  FieldChange,
  ImportQuestion,
  ImportSummary,
  KnownEntry,
  KnownProducer,
  MissingEntry,
  RowOutcome,
  RowPlan,
} from '#app/domain/register/import/import-plan.ts';
import { matchRow, recognitionOf } from '#app/domain/register/import/match-row.ts';
import { readingOf } from '#app/domain/register/import/reading-of-row.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { problemWeights, type RowProblem } from '#app/domain/register/parse/parsed.ts';
import { fold } from '#app/server/text/fold.ts';

export interface PlanOptions {
  asOf: string;
  /** A file of a later day was imported before: this one adds and changes nothing. */
  onlyAdd: boolean;
  phonesMayBeShown: boolean;
  answers: Readonly<Record<string, string>>;
}

export interface PlannedRows {
  rows: Array<RowPlan>;
  questions: Array<ImportQuestion>;
  missing: Array<MissingEntry>;
  summary: ImportSummary;
  /** Entries that the accepted rows speak of, in the order of the file. */
  entries: ReadonlySet<KnownEntry>;
}

/** Asked after each row: null goes on at once, a promise is waited for. */
export type Pause = () => Promise<void> | null;

/**
 * Plans every row in the order of the file: matches it, asks, refuses, or brings the model to what it says. A row is
 * applied whole or not at all.
 * @param pause where planning may stand still; inside a transaction it may not.
 */
export async function planRows(
  rows: ReadonlyArray<RowValues>,
  model: RegisterModel,
  options: PlanOptions,
  pause: Pause = () => null,
): Promise<PlannedRows> {
  const facts = gatherProducerFacts(rows);
  const repeatedLinks = findRepeatedLinks(rows);
  const questions = new Map<string, ImportQuestion>();
  const claims = new Map<KnownEntry, Array<RowValues>>();
  const answered: AnsweredProducers = new Map();
  const planned: Array<RowPlan> = [];
  for (const values of rows) {
    const planner = { model, options, claims, answered, repeatedLinks, facts: facts.get(factsKey(values)) };
    const { plan, asked } = planRow(values, planner);
    for (const question of asked) addQuestion(questions, question, values.row);
    planned.push(plan);
    const standing = pause();
    if (standing) await standing;
  }
  const known = model.entries.filter(
    (entry) => !entry.archived && !model.newEntries.has(entry) && !claims.has(entry),
  );
  const missing = known.map((entry) => ({
    code: entry.code,
    name: entry.name,
    producer: entry.producer.name,
  }));
  const count = (outcome: RowOutcome) => planned.filter((row) => row.outcome === outcome).length;
  return {
    rows: planned,
    questions: [...questions.values()],
    missing,
    entries: new Set(claims.keys()),
    summary: {
      rows: planned.length,
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      rejected: count('rejected'),
      missing: missing.length,
    },
  };
}

interface RowPlanner {
  model: RegisterModel;
  options: PlanOptions;
  claims: Map<KnownEntry, Array<RowValues>>;
  answered: AnsweredProducers;
  repeatedLinks: ReadonlyMap<number, RowProblem>;
  facts: ProducerFacts | undefined;
}

function planRow(values: RowValues, planner: RowPlanner): { plan: RowPlan; asked: Array<ImportQuestion> } {
  const { model, options, claims, facts } = planner;
  const problems: Array<RowProblem> = [...values.problems];
  const note = (code: RowProblem['code'], params: RowProblem['params'] = {}, cell: string | null = null) =>
    problems.push({ code, cell, params });
  const repeated = planner.repeatedLinks.get(values.row);
  if (repeated) problems.push(repeated);
  const asked = ownQuestions(values, note);
  const finish = (outcome: RowOutcome, entry: KnownEntry | null, changes: Array<FieldChange>) => ({
    plan: {
      row: values.row,
      outcome,
      product: values.product,
      producer: values.producer,
      entryCode: entry?.code ?? null,
      problems,
      changes,
      reading: outcome === 'new' ? readingOf(values) : [],
    },
    asked,
  });
  if (facts?.differingRows.has(values.row)) note('producer_differs');
  if (values.product === '' || values.producer === '') return finish('rejected', null, []);

  const match = matchRow(values, { model, answers: options.answers, claims });
  if (match.kind === 'problem') note(match.code);
  if (match.kind === 'question') {
    asked.push(match.question);
    const { code, cell } = doubts[match.question.kind];
    note(code, {}, cell && values[cell]);
  }
  const entry = match.kind === 'entry' ? match.entry : null;
  const earlier = entry ? claims.get(entry) : undefined;
  const twin = entry && earlier?.find((other) => saysTheSame(entry, other, values));
  if (twin && !(match.kind === 'entry' && match.renewal)) note('duplicate_row', { row: twin.row });
  // Where the place itself is in question, that comes first.
  const owner =
    match.kind === 'new' && values.place.kind !== 'question'
      ? chooseProducer(values, model, options.answers, planner.answered)
      : null;
  if (owner?.kind === 'question') {
    asked.push(owner.question);
    note('producer_elsewhere', { name: values.producer, known: owner.known }, values.placeCell);
  } else if (match.kind === 'new' && match.sameNameElsewhere) note('producer_same_name');
  if (
    problems.some((problem) => problemWeights[problem.code] !== 'warn') ||
    (match.kind !== 'entry' && match.kind !== 'new')
  ) {
    return finish('rejected', entry, []);
  }

  if (!entry) {
    const added = addEntry(values, planner, owner?.kind === 'known' ? owner.producer : null);
    claims.set(added, [values]);
    return finish('new', added, []);
  }
  claims.set(entry, [...(earlier ?? []), values]);
  const changes = [
    ...changeEntry(model, entry, values, options),
    ...(facts && !options.onlyAdd
      ? changeProducer(model, entry.producer, values, facts, options.phonesMayBeShown)
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

/** Two rows of one entry are twins unless each speaks of another of its decisions. */
function saysTheSame(entry: KnownEntry, a: RowValues, b: RowValues): boolean {
  if (a.decision === null || b.decision === null) return true;
  return recognitionOf(entry, a) === recognitionOf(entry, b);
}

/** Questions that the row's own words raise. */
function ownQuestions(
  values: RowValues,
  note: (code: RowProblem['code'], params?: RowProblem['params'], cell?: string | null) => void,
): Array<ImportQuestion> {
  const asked: Array<ImportQuestion> = [];
  if (values.place.kind === 'question') {
    const { why, textKey, candidates } = values.place;
    const text = [values.communeText, values.districtText].filter(Boolean).join(', ');
    asked.push({ key: `place:${textKey}`, kind: 'place', text, candidates, rows: [] });
    note(why === 'unknown' ? 'place_unknown' : 'place_ambiguous', { text }, values.placeCell);
  }
  for (const { text, cell } of values.unknownChannels) {
    asked.push({ key: `channel:${fold(text)}`, kind: 'channel', text, rows: [] });
    note('channel_unknown', { text }, cell);
  }
  return asked;
}

function addQuestion(questions: Map<string, ImportQuestion>, question: ImportQuestion, row: number): void {
  const known = questions.get(question.key);
  if (!known) questions.set(question.key, { ...question, rows: [row] });
  else if (!known.rows.includes(row)) known.rows.push(row);
}

/** @param known whose it is; null brings the producer in too. */
function addEntry(
  values: RowValues,
  { model, options, facts, answered }: RowPlanner,
  known: KnownProducer | null,
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
  if (known === null) answered.set(producerQuestionKey(values), producer);
  if (facts && !options.onlyAdd) {
    changeProducer(model, producer, values, facts, options.phonesMayBeShown);
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
    blocker: values.presences.length > 0 ? null : values.blocker,
    blockerOwner: values.presences.length > 0 ? null : values.blockerOwner,
    blockerNextStep: values.presences.length > 0 ? null : values.blockerNextStep,
  });
  changeEntry(model, entry, values, { ...options, onlyAdd: true });
  return entry;
}
