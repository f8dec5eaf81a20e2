import { and, asc, eq, isNull } from 'drizzle-orm';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import { readPublicCode } from '#app/domain/register/public-code.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

/**
 * What stands behind the code on a package: which product of whom, from where, every recognition it has had, and
 * whether one of them is valid today. Alcohol is told of by name like any entry of the public register; the link to
 * its product page passes the age gate there.
 * @param code the register entry's public code, in any case, blanks and hyphens allowed.
 * @throws NotFound for a code that was never minted, or whose entry is archived.
 */
export async function readProvenance(context: Context, { code }: { code: string }) {
  const { store, clock } = context;
  const { registerEntry, producer, commune, productSet, recognition, listing } = store.tables;
  const today = localDate(clock.now());
  const asked = readPublicCode(code);
  if (!asked) throw new NotFound('register entry');
  return store.read(async (db) => {
    const [entry] = await db
      .select({
        id: registerEntry.id,
        code: registerEntry.code,
        name: registerEntry.name,
        producerId: producer.id,
        producerSlug: producer.slug,
        producerName: producer.name,
        setCode: productSet.code,
        setVi: productSet.nameVi,
        setEn: productSet.nameEn,
        placeSlug: commune.slug,
        placeName: commune.fullName,
        placeNameEn: commune.nameEn,
        communeText: registerEntry.communeText,
        legacyDistrictText: registerEntry.legacyDistrictText,
      })
      .from(registerEntry)
      .innerJoin(producer, eq(producer.id, registerEntry.producerId))
      .leftJoin(productSet, eq(productSet.code, registerEntry.setCode))
      .leftJoin(commune, eq(commune.code, registerEntry.communeCode))
      .where(and(eq(registerEntry.code, asked), isNull(registerEntry.archivedAt)));
    if (!entry) throw new NotFound('register entry');
    const history = await db
      .select()
      .from(recognition)
      .where(eq(recognition.entryId, entry.id))
      .orderBy(asc(recognition.round));
    const valid = await recognitionsAt(db, store.tables, [entry.id], today);
    const [onSale] = await db
      .select({ slug: listing.slug })
      .from(listing)
      .where(and(eq(listing.entryId, entry.id), eq(listing.state, 'published')))
      .limit(1);
    return { today, entry, history, valid: valid.get(entry.id) ?? null, productSlug: onSale?.slug ?? null };
  });
}
