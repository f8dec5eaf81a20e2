import { and, eq, isNull, or } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Photo } from '#app/domain/media/photo.ts';
import { toPhoto } from '#app/domain/media/read-photos.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * The producer's own photo that was sent under this key, or one from a file with this SHA-256 (lower-case hex) that no
 * listing has taken yet, or null. A photo that a listing has belongs to it: taken out there, it must not go elsewhere.
 * Never another producer's: whether somebody else has a photo is nobody's business.
 * @throws DomainError `photoKeyReused` when the key belongs to another file
 */
export async function findPhoto(
  { store }: Context,
  actor: SellerActor,
  { clientKey, uploadHash }: { clientKey: string | null; uploadHash: string | null },
): Promise<Photo | null> {
  const { photo, image } = store.tables;
  const same = or(
    clientKey === null ? undefined : eq(photo.clientKey, clientKey),
    uploadHash === null ? undefined : and(eq(photo.uploadHash, uploadHash), isNull(photo.attachedAt)),
  );
  if (!same) return null;
  const found = await store.read((db) =>
    db
      .select()
      .from(photo)
      .innerJoin(image, eq(image.hash, photo.imageHash))
      .where(and(eq(photo.producerId, actor.producerId), isNull(photo.sweptAt), same))
      .orderBy(photo.id),
  );
  const match = uploadHash === null ? found[0] : found.find((row) => row.photo.uploadHash === uploadHash);
  if (match) return toPhoto(match.photo, match.image);
  if (found.length > 0) throw new DomainError('photoKeyReused', { field: 'photos' });
  return null;
}
