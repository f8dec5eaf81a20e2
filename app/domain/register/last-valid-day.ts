import { addDays } from '#app/server/local-date.ts';

/** The last local day on which a recognition holds: the day before it expires or is revoked, whichever comes first. */
export function lastValidDay({
  expiresOn,
  revokedOn,
}: {
  expiresOn: string;
  revokedOn: string | null;
}): string {
  return addDays(revokedOn !== null && revokedOn < expiresOn ? revokedOn : expiresOn, -1);
}
