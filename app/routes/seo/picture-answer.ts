/** A drawn PNG for other platforms to show: they ask again after an hour, by its tag. */
export function pictureAnswer(request: Request, { png, etag }: { png: Uint8Array; etag: string }): Response {
  const headers = {
    'content-type': 'image/png',
    'cache-control': 'public, max-age=3600',
    etag: `"${etag}"`,
    'cross-origin-resource-policy': 'cross-origin',
  };
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(png), { headers });
}
