import { waitingDecoder } from '#app/domain/media/decoders.server.ts';
import { renditionName } from '#app/domain/media/renditions.ts';
import type { Context } from '#app/server/context.ts';
import { storageKey } from '#app/server/storage/storage.ts';

/**
 * The square JPEG of an image (1200 × 1200, the whole photo on white, not enlarged): the one that is stored, else drawn
 * from the master now and stored. Null when the master is not there or cannot be read any more.
 */
export async function readSquare({ storage, log }: Context, hash: string): Promise<Uint8Array | null> {
  const name = renditionName(hash, 'square', 'jpg');
  const stored = await storage.get(storageKey('renditions', name));
  if (stored) return stored;
  const master = await storage.get(storageKey('photos', `${hash}.jpg`));
  if (!master) return null;
  let drawn: Uint8Array | null = null;
  const refused = await waitingDecoder().render(
    master,
    [{ name, width: 'square', format: 'jpg' }],
    (_, bytes) => {
      drawn = bytes;
    },
  );
  if (refused || drawn === null) {
    log.warn({ evt: 'photo.square', hash, refusal: refused?.refusal }, 'no square could be drawn');
    return null;
  }
  await storage.putDerived('renditions', name, drawn);
  return drawn;
}
