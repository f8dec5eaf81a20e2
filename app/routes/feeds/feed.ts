import { openFeed } from '#app/domain/channels/open-feed.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** `/feeds/:file`, e.g. google.xml: the whole catalogue of a channel, streamed. Revalidated each time by its tag. */
export const loader = loaderFor('public', async ({ context, params, request }) => {
  const [, channel, format] = /^([a-z]+(?:-[a-z]+)*)\.([a-z]+)$/.exec(params.file ?? '') ?? [];
  if (!channel || !format) throw new NotFound('feed');
  const { contentType, fileName, etag, chunks } = await openFeed(context, channel, format);
  const headers = {
    'Content-Type': contentType,
    ETag: etag,
    'Cache-Control': 'public, no-cache',
    ...(fileName === null ? {} : { 'Content-Disposition': `inline; filename="${fileName}"` }),
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(streamOf(chunks), { headers });
});

/** Text as bytes, made only as fast as it is taken; a reader who goes away ends the work. */
function streamOf(chunks: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
