import type { ChangedField, FieldChange } from '#app/domain/register/import/import-plan.ts';
import { type RowValues, reasonOf } from '#app/domain/register/import/row-values.ts';

/**
 * What a new row brings in the register's own terms, for a person to check: stars, decision, today's commune, channels.
 * Nothing stands here that is not written: a recognition needs both its stars and its day, and a product that is on a
 * platform has nothing in its way.
 * @param withdrawnOn first local day on which its recognition no longer holds, by a person's answer.
 */
export function readingOf(values: RowValues, withdrawnOn: string | null): FieldChange[] {
  const { place, presences, ends } = values;
  const decision = values.stars !== null && values.decision?.date ? values.decision : null;
  const said: Array<[ChangedField, string | null]> = [
    ['stars', decision === null ? null : String(values.stars)],
    ['decisionNumber', decision?.number ?? null],
    ['decisionDate', decision?.date ? asKnown(decision.date) : null],
    ['revoked', decision === null ? null : withdrawnOn],
    ['commune', place.kind === 'resolved' ? place.communeCode : null],
    ['group', values.groupText],
    ...presences.flatMap(
      ({ channelCode, shop }): Array<[ChangedField, string | null]> => [
        ['presence', channelCode],
        ['presenceShop', shop],
      ],
    ),
    ...[...new Set(ends.flatMap(({ channelCode, was }) => (was.length > 0 ? channelCode : [])))].map(
      (code): [ChangedField, string] => ['presenceEnded', code],
    ),
    ['blocker', presences.length > 0 ? null : reasonOf(values)],
  ];
  return said.flatMap(([field, to]) => (to === null ? [] : [{ field, from: null, to }]));
}

/** A day known by its month or year is shown as that: `4/2022`, never as the first. */
function asKnown({ day, precision }: { day: string; precision: 'day' | 'month' | 'year' }): string {
  const [year = '', month = ''] = day.split('-');
  if (precision === 'day') return day;
  return precision === 'month' ? `${Number(month)}/${year}` : year;
}
