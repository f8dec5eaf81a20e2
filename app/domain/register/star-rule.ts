/**
 * The rule of the star over rows in memory: a recognition holds from the day of its decision to the day before it
 * expires or is revoked, and an entry's star is that of its latest round among those that hold. The same rule as a
 * condition of a query stands in `recognitionsAt`; a test holds the two together on every day on which one begins or
 * ends. Days are local, `YYYY-MM-DD`, and sort as text.
 */
import { lastValidDay } from '#app/domain/register/last-valid-day.ts';

/** What the rule asks of a recognition. */
export type RecognitionDays = {
  round: number;
  stars: number;
  decidedOn: string;
  /** First day on which it is no longer valid. */
  expiresOn: string;
  revokedOn: string | null;
};

/** The star that an entry had, and the last day on which it had it. */
export type LapsedStar = { stars: number; until: string };

/** The recognition that gives the star on a day: the latest round among those valid then. */
export function validRecognition<One extends RecognitionDays>(
  recognitions: ReadonlyArray<One>,
  day: string,
): One | undefined {
  return recognitions
    .filter((one) => one.decidedOn <= day && day <= lastValidDay(one))
    .reduce<One | undefined>((best, one) => (best && best.round > one.round ? best : one), undefined);
}

/** What an entry without a valid recognition lost last, by the day on which it ended; null where it never had one. */
export function lapsedStar(recognitions: ReadonlyArray<RecognitionDays>, day: string): LapsedStar | null {
  if (validRecognition(recognitions, day) !== undefined) return null;
  return (
    recognitions
      .map((one) => ({
        stars: one.stars,
        until: lastValidDay(one),
        decidedOn: one.decidedOn,
        round: one.round,
      }))
      .filter(({ decidedOn, until }) => decidedOn <= until && until < day)
      .sort((a, b) => (a.until === b.until ? b.round - a.round : a.until < b.until ? 1 : -1))
      .map(({ stars, until }) => ({ stars, until }))[0] ?? null
  );
}
