/**
 * The drawing process: SVG with text in, PNG out. It is a process of its own because the photo decoder blocks every
 * loader but its four for its whole process, and because fontconfig reads its settings (FONTCONFIG_FILE) only at start.
 */
import sharp from 'sharp';
import { SHARE_PHOTO } from '#app/domain/catalog/share-picture/share-picture-svg.ts';

export type DrawRequest = { id: number; svg: string; photo: Uint8Array | null };
export type DrawReply = { id: number; png: Uint8Array } | { id: number; error: string };

sharp.concurrency(1);
sharp.cache(false);

async function draw({ svg, photo }: DrawRequest): Promise<Uint8Array> {
  const drawing = sharp(Buffer.from(svg));
  if (!photo) return drawing.png({ compressionLevel: 9, palette: true, quality: 90 }).toBuffer();
  const goods = await sharp(photo)
    .resize({ ...SHARE_PHOTO, fit: 'cover', position: 'attention' })
    .toBuffer();
  return drawing
    .composite([{ input: goods, left: 0, top: 0 }])
    .png({ compressionLevel: 9, palette: true, quality: 90 })
    .toBuffer();
}

process.on('message', (request: DrawRequest) => {
  draw(request).then(
    (png) => process.send?.({ id: request.id, png } satisfies DrawReply),
    (error: unknown) =>
      process.send?.({ id: request.id, error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
