import { createHash } from 'node:crypto';
import { motifSvg } from '#app/domain/catalog/motif/motif-svg.ts';
import { motifKey } from '#app/domain/catalog/motif/seed.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

const SET_CODE = /^[\w-]{1,20}$/;

/**
 * `/motifs/:setCode/:name`, where the name is `<folded seed>.svg` as `motifPath` writes it: the drawn picture of a
 * listing without photographs. A pure function of its address, so caches may keep it; for a day only, because a
 * later release may draw better. Any other spelling is 404, so that one picture has one address.
 */
export const loader = loaderFor('public', async ({ params, request }) => {
  const { setCode = '', name = '' } = params;
  const seed = name.replace(/\.svg$/, '');
  if (!SET_CODE.test(setCode) || name !== `${motifKey(seed)}.svg`) throw new NotFound();
  const svg = motifSvg({ setCode, seed });
  const etag = `"${createHash('sha256').update(svg).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'Content-Type': 'image/svg+xml; charset=utf-8',
    'Cache-Control': 'public, max-age=86400, stale-while-revalidate=604800',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    ETag: etag,
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(svg, { headers });
});
