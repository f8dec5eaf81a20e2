import { createHash } from 'node:crypto';
import { readProduct } from '#app/domain/catalog/read-product.server.ts';
import { drawPicture } from '#app/domain/catalog/share-picture/draw-picture.server.ts';
import { type SharePicture, sharePictureSvg } from '#app/domain/catalog/share-picture/share-picture-svg.ts';
import { openPicture } from '#app/domain/media/open-picture.server.ts';
import { renditionName } from '#app/domain/media/renditions.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { isStorageFull, storageKey } from '#app/server/storage/storage.ts';

/** Raised when the composition changes, so that pictures drawn before are drawn again. */
const COMPOSITION = 1;
/** Of the photo's renditions, the one that fills its place. Pixels. */
const PHOTO_WIDTHS = [960, 640, 1600, 320];

export type DrawnPicture = { png: Uint8Array; etag: string };

/**
 * The share picture of a published product: photo or motif, name, the star of today, place.
 * Kept under the hash of what is drawn, so that it is drawn once per state of the product.
 * @throws NotFound for what is not public, alcohol included: pictures of it are not for everybody.
 */
export async function productPicture(context: Context, { slug }: { slug: string }): Promise<DrawnPicture> {
  const answer = await readProduct(context, { slug, adult: false });
  if (answer.kind !== 'found') throw new NotFound('product');
  const { product } = answer;
  const cover = product.photos[0];
  return draw(
    context,
    {
      above: 'Chợ Phiên',
      title: product.titleVi,
      stars: product.recognition?.stars ?? null,
      place: product.place?.name ?? null,
      motif: { setCode: product.setCode ?? '', seed: product.motifSeed },
    },
    cover ? { hash: cover.hash, width: cover.width } : null,
  );
}

/** The share picture of every page that has none of its own. */
export function marketPicture(context: Context): Promise<DrawnPicture> {
  const motif = { setCode: 'QD26-11', seed: 'Chè Shan tuyết' };
  return draw(
    context,
    { above: 'Chợ Phiên', title: 'Sản vật OCOP vùng cao Lào Cai', stars: null, place: 'Lào Cai', motif },
    null,
  );
}

async function draw(
  context: Context,
  picture: SharePicture,
  photo: { hash: string; width: number } | null,
): Promise<DrawnPicture> {
  const { storage, config } = context;
  const bytes = photo ? await photoBytes(context, photo.hash) : null;
  const svg = sharePictureSvg(picture, bytes !== null);
  const etag = createHash('sha256')
    .update(`${COMPOSITION} ${bytes ? photo?.hash : ''} ${svg}`)
    .digest('hex')
    .slice(0, 40);
  const name = `share-${etag}.png`;
  const kept = await storage.get(storageKey('renditions', name));
  if (kept) return { png: kept, etag };
  const png = await drawPicture(svg, bytes, config.rootDir);
  try {
    await storage.putDerived('renditions', name, png);
  } catch (error) {
    // It is drawn again next time; whoever shares a page now need not wait for room on the disk.
    if (!isStorageFull(error)) throw error;
    context.log.warn({ evt: 'storage.full', err: error }, 'a share picture was not kept');
  }
  return { png, etag };
}

async function photoBytes(context: Context, hash: string): Promise<Uint8Array | null> {
  for (const width of PHOTO_WIDTHS) {
    const found = await openPicture(context, renditionName(hash, width, 'jpg'));
    if (found && found !== 'later') return found.bytes;
  }
  return null;
}
