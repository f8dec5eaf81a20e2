import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { lastValidDay } from '#app/domain/register/last-valid-day.ts';
import { parseGroup } from '#app/domain/register/parse/parse-group.ts';
import { holdersOfPages, pageKey } from '#app/domain/register/shared-pages.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

export type EntryPage = Awaited<ReturnType<typeof readEntry>>;

const HISTORY_SHOWN = 100;

/** Everything that the register knows of one entry, for staff. @throws NotFound */
export async function readEntry({ store, clock }: Context, code: string) {
  const { tables } = store;
  const { registerEntry, producer, commune, legacyDistrict, productSet, channel, presence, presenceCheck } =
    tables;
  const today = localDate(clock.now());
  return store.read(async (db) => {
    const [found] = await db
      .select({
        entry: registerEntry,
        producer: { code: producer.code, name: producer.name, legalType: producer.legalType },
        communeName: commune.fullName,
        districtName: legacyDistrict.name,
        setName: productSet.nameVi,
        setNameEn: productSet.nameEn,
      })
      .from(registerEntry)
      .innerJoin(producer, eq(producer.id, registerEntry.producerId))
      .leftJoin(commune, eq(commune.code, registerEntry.communeCode))
      .leftJoin(legacyDistrict, eq(legacyDistrict.code, registerEntry.legacyDistrictCode))
      .leftJoin(productSet, eq(productSet.code, registerEntry.setCode))
      .where(eq(registerEntry.code, code));
    if (!found) throw new NotFound('entry');
    const { id, groupText } = found.entry;
    const recognitions = await db
      .select()
      .from(tables.recognition)
      .where(eq(tables.recognition.entryId, id))
      .orderBy(desc(tables.recognition.round));
    const presences = await db
      .select({
        presence,
        channelName: channel.name,
        hosts: channel.hosts,
        countsFrom: channel.countsFrom,
        countsTo: channel.countsTo,
      })
      .from(presence)
      .innerJoin(channel, eq(channel.code, presence.channelCode))
      .where(eq(presence.entryId, id))
      .orderBy(asc(channel.position), asc(presence.urlKey));
    const pages = await holdersOfPages(
      db,
      tables,
      presences.map((one) => one.presence),
    );
    const checks = await db
      .select()
      .from(presenceCheck)
      .where(
        inArray(
          presenceCheck.presenceId,
          presences.map((one) => one.presence.id),
        ),
      )
      .orderBy(desc(presenceCheck.checkedAt), desc(presenceCheck.id));
    const history = await db
      .select({
        id: tables.audit.id,
        at: tables.audit.at,
        act: tables.audit.act,
        role: tables.audit.role,
        detail: tables.audit.detail,
      })
      .from(tables.audit)
      .where(and(eq(tables.audit.subject, 'register_entry'), eq(tables.audit.subjectId, id)))
      .orderBy(desc(tables.audit.at), desc(tables.audit.id))
      .limit(HISTORY_SHOWN);
    const importIds = history.flatMap(({ detail }) =>
      typeof detail.importId === 'string' ? [detail.importId] : [],
    );
    const targetsOf = db
      .select({ code: tables.targetEntry.targetCode })
      .from(tables.targetEntry)
      .where(eq(tables.targetEntry.entryId, id));
    return {
      ...found,
      /** The branch that the register's own words for the group mean, where they name no set. */
      groupKey:
        found.setName === null && groupText !== null
          ? parseGroup(groupText, await db.select().from(productSet)).branchNumber
          : null,
      recognitions: recognitions.map((one) => {
        const until = lastValidDay(one);
        const isWithdrawn = one.revokedOn !== null && one.revokedOn <= today && one.revokedOn < one.expiresOn;
        const isValid = one.decidedOn <= today && today <= until;
        return { ...one, validUntil: until, isValid, isWithdrawn };
      }),
      presences: presences.map(({ presence: row, ...place }) => ({
        ...row,
        ...place,
        /** Other products that have the same page. */
        sharedWith:
          row.urlKey === '' || row.revokedAt !== null
            ? []
            : (pages.get(pageKey(row)) ?? []).filter(({ entryId }) => entryId !== id),
        checks: checks.filter(({ presenceId }) => presenceId === row.id),
      })),
      targets: await db
        .select({
          code: tables.target.code,
          name: tables.target.name,
          asOf: tables.target.asOf,
          size: db.$count(tables.targetEntry, eq(tables.targetEntry.targetCode, tables.target.code)),
        })
        .from(tables.target)
        .where(inArray(tables.target.code, targetsOf))
        .orderBy(asc(tables.target.position), asc(tables.target.code)),
      listings: await db
        .select({
          id: tables.listing.id,
          slug: tables.listing.slug,
          title: tables.listing.titleVi,
          state: tables.listing.state,
        })
        .from(tables.listing)
        .where(eq(tables.listing.entryId, id))
        .orderBy(asc(tables.listing.createdAt)),
      channels: await db
        .select({
          code: channel.code,
          name: channel.name,
          countsFrom: channel.countsFrom,
          closedOn: channel.closedOn,
          closedSource: channel.closedSource,
          hosts: channel.hosts,
        })
        .from(channel)
        .orderBy(asc(channel.position)),
      history,
      /** The files by which it came in or changed. */
      imports: await db
        .select({
          id: tables.registerImport.id,
          fileName: tables.registerImport.fileName,
          asOf: tables.registerImport.asOf,
        })
        .from(tables.registerImport)
        .where(inArray(tables.registerImport.id, importIds)),
    };
  });
}
