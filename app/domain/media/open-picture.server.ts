import { readSquare } from '#app/domain/media/read-square.server.ts';
import {
  parseRenditionName,
  RENDITION_TYPES,
  type RenditionAddress,
  type RenditionFormat,
  renditionName,
} from '#app/domain/media/renditions.ts';
import type { Context } from '#app/server/context.ts';
import { storageKey } from '#app/server/storage/storage.ts';

export type Picture = {
  bytes: Buffer;
  /** From our own table, never from the file. */
  contentType: string;
  /** False for a stand-in: the asked one is still being made, and the answer must not be kept. */
  isExact: boolean;
};

/**
 * The picture under a name such as `<hash>-640.webp`. While the renditions are being made, the nearest one that the
 * same browser can show stands in; `later` when there is none yet, null when there is no such photo. A square has no
 * stand-in and is drawn at once: platforms fetch it by the address in a file, once, and take no for an answer.
 * The master is never given: it lies in another area, under no public name.
 */
export async function openPicture(context: Context, name: string): Promise<Picture | 'later' | null> {
  const { storage } = context;
  const asked = parseRenditionName(name);
  if (!asked) return null;
  const bytes = await storage.get(storageKey('renditions', name));
  if (bytes) return { bytes, contentType: RENDITION_TYPES[asked.format], isExact: true };
  if (!(await storage.exists(storageKey('photos', `${asked.hash}.jpg`)))) return null;
  if (asked.width === 'square') {
    const drawn = await readSquare(context, asked.hash);
    return drawn && { bytes: Buffer.from(drawn), contentType: RENDITION_TYPES[asked.format], isExact: true };
  }
  const standIn = nearest(asked, await existing(storage, asked.hash));
  if (!standIn) return 'later';
  const found = await storage.get(
    storageKey('renditions', renditionName(asked.hash, standIn.width, standIn.format)),
  );
  return found ? { bytes: found, contentType: RENDITION_TYPES[standIn.format], isExact: false } : 'later';
}

async function existing(storage: Context['storage'], hash: string): Promise<RenditionAddress[]> {
  const found: RenditionAddress[] = [];
  for await (const { name } of storage.list('renditions', `${hash}-`)) {
    const address = parseRenditionName(name);
    if (address) found.push(address);
  }
  return found;
}

/** A browser that asks for AVIF shows WebP too; one that asks for JPEG may show nothing else. */
const SHOWN_INSTEAD: Readonly<Record<RenditionFormat, ReadonlyArray<RenditionFormat>>> = {
  avif: ['avif', 'webp', 'jpg'],
  webp: ['webp', 'jpg'],
  jpg: ['jpg'],
};

/** The next larger one, else the largest: too many pixels look better than too few. */
function nearest(asked: RenditionAddress, existing: RenditionAddress[]): RenditionAddress | undefined {
  const wanted = asked.width;
  if (wanted === 'square') return undefined;
  const formats = SHOWN_INSTEAD[asked.format];
  const usable = existing.flatMap(({ hash, width, format }) =>
    width !== 'square' && formats.includes(format) ? [{ hash, width, format }] : [],
  );
  usable.sort((a, b) => a.width - b.width || formats.indexOf(a.format) - formats.indexOf(b.format));
  return usable.find(({ width }) => width >= wanted) ?? usable.at(-1);
}
