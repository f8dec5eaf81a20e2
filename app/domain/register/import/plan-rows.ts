import { asListed } from '#app/domain/register/import/as-listed.ts';
import { gatherProducerFacts } from '#app/domain/register/import/change-producer.ts';
import type { AnsweredProducers } from '#app/domain/register/import/choose-producer.ts';
import { countOutcomes } from '#app/domain/register/import/count-outcomes.ts';
import { findEndings } from '#app/domain/register/import/find-endings.ts';
import { findKnownLinks } from '#app/domain/register/import/find-known-links.ts';
import { findRepeatedLinks } from '#app/domain/register/import/find-repeated-links.ts';
import type {
  ImportQuestion,
  KnownEntry,
  PlannedRows,
  PlanOptions,
  RowPlan,
} from '#app/domain/register/import/import-plan.ts';
import { planRow, type RowPlanner } from '#app/domain/register/import/plan-row.ts';
import { ProducerSpellings } from '#app/domain/register/import/producer-spellings.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';

/** Asked after each row: null goes on at once, a promise is waited for. */
export type Pause = () => Promise<void> | null;

/**
 * Plans every row in the order of the file: matches it, asks, refuses, or brings the model to what it says. A row is
 * applied whole or not at all.
 * @param pause where planning may stand still; inside a transaction it may not.
 */
export async function planRows(
  read: ReadonlyArray<RowValues>,
  model: RegisterModel,
  options: PlanOptions,
  pause: Pause = () => null,
): Promise<PlannedRows> {
  const rows = read.map((values) => asListed(values, model));
  const questions = new Map<string, ImportQuestion>();
  const claims = new Map<KnownEntry, Array<RowValues>>();
  const answered: AnsweredProducers = new Map();
  const spellings = new ProducerSpellings(rows, model, options.answers);
  const planner: RowPlanner = {
    ...{ model, options, claims, answered, spellings },
    repeatedLinks: findRepeatedLinks(rows),
    knownLinks: findKnownLinks(model.entries),
    facts: gatherProducerFacts(rows, spellings),
  };
  const planned: Array<RowPlan> = [];
  for (const values of rows) {
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
  return {
    rows: planned,
    questions: [...questions.values()],
    missing,
    endings: options.onlyAdd ? [] : findEndings(claims, model, options),
    entries: new Set(claims.keys()),
    summary: { ...countOutcomes(planned), missing: missing.length },
  };
}

function addQuestion(questions: Map<string, ImportQuestion>, question: ImportQuestion, row: number): void {
  const known = questions.get(question.key);
  if (!known) questions.set(question.key, { ...question, rows: [row] });
  else if (!known.rows.includes(row)) known.rows.push(row);
}
