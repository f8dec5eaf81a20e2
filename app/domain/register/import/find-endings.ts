import { countOutcomes } from '#app/domain/register/import/count-outcomes.ts';
import type {
  Ending,
  KnownEntry,
  PlannedRows,
  PlanOptions,
  RowPlan,
} from '#app/domain/register/import/import-plan.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import type { ClaimedEnd, RowValues } from '#app/domain/register/import/row-values.ts';
import { fold } from '#app/server/text/fold.ts';

/** The key of the answer to what becomes of everything that a file clearly says has ended, in one for the whole file. */
export const ENDINGS_KEY = 'ended';
export const endingAnswers = ['record', 'keep'] as const;
export type EndingAnswer = (typeof endingAnswers)[number];

/** The key of the answer about one ending; it goes before the one for the whole file. */
export function endingKey({ key }: Pick<Ending, 'key'>): string {
  return `${ENDINGS_KEY}:${key}`;
}

/** Under what it is remembered that a person kept a presence against these words of a cell. */
export function keptEndingKey({ presenceId, text }: Pick<Ending, 'presenceId' | 'text'>): string {
  return `kept-ending:${presenceId}|${fold(text)}`;
}

/**
 * From which local day on something is gone: the day that the cell gives, unless it lies before it was first seen or after
 * the day of the file.
 */
export function endingDay(
  { day }: Pick<ClaimedEnd, 'day'>,
  { from, asOf }: { from: string; asOf: string },
): string {
  return day !== null && from <= day && day <= asOf ? day : asOf;
}

/**
 * What accepted rows say is no longer on a platform while the register holds it there. A row that only leaves the cell
 * empty says nothing; neither does one beside another row of the same entry that names the platform. What was first
 * seen after the file's day cannot have ended on it. A remark that can be read in more ways is asked about beside what its
 * own row names, too.
 */
export function findEndings(
  claims: ReadonlyMap<KnownEntry, ReadonlyArray<RowValues>>,
  model: RegisterModel,
  { asOf, answers }: Pick<PlanOptions, 'asOf' | 'answers'>,
): Array<Ending> {
  const endings: Array<Ending> = [];
  for (const [entry, rows] of claims) {
    const namedBy = (of: ReadonlyArray<RowValues>) =>
      new Set(of.flatMap(({ presences }) => presences.map(({ channelCode }) => channelCode)));
    const named = namedBy(rows);
    const seen = new Set<string>();
    for (const values of rows) {
      const byOthers = namedBy(rows.filter((row) => row !== values));
      for (const end of values.ends.toSorted((a, b) => Number(b.isClear) - Number(a.isClear))) {
        const isNamed = (end.isClear ? named : byOthers).has(end.channelCode);
        if (isNamed || seen.has(end.channelCode)) continue;
        seen.add(end.channelCode);
        const there = entry.presences.filter(({ channelCode }) => channelCode === end.channelCode);
        for (const [at, presence] of there.entries()) {
          const isNew = model.newPresences.has(presence);
          const isHeld = !presence.revoked && presence.endedOn === null && !(isNew && end.isClear);
          if (!isHeld || presence.firstSeenOn > asOf) continue;
          const { id, url, state, firstSeenOn, seenSince } = presence;
          const isKept = keptEndingKey({ presenceId: id, text: end.text }) in answers;
          endings.push({
            ...{ key: `${values.row}.${end.channelCode}.${at}`, isClear: end.isClear, isNew },
            ...{ row: values.row, cell: end.cell, text: end.text, entryCode: entry.code },
            ...{ product: entry.name, producer: entry.producer.name, channelCode: end.channelCode },
            ...{ presenceId: id, url, state, firstSeenOn, seenSince, isKept },
            endsOn: endingDay(end, { from: firstSeenOn, asOf }),
          });
        }
      }
    }
  }
  return endings;
}

/**
 * Those that a person's answer ends: none where something newer and stronger has seen the product there, or that a person
 * has kept before.
 */
export function recordableEndings(endings: ReadonlyArray<Ending>): ReadonlyArray<Ending> {
  return endings.filter(({ seenSince, isKept }) => seenSince === null && !isKept);
}

/**
 * The endings that were answered so. The answer for the whole file is one about the clear ones alone: each of the others
 * needs its own, and without one it stays as it is.
 */
export function endingsAnswered(
  endings: ReadonlyArray<Ending>,
  answers: Readonly<Record<string, string>>,
  answer: EndingAnswer,
): ReadonlyArray<Ending> {
  return recordableEndings(endings).filter(
    (ending) =>
      (answers[endingKey(ending)] ?? (ending.isClear ? answers[ENDINGS_KEY] : undefined)) === answer,
  );
}

/** The plan with what the answer about endings adds to it: their rows change their entries. */
export function withEndings<Plan extends Pick<PlannedRows, 'rows' | 'summary' | 'endings'>>(
  planned: Plan,
  answers: Readonly<Record<string, string>>,
): Plan {
  const byRow = new Map<number, Array<Ending>>();
  for (const ending of endingsAnswered(planned.endings, answers, 'record')) {
    const there = byRow.get(ending.row);
    if (there) there.push(ending);
    else byRow.set(ending.row, [ending]);
  }
  if (byRow.size === 0) return planned;
  const rows = planned.rows.map((row): RowPlan => {
    const ended = byRow.get(row.row);
    if (!ended) return row;
    const changes = ended.map(({ channelCode, url }) => ({
      field: 'presenceEnded' as const,
      from: null,
      to: url ?? channelCode,
    }));
    return {
      ...row,
      outcome: row.outcome === 'new' ? 'new' : 'changed',
      changes: [...row.changes, ...changes],
    };
  });
  return { ...planned, rows, summary: { ...planned.summary, ...countOutcomes(rows) } };
}
