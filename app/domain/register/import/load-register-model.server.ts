import { and, asc, eq, gte, inArray } from 'drizzle-orm';
import type { KnownEntry, KnownPresence, KnownProducer } from '#app/domain/register/import/import-plan.ts';
import { loadListedWords } from '#app/domain/register/import/load-listed-words.server.ts';
import { RegisterModel } from '#app/domain/register/import/register-model.ts';
import { mintPublicCode } from '#app/domain/register/mint-public-code.server.ts';
import { producerKey } from '#app/domain/register/parse/parse-legal-type.ts';
import { presenceRules } from '#app/domain/register/presence-states.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate, startOfLocalDay } from '#app/server/local-date.ts';
import { fold } from '#app/server/text/fold.ts';
import type { Db } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';

/**
 * Reads the whole register: a province has some hundreds of entries, a very large one ten thousand.
 * @param asOf local day of the file that is planned.
 */
export async function loadRegisterModel(db: Db, tables: Tables, asOf: string): Promise<RegisterModel> {
  const producers = new Map<string, KnownProducer>();
  for (const row of await db.select().from(tables.producer).orderBy(tables.producer.id)) {
    producers.set(row.id, {
      id: row.id,
      code: row.code,
      name: row.name,
      key: producerKey(row.name),
      legalType: row.legalType,
      communeCode: row.communeCode,
      addressText: row.addressText,
      contactPhone: row.contactPhone,
      womenLed: row.womenLed,
      minorityLed: row.minorityLed,
    });
  }
  const entries = new Map<string, KnownEntry>();
  for (const row of await db.select().from(tables.registerEntry).orderBy(tables.registerEntry.id)) {
    const producer = producers.get(row.producerId);
    if (!producer) continue;
    entries.set(row.id, {
      id: row.id,
      code: row.code,
      name: row.name,
      key: fold(row.name),
      producer,
      setCode: row.setCode,
      groupText: row.groupText,
      communeCode: row.communeCode,
      communeText: row.communeText,
      legacyDistrictCode: row.legacyDistrictCode,
      legacyDistrictText: row.legacyDistrictText,
      blocker: row.blocker,
      blockerOwner: row.blockerOwner,
      blockerNextStep: row.blockerNextStep,
      archived: row.archivedAt !== null,
      recognitions: [],
      presences: [],
    });
  }
  for (const row of await db.select().from(tables.recognition).orderBy(tables.recognition.round)) {
    entries.get(row.entryId)?.recognitions.push({
      id: row.id,
      round: row.round,
      stars: row.stars,
      decisionNumber: row.decisionNumber,
      decisionKey: row.decisionKey,
      decidedOn: row.decidedOn,
      decidedOnPrecision: row.decidedOnPrecision,
      expiresOn: row.expiresOn,
      issuer: row.issuer,
      revokedOn: row.revokedOn,
    });
  }
  const seen = await seenSince(db, tables, asOf);
  for (const row of await db.select().from(tables.presence).orderBy(tables.presence.id)) {
    entries.get(row.entryId)?.presences.push({
      id: row.id,
      channelCode: row.channelCode,
      url: row.url,
      urlKey: row.urlKey,
      firstSeenOn: row.firstSeenOn,
      note: row.note,
      revoked: row.revokedAt !== null,
      endedOn: row.endedOn,
      endedNote: row.endedNote,
      state: row.state,
      seenSince: presenceRules[row.state].isDown ? null : (seen.get(row.id) ?? null),
    });
  }
  const codes = new Set([...entries.values(), ...producers.values()].map((each) => each.code));
  const communes = await db
    .select({ code: tables.commune.code, name: tables.commune.fullName })
    .from(tables.commune);
  const communeNames = new Map(communes.map(({ code, name }) => [code, name]));
  const listed = await loadListedWords(db, tables, [...entries.values()]);
  return new RegisterModel(
    [...entries.values()],
    [...producers.values()],
    { communes: communeNames, listed },
    {
      id: newId,
      code: () => {
        const code = mintPublicCode(codes);
        codes.add(code);
        return code;
      },
    },
  );
}

/** The newest verified look on the day or after it that found the product there. */
async function seenSince(
  db: Db,
  { presenceCheck }: Tables,
  asOf: string,
): Promise<ReadonlyMap<string, KnownPresence['seenSince']>> {
  const looks = await db
    .select({
      presenceId: presenceCheck.presenceId,
      method: presenceCheck.method,
      checkedAt: presenceCheck.checkedAt,
    })
    .from(presenceCheck)
    .where(
      and(
        eq(presenceCheck.verified, true),
        inArray(presenceCheck.state, ['live', 'out_of_stock']),
        gte(presenceCheck.checkedAt, startOfLocalDay(asOf)),
      ),
    )
    .orderBy(asc(presenceCheck.checkedAt), asc(presenceCheck.id));
  return new Map(
    looks.map(({ presenceId, method, checkedAt }) => [presenceId, { day: localDate(checkedAt), method }]),
  );
}
