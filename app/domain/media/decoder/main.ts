/**
 * The process that decodes photos from strangers. It is started with an empty environment, knows no database, no
 * key and no address, reads one question at a time from its parent and answers it. A picture that breaks a codec
 * breaks this process and nothing else.
 */
import sharp from 'sharp';
import { preparePhoto, refusalOf } from '#app/domain/media/decoder/prepare-photo.ts';
import {
  type DecoderReply,
  type DecoderRequest,
  EXIT_TOO_MUCH_MEMORY,
} from '#app/domain/media/decoder/protocol.ts';
import { renderPhoto } from '#app/domain/media/decoder/render-photo.ts';

/** The block is process-wide and comes before the first picture: no SVG, TIFF, GIF, PDF, no files, no addresses. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
sharp.concurrency(1);
sharp.cache(false);

/** Decoding runs on other threads, so this timer is on time while a picture grows. */
const maxRssBytes = Number(process.argv[2]);
setInterval(endWhenTooLarge, 25).unref();

process.on('message', (request: DecoderRequest) => {
  answer(request).catch((error: unknown) => {
    const detail = error instanceof Error ? error.message : String(error);
    const rssBytes = process.memoryUsage.rss();
    send({ id: request.id, kind: 'refused', refusal: refusalOf(error), detail, rssBytes });
  });
});
// The parent is gone: nobody is left to answer.
process.on('disconnect', () => process.exit(0));

function endWhenTooLarge(): void {
  if (process.memoryUsage.rss() > maxRssBytes) process.exit(EXIT_TOO_MUCH_MEMORY);
}

async function answer(request: DecoderRequest): Promise<void> {
  endWhenTooLarge();
  if (request.kind === 'prepare') {
    const photo = await preparePhoto(request.bytes, request.format);
    send({ id: request.id, kind: 'prepared', photo, rssBytes: process.memoryUsage.rss() });
    return;
  }
  await renderPhoto(request.master, request.planned, (name, bytes) => {
    send({ id: request.id, kind: 'rendered', name, bytes });
  });
  send({ id: request.id, kind: 'done', rssBytes: process.memoryUsage.rss() });
}

function send(reply: DecoderReply): void {
  process.send?.(reply);
}
