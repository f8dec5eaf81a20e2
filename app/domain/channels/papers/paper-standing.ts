import { addDays } from '#app/server/local-date.ts';

/** What the calendar says of a paper. `soon`: its last day lies within 30 days, `ahead`: within 90. */
export type PaperStanding = 'holds' | 'ahead' | 'soon' | 'expired' | 'notYet';

/** How long before its last day a paper is spoken of; renewing a certificate takes weeks. Days. */
export const DAYS_AHEAD = 90;
export const DAYS_SOON = 30;

/** @param today local day. The last day itself still counts. */
export function paperStanding(
  { issuedOn, validTo }: { issuedOn: string | null; validTo: string | null },
  today: string,
): PaperStanding {
  if (issuedOn !== null && issuedOn > today) return 'notYet';
  if (validTo === null) return 'holds';
  if (validTo < today) return 'expired';
  if (validTo <= addDays(today, DAYS_SOON)) return 'soon';
  return validTo <= addDays(today, DAYS_AHEAD) ? 'ahead' : 'holds';
}
