import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { labelGrounds } from '#app/domain/catalog/label-rows.server.ts';
import { emptyContent, type ListingContent, longest } from '#app/domain/catalog/listing-content.ts';
import type { Tables } from '#app/domain/catalog/own-listing.server.ts';
import { tidyLine, tidyLines } from '#app/domain/catalog/step-input.ts';
import { titleKey } from '#app/domain/catalog/title-key.ts';
import { addressLine } from '#app/domain/register/places/address-line.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

export type CreateListing = {
  /** The register entry that it sells; null for goods that are not in the register. */
  entryId: string | null;
};

/** Unfinished listings that one producer may have at a time; far above what anyone writes by hand. */
const MOST_DRAFTS = 500;

/**
 * Begins a listing: a draft that already knows what the register says (name, product set, place) and what the
 * producer's own record says (who answers for the goods).
 * @returns the listing's id.
 * @throws NotFound for an entry of another producer; DomainError tooManyDrafts.
 */
export async function createListing(
  context: Context,
  actor: SellerActor,
  { entryId }: CreateListing,
): Promise<{ listingId: string }> {
  const { store, clock } = context;
  const { listing, listingRevision, producer } = store.tables;
  return store.write(async (tx) => {
    const now = clock.now();
    const [maker] = await tx.select().from(producer).where(eq(producer.id, actor.producerId)).limit(1);
    if (!maker) throw new NotFound('producer');
    await refuseTooManyDrafts(tx, store.tables, actor.producerId);
    const content = await firstContent(tx, store.tables, maker, entryId);
    const listingId = newId();
    await tx.insert(listing).values({
      id: listingId,
      producerId: actor.producerId,
      entryId,
      state: 'draft',
      slug: draftSlug(listingId),
      titleVi: content.titleVi,
      titleKey: titleKey(content.titleVi),
      setCode: content.setCode,
      communeCode: content.communeCode,
      label: {},
      isAlcohol: (await labelGrounds(tx, store.tables, content, '')).isAlcohol,
      seasonMonths: content.seasonMonths,
      motifSeed: content.titleVi,
      currency: 'VND',
      version: 0,
      isDemo: maker.isDemo,
      createdAt: now,
      updatedAt: now,
    });
    await tx.insert(listingRevision).values({
      id: newId(),
      listingId,
      number: 1,
      state: 'draft',
      content,
      saves: 0,
      savedAt: now,
      savedBy: actor.personId,
      passedByRule: false,
    });
    await store.touch(tx, [`draft:${listingId}`], now);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'create-listing',
      subject: 'listing',
      subjectId: listingId,
      detail: { producerId: actor.producerId, entryId },
    });
    return { listingId };
  });
}

/** The address of a listing that has never been public; the real one is minted at the first approval. */
export function draftSlug(listingId: string): string {
  return `nhap-${listingId.toLowerCase()}`;
}

async function refuseTooManyDrafts(tx: Tx, { listing }: Tables, producerId: string): Promise<void> {
  const drafts = await tx
    .select({ id: listing.id })
    .from(listing)
    .where(and(eq(listing.producerId, producerId), eq(listing.state, 'draft')))
    .limit(MOST_DRAFTS);
  if (drafts.length >= MOST_DRAFTS) throw new DomainError('tooManyDrafts', { params: { max: MOST_DRAFTS } });
}

async function firstContent(
  tx: Tx,
  tables: Tables,
  maker: Tables['producer']['$inferSelect'],
  entryId: string | null,
): Promise<ListingContent> {
  const { registerEntry, commune } = tables;
  const [entry] = entryId
    ? await tx
        .select()
        .from(registerEntry)
        .where(
          and(
            eq(registerEntry.id, entryId),
            eq(registerEntry.producerId, maker.id),
            isNull(registerEntry.archivedAt),
          ),
        )
        .limit(1)
    : [];
  if (entryId && !entry) throw new NotFound('register entry');
  const communeCode = entry?.communeCode ?? maker.communeCode;
  const [place] = communeCode
    ? await tx.select().from(commune).where(eq(commune.code, communeCode)).limit(1)
    : [];
  const placeParts = place ? [place.fullName, 'tỉnh Lào Cai'] : [];
  const address = addressLine([maker.addressText, ...placeParts]);
  const label: Record<string, string> = {
    responsible_organisation: cut(tidyLines([maker.name, address].join('\n')), longest.label),
  };
  // What a form would have taken: the register may hold texts from before its own were tidied.
  const name = tidyLine(entry?.name ?? '');
  if (entry) label.name = cut(name, longest.label);
  if (place) label.origin = addressLine(placeParts);
  return {
    ...emptyContent,
    entryId,
    setCode: entry?.setCode ?? null,
    titleVi: cut(name, longest.title),
    communeCode,
    label,
  };
}

/** @param most code points, as the limits of the form count. */
function cut(text: string, most: number): string {
  return [...text].slice(0, most).join('').trim();
}
