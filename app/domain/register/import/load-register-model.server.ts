import type { KnownEntry, KnownProducer } from '#app/domain/register/import/import-plan.ts';
import { RegisterModel } from '#app/domain/register/import/register-model.ts';
import { mintPublicCode } from '#app/domain/register/mint-public-code.server.ts';
import { producerKey } from '#app/domain/register/parse/parse-legal-type.ts';
import { newId } from '#app/server/ids.server.ts';
import { fold } from '#app/server/text/fold.ts';
import type { Db } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';

/** Reads the whole register: a province has some hundreds of entries, a very large one ten thousand. */
export async function loadRegisterModel(db: Db, tables: Tables): Promise<RegisterModel> {
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
    });
  }
  for (const row of await db.select().from(tables.presence).orderBy(tables.presence.id)) {
    entries.get(row.entryId)?.presences.push({
      id: row.id,
      channelCode: row.channelCode,
      url: row.url,
      urlKey: row.urlKey,
      firstSeenOn: row.firstSeenOn,
      revoked: row.revokedAt !== null,
    });
  }
  const codes = new Set([...entries.values(), ...producers.values()].map((each) => each.code));
  const communes = await db
    .select({ code: tables.commune.code, name: tables.commune.fullName })
    .from(tables.commune);
  const communeNames = new Map(communes.map(({ code, name }) => [code, name]));
  return new RegisterModel([...entries.values()], [...producers.values()], communeNames, {
    id: newId,
    code: () => {
      const code = mintPublicCode(codes);
      codes.add(code);
      return code;
    },
  });
}
