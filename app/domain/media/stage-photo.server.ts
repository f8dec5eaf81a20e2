import { createHash } from 'node:crypto';
import { and, count, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { PreparedPhoto } from '#app/domain/media/decoder/protocol.ts';
import { waitingDecoder } from '#app/domain/media/decoders.server.ts';
import { findPhoto } from '#app/domain/media/find-photo.server.ts';
import { limitDecoding } from '#app/domain/media/limit-decoding.server.ts';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import type { Photo } from '#app/domain/media/photo.ts';
import { MAX_PHOTOS_PER_PRODUCER } from '#app/domain/media/photo-limits.ts';
import { photoTips } from '#app/domain/media/photo-look.ts';
import { toPhoto } from '#app/domain/media/read-photos.server.ts';
import { refusedPhoto } from '#app/domain/media/refuse-photo.ts';
import { renditionName } from '#app/domain/media/renditions.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { isStorageFull } from '#app/server/storage/storage.ts';
import type { Tx } from '#db/store.ts';

export type StagePhoto = {
  bytes: Uint8Array;
  /** Chosen by the sender: the same key again is the same photo, not a second one. */
  clientKey: string | null;
  /** Only shown back to the producer. */
  fileName: string | null;
  /** True for a drawing that the demo market puts in place of a photo; pages call it one. Default false. */
  isDrawn?: boolean;
};

/**
 * Takes a photo in: decoded in a process of its own, written anew, stored under its content, its preview at once and
 * its other renditions by a job. It belongs to the producer, in no listing yet; what is never attached is swept.
 * The same file again answers with the photo that is there.
 * @throws DomainError with `field: 'photos'`: why it is not taken and what to send instead; TooManyTries
 */
export async function stagePhoto(context: Context, actor: SellerActor, input: StagePhoto): Promise<Photo> {
  const uploadHash = createHash('sha256').update(input.bytes).digest('hex');
  const known = await findPhoto(context, actor, { clientKey: input.clientKey, uploadHash });
  if (known) return known;
  await context.store.read((db) => refuseBeyondQuota(context, db, actor.producerId));
  const imageHash = await knownImage(context, actor, uploadHash);
  const prepared = imageHash === null ? await decodeAndStore(context, actor, input.bytes) : null;
  return context.store.write(async (tx) => {
    await refuseBeyondQuota(context, tx, actor.producerId);
    if (prepared) await keepImage(context, tx, prepared);
    return keepPhoto(context, tx, actor, {
      ...input,
      uploadHash,
      imageHash: prepared?.hash ?? imageHash ?? '',
    });
  });
}

/** The picture of the same file in another of the producer's photos: it needs no decoding. */
async function knownImage(
  { store }: Context,
  actor: SellerActor,
  uploadHash: string,
): Promise<string | null> {
  const { photo } = store.tables;
  const [found] = await store.read((db) =>
    db
      .select({ hash: photo.imageHash })
      .from(photo)
      .where(
        and(eq(photo.producerId, actor.producerId), eq(photo.uploadHash, uploadHash), isNull(photo.sweptAt)),
      )
      .limit(1),
  );
  return found?.hash ?? null;
}

async function decodeAndStore(
  context: Context,
  actor: SellerActor,
  bytes: Uint8Array,
): Promise<PreparedPhoto> {
  await limitDecoding(context, actor);
  const answer = await waitingDecoder().prepare(bytes);
  if ('refusal' in answer) {
    context.log.info(
      { evt: 'photo.refused', refusal: answer.refusal, detail: answer.detail },
      'refused a photo',
    );
    throw refusedPhoto(answer.refusal);
  }
  await storePrepared(context, answer.photo);
  return answer.photo;
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

async function keepImage(context: Context, tx: Tx, prepared: PreparedPhoto): Promise<void> {
  await tx
    .insert(context.store.tables.image)
    .values({
      hash: prepared.hash,
      width: prepared.width,
      height: prepared.height,
      byteSize: prepared.master.byteLength,
      placeholder: prepared.placeholder,
      findings: photoTips(prepared.measures),
      createdAt: context.clock.now(),
      renderedAt: null,
    })
    .onConflictDoNothing();
}

async function keepPhoto(
  context: Context,
  tx: Tx,
  actor: SellerActor,
  upload: Pick<StagePhoto, 'clientKey' | 'fileName' | 'isDrawn'> & { uploadHash: string; imageHash: string },
): Promise<Photo> {
  const { image, photo } = context.store.tables;
  const { clientKey, fileName, isDrawn = false, uploadHash, imageHash } = upload;
  const now = context.clock.now();
  const [kept] = await tx
    .insert(photo)
    .values({
      id: newId(),
      producerId: actor.producerId,
      imageHash,
      uploadHash,
      clientKey,
      fileName,
      altVi: '',
      altEn: '',
      isDemo: isDrawn,
      createdAt: now,
      createdBy: actor.personId,
      attachedAt: null,
      sweptAt: null,
    })
    // The same upload twice at once, or again after it was swept: one photo, alive.
    .onConflictDoUpdate({
      target: [photo.producerId, photo.clientKey],
      set: { imageHash, uploadHash, sweptAt: null, createdAt: now },
      setWhere: or(isNotNull(photo.sweptAt), eq(photo.uploadHash, uploadHash)),
    })
    .returning();
  const [shown] = await tx.select().from(image).where(eq(image.hash, imageHash));
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
