import { and, eq, gt, inArray, isNull, lte, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { lastValidDay } from '#app/domain/register/last-valid-day.ts';
import { prepare } from '#db/prepare.ts';
import type { Db, Store } from '#db/store.ts';

/** Below three stars there is no decision and no certificate (Decision 26/2026/QĐ-TTg), so nothing to show. */
const LOWEST_CERTIFIED_STARS = 3;

/** A recognition that is valid on the day asked for. Days are local, `YYYY-MM-DD`. */
export type ValidRecognition = {
  round: number;
  /** 3 to 5. */
  stars: number;
  decisionNumber: string | null;
  decidedOn: string;
  decidedOnPrecision: 'day' | 'month' | 'year';
  issuerLevel: 'district' | 'province' | 'centre' | 'unknown';
  issuer: string | null;
  /** The last day on which it is valid. */
  validUntil: string;
};

/** Local, `YYYY-MM-DD`; or where a prepared query is given it. */
type Day = string | Placeholder;

/**
 * True for the rows of `recognition` that are valid on `day`, of whatever star: the rule of `star-rule.ts` as a
 * condition. A test holds the two together.
 */
export function isValidOn(tables: Store['tables'], day: Day): SQL | undefined {
  const { recognition } = tables;
  return and(
    lte(recognition.decidedOn, day),
    gt(recognition.expiresOn, day),
    or(isNull(recognition.revokedOn), gt(recognition.revokedOn, day)),
  );
}

/**
 * The recognition that gives each entry its star on `day`: the latest round among the valid ones. An entry without
 * one, or whose latest has fewer than three stars, is not in the answer.
 */
export async function recognitionsAt(
  db: Db,
  tables: Store['tables'],
  entryIds: ReadonlyArray<string>,
  day: string,
): Promise<ReadonlyMap<string, ValidRecognition>> {
  if (entryIds.length === 0) return new Map();
  const isAmong = inArray(tables.recognition.entryId, [...entryIds]);
  return latestOf(await selectRecognitions(db, tables, isAmong, day));
}

/** The same for one batch of entries after another: its query is built once. */
export function openRecognitions(
  db: Db,
  { tables, dialect }: Store,
): (entryIds: ReadonlyArray<string>, day: string) => Promise<ReadonlyMap<string, ValidRecognition>> {
  const isAmong = dialect.isInJson(tables.recognition.entryId, 'entryIds');
  const query = prepare(selectRecognitions(db, tables, isAmong, sql.placeholder('day')));
  return async (entryIds, day) => {
    if (entryIds.length === 0) return new Map();
    return latestOf(await query({ entryIds: JSON.stringify(entryIds), day }));
  };
}

function selectRecognitions(db: Db, tables: Store['tables'], isAmong: SQL, day: Day) {
  const { recognition } = tables;
  return db
    .select({
      entryId: recognition.entryId,
      round: recognition.round,
      stars: recognition.stars,
      decisionNumber: recognition.decisionNumber,
      decidedOn: recognition.decidedOn,
      decidedOnPrecision: recognition.decidedOnPrecision,
      issuerLevel: recognition.issuerLevel,
      issuer: recognition.issuer,
      expiresOn: recognition.expiresOn,
      revokedOn: recognition.revokedOn,
    })
    .from(recognition)
    .where(and(isAmong, isValidOn(tables, day)))
    .orderBy(recognition.round);
}

function latestOf(
  rows: Awaited<ReturnType<typeof selectRecognitions>>,
): ReadonlyMap<string, ValidRecognition> {
  const latest = new Map(rows.map((row) => [row.entryId, row]));
  return new Map(
    [...latest]
      .filter(([, row]) => row.stars >= LOWEST_CERTIFIED_STARS)
      // Pages send this to the browser whole, so it holds nothing that they do not show.
      .map(([entryId, { entryId: _, expiresOn, revokedOn, ...shown }]) => [
        entryId,
        { ...shown, validUntil: lastValidDay({ expiresOn, revokedOn }) },
      ]),
  );
}

/** A condition on `listing`: its entry has exactly this many stars on `day`, by its latest valid recognition. */
export function hasStarsOn(tables: Store['tables'], stars: number, day: string): SQL {
  const { listing, recognition } = tables;
  const later = sql`exists (
    select 1 from ${recognition} as later
    where later.entry_id = ${recognition.entryId} and later.round > ${recognition.round}
      and later.decided_on <= ${day} and later.expires_on > ${day}
      and (later.revoked_on is null or later.revoked_on > ${day}))`;
  return sql`exists (
    select 1 from ${recognition}
    where ${recognition.entryId} = ${listing.entryId} and ${and(eq(recognition.stars, stars), isValidOn(tables, day))}
      and not ${later})`;
}
