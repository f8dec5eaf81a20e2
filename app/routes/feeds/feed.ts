import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { packFeed } from '#app/domain/channels/feed/pack-feed.server.ts';
import { errorText } from '#app/i18n/errors.ts';
import { readMoment } from '#app/routes/read-parameters.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { isDomainError, NotFound } from '#app/server/domain-error.ts';
import { takesGzip } from '#app/server/http/write-answer.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';
import { limitReading } from '#app/server/rate-limit-reading.server.ts';

/**
 * `/feeds/:file`, e.g. google.xml: the whole catalogue of a channel, streamed. Revalidated each time by its tag; with
 * `?updated_since=` only what has changed from then on, where the platform takes such a file.
 */
export const loader = loaderFor('public', async ({ context, params, request, url, clientAddress }) => {
  const [, channel, format] = /^([a-z]+(?:-[a-z]+)*)\.([a-z]+)$/.exec(params.file ?? '') ?? [];
  if (!channel || !format) throw new NotFound('feed');
  try {
    const since = readMoment(url.searchParams.get('updated_since') ?? undefined, 'updated_since');
    // Whole feeds are kept; one of changes is made for this address alone.
    if (since !== null) limitReading(context, 'changes', clientAddress);
    const { contentType, fileName, tag, pieces } = await packFeed(context, channel, format, since);
    const isPacked = takesGzip(request.headers.get('accept-encoding'));
    return new Response(streamOf(isPacked ? pieces : unpacked(pieces)), {
      headers: {
        'Content-Type': contentType,
        ETag: isPacked ? `"${tag}-gzip"` : `"${tag}"`,
        Vary: 'Accept-Encoding',
        'Cache-Control': 'public, no-cache',
        ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}),
        ...(fileName === null ? {} : { 'Content-Disposition': `inline; filename="${fileName}"` }),
      },
    });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return new Response(`${errorText('vi', error)}\n${errorText('en', error)}\n`, {
      status: isTooManyTries(error) ? 429 : 400,
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
        ...(isTooManyTries(error) ? { 'Retry-After': String(error.retryAfterSeconds) } : {}),
      },
    });
  }
});

/** For the few who do not take it packed. */
async function* unpacked(pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* Readable.from(pieces).compose(createGunzip()) as AsyncIterable<Uint8Array>;
}

/** Sent only as fast as it is taken; a reader who goes away ends the reading. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
