import type {
  ImportQuestion,
  KnownEntry,
  KnownRecognition,
} from '#app/domain/register/import/import-plan.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { isSameDecision } from '#app/domain/register/parse/parse-decision.ts';
import type { ProblemCode } from '#app/domain/register/parse/parsed.ts';

export type RowMatch =
  /** `renewal`: the row's decision is a further one of that entry. */
  | { kind: 'entry'; entry: KnownEntry; renewal: boolean }
  | { kind: 'new'; sameNameElsewhere: boolean }
  | { kind: 'problem'; code: ProblemCode }
  | { kind: 'question'; question: ImportQuestion };

/**
 * Which entry a row speaks of: the one with our code, else decision + product + producer, else product + producer +
 * commune, on folded text. Product and producer under another decision make a question (a renewal, or a second
 * product?), as do several entries that fit alike. The number of the row never counts.
 */
export function matchRow(
  values: RowValues,
  model: RegisterModel,
  answers: Readonly<Record<string, string>>,
): RowMatch {
  if (values.code !== null) return matchByCode(values, values.code, model);
  const named = model.entriesByNames(values.productKey, values.producerKey);
  const sameDecision = named.filter((entry) => recognitionOf(entry, values) !== null);
  const here = narrowToPlace(sameDecision, values);
  if (here.length === 1 && here[0]) return { kind: 'entry', entry: here[0], renewal: false };
  if (here.length > 1) return ask('entry', values, here, answers);

  const nearby = named.filter((entry) => sameCommune(entry, values));
  if (nearby.length === 0) return { kind: 'new', sameNameElsewhere: named.length > 0 };
  const saysDecision = values.decision !== null;
  const unrecognised = nearby.filter((entry) => entry.recognitions.length === 0);
  if (saysDecision && nearby.length === unrecognised.length && nearby.length === 1 && nearby[0]) {
    return { kind: 'entry', entry: nearby[0], renewal: false };
  }
  if (saysDecision) return ask('decision', values, nearby, answers);
  if (nearby.length === 1 && nearby[0]) return { kind: 'entry', entry: nearby[0], renewal: false };
  return ask('entry', values, nearby, answers);
}

function matchByCode(values: RowValues, code: string, model: RegisterModel): RowMatch {
  const entry = model.entryByCode(code);
  if (!entry) return { kind: 'problem', code: 'code_unknown' };
  // A code beside another product of another producer was pasted into the wrong row.
  if (entry.key !== values.productKey && entry.producer.key !== values.producerKey)
    return { kind: 'problem', code: 'code_other_product' };
  const renewal =
    values.decision !== null && entry.recognitions.length > 0 && recognitionOf(entry, values) === null;
  return { kind: 'entry', entry, renewal };
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

function sameCommune(entry: KnownEntry, values: RowValues): boolean {
  const commune = values.place.kind === 'resolved' ? values.place.communeCode : null;
  return commune === null || entry.communeCode === null || entry.communeCode === commune;
}

function narrowToPlace(entries: ReadonlyArray<KnownEntry>, values: RowValues): ReadonlyArray<KnownEntry> {
  if (entries.length < 2) return entries;
  const commune = values.place.kind === 'resolved' ? values.place.communeCode : null;
  const there = entries.filter((entry) => commune !== null && entry.communeCode === commune);
  return there.length > 0 ? there : entries;
}

function ask(
  kind: 'decision' | 'entry',
  values: RowValues,
  entries: ReadonlyArray<KnownEntry>,
  answers: Readonly<Record<string, string>>,
): RowMatch {
  const verb = kind === 'decision' ? 'renewal' : 'entry';
  const key = `${kind}:${values.productKey}|${values.producerKey}|${values.decision?.key ?? ''}|${values.decision?.date?.day ?? ''}`;
  const answer = answers[key];
  if (answer === 'second') return { kind: 'new', sameNameElsewhere: false };
  if (answer !== undefined) {
    // `renewal` alone is enough while only one entry can be meant.
    const [, ref] = answer.split(':');
    const chosen =
      ref === undefined && entries.length === 1 ? entries[0] : entries.find((entry) => refOf(entry) === ref);
    if (chosen) return { kind: 'entry', entry: chosen, renewal: kind === 'decision' };
  }
  return {
    kind: 'question',
    question: {
      key,
      kind,
      text: `${values.product} — ${values.producer}`,
      options: [
        ...entries.map((entry) => ({ value: `${verb}:${refOf(entry)}`, label: describe(entry) })),
        { value: 'second', label: '' },
      ],
      rows: [values.row],
    },
  };
}

/** An entry's round and decision tell it from its namesakes in any later planning of the same file, unlike a fresh code. */
function refOf(entry: KnownEntry): string {
  return (
    entry.recognitions.map((each) => `${each.decisionKey ?? ''}@${each.decidedOn}`).join('+') || entry.id
  );
}

function describe(entry: KnownEntry): string {
  const decisions = entry.recognitions.map((each) =>
    [`${each.stars}★`, each.decisionNumber, each.decidedOn.split('-').reverse().join('/')]
      .filter(Boolean)
      .join(' '),
  );
  return [entry.name, entry.communeText, ...decisions].filter(Boolean).join(' · ');
}
