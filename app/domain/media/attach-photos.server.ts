import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/**
 * Marks photos as used by a listing, in the write that saves it, so that they are not swept.
 * @throws NotFound when one is not this producer's; DomainError `photoGone` when one was swept meanwhile
 */
export async function attachPhotos(
  { store, clock }: Context,
  tx: Tx,
  { producerId, photoIds }: { producerId: string; photoIds: ReadonlyArray<string> },
): Promise<void> {
  const ids = [...new Set(photoIds)].sort();
  if (ids.length === 0) return;
  const { photo } = store.tables;
  const own = await tx
    .select({ id: photo.id, attachedAt: photo.attachedAt, sweptAt: photo.sweptAt })
    .from(photo)
    .where(and(eq(photo.producerId, producerId), inArray(photo.id, ids)));
  if (own.length < ids.length) throw new NotFound('photo');
  if (own.some(({ sweptAt }) => sweptAt !== null)) throw new DomainError('photoGone', { field: 'photos' });
  const fresh = own.filter(({ attachedAt }) => attachedAt === null).map(({ id }) => id);
  if (fresh.length === 0) return;
  await tx
    .update(photo)
    .set({ attachedAt: clock.now() })
    .where(and(inArray(photo.id, fresh), isNull(photo.attachedAt)));
}

/**
 * Gives photos back that a draft no longer uses and that no submitted or approved revision ever did: they are swept
 * later as if never attached. The caller knows its revisions; here nothing is checked but whose photos they are.
 */
export async function releasePhotos(
  { store, clock }: Context,
  tx: Tx,
  { producerId, photoIds }: { producerId: string; photoIds: ReadonlyArray<string> },
): Promise<void> {
  if (photoIds.length === 0) return;
  const { photo } = store.tables;
  await tx
    .update(photo)
    // The days until the sweep begin now: the person may want it back.
    .set({ attachedAt: null, createdAt: clock.now() })
    .where(and(eq(photo.producerId, producerId), inArray(photo.id, [...photoIds])));
}
