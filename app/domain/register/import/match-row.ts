import type {
  ImportQuestion,
  KnownEntry,
  KnownRecognition,
} from '#app/domain/register/import/import-plan.ts';
import { offeredAnswer } from '#app/domain/register/import/offered-answer.ts';
import type { ProducerSpellings } from '#app/domain/register/import/producer-spellings.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { isSameDecision } from '#app/domain/register/parse/parse-decision.ts';
import type { ProblemCode } from '#app/domain/register/parse/parsed.ts';
import { hasMarks, foldKeepingMarks as markedName } from '#app/server/text/fold.ts';

export type RowMatch =
  /** `renewal`: the row's decision is a further one of that entry. */
  | { kind: 'entry'; entry: KnownEntry; renewal: boolean }
  | { kind: 'new'; sameNameElsewhere: boolean }
  | { kind: 'problem'; code: ProblemCode }
  | { kind: 'question'; question: ImportQuestion & { kind: 'decision' | Doubt } };

/** What stands around a row that is matched. */
export interface MatchSurroundings {
  model: RegisterModel;
  answers: Readonly<Record<string, string>>;
  /** Earlier rows of the file by the entries that they speak of. */
  claims: ReadonlyMap<KnownEntry, ReadonlyArray<RowValues>>;
  spellings: ProducerSpellings;
}

/**
 * Which entry a row speaks of: the one with our code, else decision + product + producer, else product + producer +
 * commune, on folded text. Product and producer under another decision make a question (a renewal, or a second
 * product?), as do an entry in another commune, a name that differs by its marks (dứa, dưa), and several entries that
 * fit alike. The number of the row never counts.
 */
export function matchRow(values: RowValues, surroundings: MatchSurroundings): RowMatch {
  const { model, spellings } = surroundings;
  if (values.code !== null) return matchByCode(values, values.code, model);
  const named = model
    .entriesByNames(values.productKey, values.producerKey)
    .filter((entry) => spellings.agrees(values, entry.producer));
  const sameDecision = named.filter((entry) => recognitionOf(entry, values) !== null);
  const nearby = named.filter((entry) => sameCommune(entry, values));
  const isSure = (entry: KnownEntry) =>
    sameCommune(entry, values) && !differsInMarks(entry.name, values.product);
  if (sameDecision.length > 0) {
    const best = closest(sameDecision, values);
    if (best.length === 1 && best[0] && isSure(best[0]))
      return { kind: 'entry', entry: best[0], renewal: false };
    const meant = best.length > 1 && best.every(isSure) ? best : [...new Set([...sameDecision, ...nearby])];
    return ask(doubtOf(meant, values), values, meant, surroundings);
  }

  if (nearby.length === 0) return { kind: 'new', sameNameElsewhere: named.length > 0 };
  const likely = likeliest(nearby, (entry) => markedName(entry.name) === markedName(values.product));
  const [only] = likely;
  const isAlone = likely.length === 1 && only !== undefined;
  const saysAnother = values.decision !== null && !(isAlone && only.recognitions.length === 0);
  if (saysAnother) return ask('decision', values, likely, surroundings);
  if (isAlone && isSure(only)) return { kind: 'entry', entry: only, renewal: false };
  return ask(doubtOf(likely, values), values, likely, surroundings);
}

function matchByCode(values: RowValues, code: string, model: RegisterModel): RowMatch {
  const entry = model.entryByCode(code);
  if (!entry) return { kind: 'problem', code: 'code_unknown' };
  // A code beside another product of another producer was pasted into the wrong row.
  if (entry.key !== values.productKey && entry.producer.key !== values.producerKey)
    return { kind: 'problem', code: 'code_other_product' };
  return { kind: 'entry', entry, renewal: isFurther(entry, values) };
}

/** Whether the row's decision comes beside others that the entry has. */
function isFurther(entry: KnownEntry, values: RowValues): boolean {
  return values.decision !== null && entry.recognitions.length > 0 && recognitionOf(entry, values) === null;
}

/** The entry's recognition that the row's decision is; by number and year, or by day where a number is missing. */
export function recognitionOf(entry: KnownEntry, values: RowValues): KnownRecognition | null {
  const { decision } = values;
  if (decision === null) return null;
  const day = decision.date?.day ?? null;
  return (
    entry.recognitions.find((recognition) =>
      decision.key !== null && recognition.decisionKey !== null
        ? isSameDecision(
            { key: decision.key, day },
            { key: recognition.decisionKey, day: recognition.decidedOn },
          )
        : day !== null && day === recognition.decidedOn,
    ) ?? null
  );
}

