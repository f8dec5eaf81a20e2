import { endingDay } from '#app/domain/register/import/find-endings.ts';
import type { KnownEntry, NoteChange } from '#app/domain/register/import/import-plan.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { pageOf } from '#app/domain/register/parse/parse-links.ts';

/**
 * What a row says was on a channel that the register knows nothing of there: it was listed once, and is no more. When it
 * was first seen nobody wrote down; it was there on the last day at the latest.
 */
export function addEndedPresences(
  model: RegisterModel,
  entry: KnownEntry,
  values: RowValues,
  asOf: string,
  change: NoteChange,
): void {
  const held = new Set(entry.presences.map(({ channelCode }) => channelCode));
  const added = new Set<string>();
  for (const end of values.ends)
    for (const { shop, ...was } of end.was) {
      const key = `${end.channelCode} ${pageOf(was.urlKey)}`;
      if (held.has(end.channelCode) || added.has(key)) continue;
      added.add(key);
      const on = endingDay(end, { from: '', asOf });
      const { channelCode, text } = end;
      model.addPresence(entry, { channelCode, ...was, note: shop, firstSeenOn: on }, { on, note: text });
      change('presenceEnded', null, was.url ?? channelCode);
      if (shop !== null) change('presenceShop', null, shop);
    }
}
