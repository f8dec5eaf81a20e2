import type { SaidEnd } from '#app/domain/register/import/find-gone-platforms.ts';
import type { ClaimedEnd, ClaimedPresence } from '#app/domain/register/import/row-values.ts';
import { saysStopped } from '#app/domain/register/parse/not-on-platform.ts';
import { withoutAddresses } from '#app/domain/register/parse/parse-platforms.ts';
import { fold } from '#app/server/text/fold.ts';

/**
 * What of `ends` has ended, beside what the row shows of it: its addresses, else its name. What the row itself says to be
 * there has not ended by another of its cells, unless a remark leaves that to a person.
 * @param takenBack what stands in the row and does not count, because it says so.
 */
export function readEnds(
  ends: ReadonlyArray<SaidEnd>,
  presences: ReadonlyArray<ClaimedPresence>,
  takenBack: ReadonlyArray<ClaimedPresence>,
): Array<ClaimedEnd> {
  const isThere = (code: string) => presences.some(({ channelCode }) => channelCode === code);
  return ends.flatMap(({ isNamed, ...end }) => {
    // Left to a person, it is asked beside what the row holds, and shows nothing by itself.
    if (!end.isClear) return [{ ...end, was: [] }];
    if (isThere(end.channelCode)) return [];
    const seen = takenBack.filter(({ channelCode }) => channelCode === end.channelCode);
    const linked = seen.filter(({ url }) => url !== null);
    const shop = seen.find((one) => one.shop !== null)?.shop ?? null;
    const name = isNamed || seen.length > 0 ? [{ url: null, urlKey: '', shop }] : [];
    // "Không" beside an address is no word of an end: it may never have been there.
    const isOver = isNamed || saysStopped(fold(withoutAddresses(end.text)));
    const was = linked.length > 0 ? linked.map(({ channelCode: _code, ...one }) => one) : name;
    return { ...end, was: isOver || seen.length > 0 ? was : [] };
  });
}