function communeOf({ place }: RowValues): string | null {
  return place.kind === 'resolved' ? place.communeCode : null;
}

function sameCommune(entry: KnownEntry, values: RowValues): boolean {
  const commune = communeOf(values);
  return commune === null || entry.communeCode === null || entry.communeCode === commune;
}

/** Those in the row's own commune, and of those the ones whose name has its very marks; all where none is. */
function closest(entries: ReadonlyArray<KnownEntry>, values: RowValues): ReadonlyArray<KnownEntry> {
  const commune = communeOf(values);
  const there = likeliest(entries, (entry) => commune !== null && entry.communeCode === commune);
  return likeliest(there, (entry) => markedName(entry.name) === markedName(values.product));
}

function likeliest(
  entries: ReadonlyArray<KnownEntry>,
  fits: (entry: KnownEntry) => boolean,
): ReadonlyArray<KnownEntry> {
  const fitting = entries.filter(fits);
  return fitting.length > 0 ? fitting : entries;
}

/** Dứa and dưa: two words. A name that was written without any marks says nothing against one that has them. */
function differsInMarks(a: string, b: string): boolean {
  return markedName(a) !== markedName(b) && hasMarks(a) && hasMarks(b);
}

type Doubt = 'entry' | 'elsewhere' | 'spelling';

/** What makes it doubtful that the row speaks of one of these. */
function doubtOf(entries: ReadonlyArray<KnownEntry>, values: RowValues): Doubt {
  const [only] = entries;
  if (entries.length > 1 || !only) return 'entry';
  return sameCommune(only, values) ? 'spelling' : 'elsewhere';
}

function ask(
  kind: 'decision' | Doubt,
  values: RowValues,
  entries: ReadonlyArray<KnownEntry>,
  { model, answers, claims, spellings }: MatchSurroundings,
): RowMatch {
  const verb = kind === 'decision' ? 'renewal' : 'entry';
  const commune = communeOf(values);
  // Rows of another place or of other marks may have another answer.
  const key = [
    `${kind === 'decision' ? 'decision' : 'entry'}:${markedName(values.product)}`,
    spellings.keyOf(values),
    values.decision?.key ?? '',
    values.decision?.date?.day ?? '',
    commune ?? '',
  ].join('|');
  /** An entry's code; one that this file brings gets a fresh code in every planning, so that its row stands for it. */
  const refOf = (entry: KnownEntry) =>
    model.newEntries.has(entry) ? `row ${claims.get(entry)?.[0]?.row ?? ''}` : entry.code;
  const answer = answers[key];
  if (answer === 'second') return { kind: 'new', sameNameElsewhere: false };
  const options = entries.map((entry) => ({
    value: `${verb}:${refOf(entry)}`,
    label: describe(entry, model),
  }));
  if (answer !== undefined) {
    // `renewal` alone is enough while only one entry can be meant.
    const [, ref] = answer.split(':');
    // The row that was named as the example may not be the entry's first any more.
    const isOfRow = (entry: KnownEntry) =>
      model.newEntries.has(entry) && claims.get(entry)?.some(({ row }) => ref === `row ${row}`) === true;
    const meant = offeredAnswer(options, answer);
    const chosen =
      ref === undefined && entries.length === 1
        ? entries[0]
        : (entries.find((entry) => refOf(entry) === ref) ??
          entries.find(isOfRow) ??
          entries.find((_entry, at) => options[at]?.value === meant));
    if (chosen)
      return { kind: 'entry', entry: chosen, renewal: kind === 'decision' || isFurther(chosen, values) };
  }
  const where = kind === 'elsewhere' && commune !== null ? model.communeName(commune) : null;
  return {
    kind: 'question',
    question: {
      key,
      kind,
      text: [values.product, values.producer, where].filter(Boolean).join(' — '),
      options: [...options, { value: 'second', label: '' }],
      rows: [values.row],
    },
  };
}

function describe(entry: KnownEntry, model: RegisterModel): string {
  const decisions = entry.recognitions.map((each) =>
    [`${each.stars}★`, each.decisionNumber, each.decidedOn.split('-').reverse().join('/')]
      .filter(Boolean)
      .join(' '),
  );
  const where =
    entry.communeText ?? (entry.communeCode === null ? null : model.communeName(entry.communeCode));
  return [entry.name, where, ...decisions].filter(Boolean).join(' · ');
}
