import { createHash } from 'node:crypto';
import { and, count, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { isStorageFull } from '#app/server/storage/storage.ts';
import type { Tx } from '#db/store.ts';
import type { PreparedPhoto } from './decoder/protocol.ts';
import { waitingDecoder } from './decoders.server.ts';
import { findPhoto } from './find-photo.server.ts';
import { makeRenditions } from './make-renditions.server.ts';
import type { Photo } from './photo.ts';
import { MAX_PHOTOS_PER_PRODUCER } from './photo-limits.ts';
import { photoTips } from './photo-look.ts';
import { toPhoto } from './read-photos.server.ts';
import { refusedPhoto } from './refuse-photo.ts';
import { renditionName } from './renditions.ts';

export type StagePhoto = {
  bytes: Uint8Array;
  /** Chosen by the sender: the same key again is the same photo, not a second one. */
  clientKey: string | null;
  /** Only shown back to the producer. */
  fileName: string | null;
};

/**
 * Takes a photo in: decoded in a process of its own, written anew, stored under its content, its preview at once and
 * its other renditions by a job. It belongs to the producer, in no listing yet; what is never attached is swept.
 * The same file again answers with the photo that is there.
 * @throws DomainError with `field: 'photos'`: why it is not taken and what to send instead
 */
export async function stagePhoto(context: Context, actor: SellerActor, input: StagePhoto): Promise<Photo> {
  const uploadHash = createHash('sha256').update(input.bytes).digest('hex');
  const known = await findPhoto(context, actor, { clientKey: input.clientKey, uploadHash });
  if (known) return known;
  await context.store.read((db) => refuseBeyondQuota(context, db, actor.producerId));
  const answer = await waitingDecoder().prepare(input.bytes);
  if ('refusal' in answer) {
    context.log.info(
      { evt: 'photo.refused', refusal: answer.refusal, detail: answer.detail },
      'refused a photo',
    );
    throw refusedPhoto(answer.refusal);
  }
  await storePrepared(context, answer.photo);
  return context.store.write((tx) => keepPhoto(context, tx, actor, { ...input, uploadHash }, answer.photo));
}

/** Files come before rows: a row never points to nothing, and a file without a row is swept. */
async function storePrepared({ storage }: Context, photo: PreparedPhoto): Promise<void> {
  try {
    await storage.put('photos', photo.master, { extension: '.jpg' });
    await storage.putDerived(
      'renditions',
      renditionName(photo.hash, photo.previewWidth, 'webp'),
      photo.preview,
    );
  } catch (error) {
    if (isStorageFull(error)) throw new DomainError('photoNoRoom', { field: 'photos', cause: error });
    throw error;
  }
}

async function keepPhoto(
  context: Context,
  tx: Tx,
  actor: SellerActor,
  { clientKey, fileName, uploadHash }: StagePhoto & { uploadHash: string },
  prepared: PreparedPhoto,
): Promise<Photo> {
  const { image, photo } = context.store.tables;
  const now = context.clock.now();
  await refuseBeyondQuota(context, tx, actor.producerId);
  await tx
    .insert(image)
    .values({
      hash: prepared.hash,
      width: prepared.width,
      height: prepared.height,
      byteSize: prepared.master.byteLength,
      placeholder: prepared.placeholder,
      findings: photoTips(prepared.measures),
      createdAt: now,
      renderedAt: null,
    })
    .onConflictDoNothing();
  const [kept] = await tx
    .insert(photo)
    .values({
      id: newId(),
      producerId: actor.producerId,
      imageHash: prepared.hash,
      uploadHash,
      clientKey,
      fileName,
      altVi: '',
      altEn: '',
      isDemo: false,
      createdAt: now,
      createdBy: actor.personId,
      attachedAt: null,
      sweptAt: null,
    })
    // The same upload twice at once, or again after it was swept: one photo, alive.
    .onConflictDoUpdate({
      target: [photo.producerId, photo.clientKey],
      set: { imageHash: prepared.hash, uploadHash, sweptAt: null, createdAt: now },
      setWhere: or(isNotNull(photo.sweptAt), eq(photo.uploadHash, uploadHash)),
    })
    .returning();
  const [shown] = await tx.select().from(image).where(eq(image.hash, prepared.hash));
  if (!kept) throw new DomainError('photoKeyReused', { field: 'photos' });
  if (!shown) throw new Error('an image that was just written is not there');
  if (shown.renderedAt === null) {
    await context.jobs.enqueue(tx, makeRenditions, { hash: shown.hash }, { uniqueKey: shown.hash });
  }
  return toPhoto(kept, shown);
}

async function refuseBeyondQuota(
  context: Context,
  db: Pick<Tx, 'select'>,
  producerId: string,
): Promise<void> {
  const { photo } = context.store.tables;
  const [row] = await db
    .select({ photos: count() })
    .from(photo)
    .where(and(eq(photo.producerId, producerId), isNull(photo.sweptAt)));
  if (Number(row?.photos ?? 0) >= MAX_PHOTOS_PER_PRODUCER) {
    throw new DomainError('photoQuota', { field: 'photos', params: { max: MAX_PHOTOS_PER_PRODUCER } });
  }
}
