import { addDays, localDate, startOfLocalDay } from '#app/server/local-date.ts';

/** A break that a producer takes, as its row holds it: local days, the last one included. */
export type ShopPause = {
  readonly pausedFrom: string | null;
  readonly pausedUntil: string | null;
  readonly pausedNote: string | null;
};

/** Whether nothing can be bought of the producer at a moment; what they sell stays to be seen. */
export function isShopPaused(
  { pausedFrom, pausedUntil }: Omit<ShopPause, 'pausedNote'>,
  now: number,
): boolean {
  const today = localDate(now);
  return pausedFrom !== null && pausedUntil !== null && pausedFrom <= today && today <= pausedUntil;
}

/** When the break begins or ends next, ms UTC: until then a page that shows it is right. Null for never. */
export function pauseChangesAt(
  { pausedFrom, pausedUntil }: Omit<ShopPause, 'pausedNote'>,
  now: number,
): number | null {
  if (pausedFrom === null || pausedUntil === null) return null;
  const times = [startOfLocalDay(pausedFrom), startOfLocalDay(addDays(pausedUntil, 1))];
  return times.find((at) => at > now) ?? null;
}
