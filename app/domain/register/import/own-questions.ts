import { meantByWithdrawal, withdrawnOf } from '#app/domain/register/import/change-entry.ts';
import type { ImportQuestion, KnownEntry } from '#app/domain/register/import/import-plan.ts';
import { recognitionOf } from '#app/domain/register/import/match-row.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import type { RowProblem } from '#app/domain/register/parse/parsed.ts';
import { recognitionExpiry } from '#app/domain/register/recognition-expiry.ts';
import { fold } from '#app/server/text/fold.ts';

export type NoteProblem = (
  code: RowProblem['code'],
  params?: RowProblem['params'],
  cell?: string | null,
) => void;

/** Questions that the row's own words about its place and its platforms raise. */
export function ownQuestions(values: RowValues, note: NoteProblem): Array<ImportQuestion> {
  const asked: Array<ImportQuestion> = [];
  if (values.place.kind === 'question') {
    const { why, textKey, candidates } = values.place;
    const text = [values.communeText, values.districtText].filter(Boolean).join(', ');
    asked.push({ key: `place:${textKey}`, kind: 'place', text, candidates, rows: [] });
    note(why === 'unknown' ? 'place_unknown' : 'place_ambiguous', { text }, values.placeCell);
  }
  for (const { text, cell, own } of values.unknownChannels) {
    asked.push({ key: `channel:${fold(text)}`, kind: 'channel', text, own, rows: [] });
    if (own) note('own_column_unknown', { name: own.name, text: own.word }, cell);
    else note('channel_unknown', { text }, cell);
  }
  return asked;
}

/**
 * What a remark about a withdrawal leads to: a question where a recognition would hold on the file's day all the same,
 * and by the answer the first local day on which it no longer does.
 * @param entry what the row speaks of; null for a new one.
 */
export function askWithdrawal(
  values: RowValues,
  entry: KnownEntry | null,
  { asOf, onlyAdd, answers }: { asOf: string; onlyAdd: boolean; answers: Readonly<Record<string, string>> },
  note: NoteProblem,
): { question: ImportQuestion | null; withdrawnOn: string | null } {
  const nothing = { question: null, withdrawnOn: null };
  if (values.withdrawal === null) return nothing;
  const { text, cell, day } = values.withdrawal;
  const decidedOn = values.decision?.date?.day ?? '';
  const from = day !== null && decidedOn <= day && day <= asOf ? day : asOf;
  const quoted = entry && (recognitionOf(entry, values) ?? withdrawnOf(entry, values, from));
  const known = entry && quoted && (meantByWithdrawal(entry, quoted, from) ?? quoted);
  const holds = known
    ? !onlyAdd && known.revokedOn === null && known.expiresOn > asOf
    : values.stars !== null && decidedOn !== '' && (values.expiresOn ?? recognitionExpiry(decidedOn)) > asOf;
  if (!holds) return nothing;
  const decision = known
    ? { key: known.decisionKey, day: known.decidedOn }
    : { key: values.decision?.key ?? null, day: decidedOn };
  // The answer is about this recognition: a later one that is remarked on in the same words is another matter.
  const key = [
    `withdrawal:${fold(text)}`,
    ...[values.productKey, values.producerKey, decision.key ?? '', decision.day],
  ].join('|');
  const answer = answers[key];
  if (answer === 'withdrawn') return { question: null, withdrawnOn: from };
  if (answer === 'held') {
    note('withdrawal_denied', { text }, cell);
    return nothing;
  }
  note('withdrawal_in_note', { text }, cell);
  const product = [values.product, values.producer].join(' — ');
  return { question: { key, kind: 'withdrawal', text, product, from, rows: [] }, withdrawnOn: null };
}
