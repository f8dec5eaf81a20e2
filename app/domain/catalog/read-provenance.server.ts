import { and, asc, eq, isNull } from 'drizzle-orm';
import { groupSaysAlcohol, nameSaysAlcohol } from '#app/domain/catalog/alcohol-words.ts';
import { isAlcoholSet } from '#app/domain/catalog/label-requirements.ts';
import { loadLabelRows } from '#app/domain/catalog/label-rows.server.ts';
import type { ProductPicture } from '#app/domain/catalog/listing-card.ts';
import { isOnSale } from '#app/domain/catalog/on-sale.ts';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import { readPublicCode } from '#app/domain/register/public-code.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * What stands behind the code on a package: which product of whom, from where, every recognition it has had, and
 * whether one of them is valid today. Alcohol is told of to adults only, whether it is on sale here or not, and is not
 * pictured.
 * @param code the register entry's public code, in any case, blanks and hyphens allowed.
 * @param adult the visitor has declared to be 18.
 * @throws NotFound for a code that was never minted, or whose entry is archived.
 */
export async function readProvenance(
  context: Context,
  { code, adult }: { code: string; adult: boolean },
): Promise<ProvenanceAnswer> {
  const found = await loadProvenance(context, code);
  return found.isAlcohol && !adult ? { kind: 'adults-only' } : { kind: 'found', ...found };
}

export type Provenance = Awaited<ReturnType<typeof loadProvenance>>;

export type ProvenanceAnswer =
  | ({ kind: 'found' } & Provenance)
  /** Alcohol, and the visitor has not declared to be 18 (Law 44/2019, Article 16). Nothing of it is told. */
  | { kind: 'adults-only' };

/** The code as it is printed: what a picture of it needs. @throws NotFound as `readProvenance` */
export async function readOriginCode(context: Context, code: string): Promise<string> {
  return (await loadProvenance(context, code)).entry.code;
}

async function loadProvenance(context: Context, code: string) {
  const { store, clock } = context;
  const { registerEntry, producer, commune, productSet, recognition } = store.tables;
  const today = localDate(clock.now());
  const asked = readPublicCode(code);
  if (!asked) throw new NotFound('register entry');
  return store.read(async (db) => {
    const [found] = await db
      .select({
        id: registerEntry.id,
        code: registerEntry.code,
        name: registerEntry.name,
        producerId: producer.id,
        producerSlug: producer.slug,
        producerName: producer.name,
        producerSuspendedAt: producer.suspendedAt,
        setCode: registerEntry.setCode,
        groupText: registerEntry.groupText,
        placeSlug: commune.slug,
        placeName: commune.fullName,
        placeNameEn: commune.nameEn,
        communeText: registerEntry.communeText,
        legacyDistrictText: registerEntry.legacyDistrictText,
      })
      .from(registerEntry)
      .innerJoin(producer, eq(producer.id, registerEntry.producerId))
      .leftJoin(commune, eq(commune.code, registerEntry.communeCode))
      .where(and(eq(registerEntry.code, asked), isNull(registerEntry.archivedAt)));
    if (!found) throw new NotFound('register entry');
    const { producerSuspendedAt, groupText, ...entry } = found;
    const history = await db
      .select({
        id: recognition.id,
        round: recognition.round,
        stars: recognition.stars,
        decisionNumber: recognition.decisionNumber,
        decidedOn: recognition.decidedOn,
        decidedOnPrecision: recognition.decidedOnPrecision,
        expiresOn: recognition.expiresOn,
        revokedOn: recognition.revokedOn,
      })
      .from(recognition)
      .where(eq(recognition.entryId, entry.id))
      .orderBy(asc(recognition.round));
    const valid = await recognitionsAt(db, store.tables, [entry.id], today);
    const onSale = await readOnSale(db, store.tables, entry.id);
    const [set] = await db
      .select()
      .from(productSet)
      .where(eq(productSet.code, entry.setCode ?? onSale?.picture.setCode ?? ''));
    return {
      today,
      entry: { ...entry, hasProducerPage: producerSuspendedAt === null },
      history,
      valid: valid.get(entry.id) ?? null,
      set: set ? { nameVi: set.nameVi, nameEn: set.nameEn } : null,
      onSale,
      isAlcohol:
        onSale?.isAlcohol === true ||
        isAlcoholSet(await loadLabelRows(db, store.tables), set ?? null) ||
        // Of what is filed nowhere there is nothing to go by but words.
        (!set && (groupSaysAlcohol(groupText ?? '') || nameSaysAlcohol(entry.name))),
    };
  });
}

/** What of it is on sale here, with the picture that its product page shows; null while nothing is. */
async function readOnSale(db: Db, tables: Store['tables'], entryId: string) {
  const { listing, listingPhoto, photo, image } = tables;
  const [row] = await db
    .select({
      id: listing.id,
      slug: listing.slug,
      titleEn: listing.titleEn,
      isAlcohol: listing.isAlcohol,
      setCode: listing.setCode,
      motifSeed: listing.motifSeed,
      hash: image.hash,
      width: image.width,
      height: image.height,
      placeholder: image.placeholder,
      altVi: listingPhoto.altVi,
      altEn: listingPhoto.altEn,
      isDrawn: photo.isDemo,
    })
    .from(listing)
    .leftJoin(photo, eq(photo.id, listing.mainPhotoId))
    .leftJoin(image, eq(image.hash, photo.imageHash))
    .leftJoin(
      listingPhoto,
      and(eq(listingPhoto.listingId, listing.id), eq(listingPhoto.photoId, listing.mainPhotoId)),
    )
    .where(and(eq(listing.entryId, entryId), isOnSale(tables, { adult: true })))
    .orderBy(asc(listing.id))
    .limit(1);
  if (!row) return null;
  const { id, slug, titleEn, isAlcohol, setCode, motifSeed, hash, width, height, placeholder } = row;
  const picture: ProductPicture = {
    setCode,
    motifSeed,
    photo:
      hash !== null && width !== null && height !== null && placeholder !== null
        ? { hash, width, height, placeholder, altVi: row.altVi ?? '', altEn: row.altEn ?? '' }
        : null,
  };
  return { id, slug, titleEn, isAlcohol, picture, isDrawn: picture.photo === null || row.isDrawn === true };
}
