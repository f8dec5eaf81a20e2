import { openPicture } from '#app/domain/media/open-picture.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

const KEPT_FOR_EVER = 'public, max-age=31536000, immutable';
const RETRY_AFTER_SECONDS = '5';

/**
 * `/img/<hash>-<width>.<format>`: a photo's picture. Its address is its content, so it can be kept for ever and
 * needs no guard: whoever knows the hash has seen the photo. Nothing in it can run, whatever a browser makes of it.
 */
export const loader = loaderFor('public', async ({ context, params }) => {
  const name = params.name ?? '';
  const picture = await openPicture(context, name);
  if (picture === null) throw new NotFound('picture');
  if (picture === 'later') {
    const headers = { 'retry-after': RETRY_AFTER_SECONDS, 'cache-control': 'no-store' };
    return new Response(null, { status: 503, headers });
  }
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'content-type': picture.contentType,
      'content-length': String(picture.bytes.byteLength),
      'content-security-policy': "default-src 'none'; sandbox",
      // Other platforms and previews of shared links show our pictures.
      'cross-origin-resource-policy': 'cross-origin',
      ...(picture.isExact
        ? { 'cache-control': KEPT_FOR_EVER, etag: `"${name}"` }
        : { 'cache-control': 'no-store' }),
    },
  });
});
