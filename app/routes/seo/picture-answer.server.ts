import { DrawingBusy } from '#app/domain/catalog/share-picture/draw-picture.server.ts';

type Drawn = { png: Uint8Array; etag: string };

/** A drawn PNG for other platforms to show: they ask again after an hour, by its tag. 503 while too much waits. */
export async function pictureAnswer(request: Request, drawing: Promise<Drawn>): Promise<Response> {
  const drawn = await drawing.catch((error: unknown) => {
    if (error instanceof DrawingBusy) return null;
    throw error;
  });
  if (!drawn)
    return new Response(null, { status: 503, headers: { 'retry-after': '30', 'cache-control': 'no-store' } });
  const headers = {
    'content-type': 'image/png',
    'cache-control': 'public, max-age=3600',
    etag: `"${drawn.etag}"`,
    'cross-origin-resource-policy': 'cross-origin',
  };
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(drawn.png), { headers });
}
