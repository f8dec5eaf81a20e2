import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { waitingDecoder } from '#app/domain/media/decoders.server.ts';
import { limitDecoding } from '#app/domain/media/limit-decoding.server.ts';
import { refusedPhoto } from '#app/domain/media/refuse-photo.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { isStorageFull, storageKey } from '#app/server/storage/storage.ts';

export type Evidence = { hash: string; width: number; height: number };

/**
 * Takes in a screenshot that staff keep as evidence of a presence: the same decoding as a photo (nothing of the
 * upload's own bytes is kept), in an area of its own that no public address reaches. The hash goes into the check's
 * row; evidence without such a row is swept after a day.
 * @throws NotFound for anyone but staff; DomainError with `field: 'screenshot'`; TooManyTries
 */
export async function stageEvidence(context: Context, actor: Actor, bytes: Uint8Array): Promise<Evidence> {
  if (staffRole(actor) === null) throw new NotFound('evidence');
  await limitDecoding(context, actor);
  const answer = await waitingDecoder().prepare(bytes);
  if ('refusal' in answer) {
    const { code, params } = refusedPhoto(answer.refusal);
    throw new DomainError(code, { field: 'screenshot', params });
  }
  const { hash, width, height, master } = answer.photo;
  try {
    await context.storage.put('evidence', master, { extension: '.jpg' });
  } catch (error) {
    if (isStorageFull(error)) throw new DomainError('photoNoRoom', { field: 'screenshot', cause: error });
    throw error;
  }
  return { hash, width, height };
}

/**
 * The JPEG of a piece of evidence, for staff. Serve it as `image/jpeg` with `nosniff`, `no-store` and
 * `Content-Security-Policy: sandbox; default-src 'none'`.
 * @throws NotFound when there is none, or the actor is no staff
 */
export async function readEvidence({ storage }: Context, actor: Actor, hash: string): Promise<Buffer> {
  if (staffRole(actor) === null || !/^[0-9a-f]{64}$/.test(hash)) throw new NotFound('evidence');
  const bytes = await storage.get(storageKey('evidence', `${hash}.jpg`));
  if (!bytes) throw new NotFound('evidence');
  return bytes;
}
