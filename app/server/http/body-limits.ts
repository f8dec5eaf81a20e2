const KB = 1024;
const MB = 1024 * KB;

/** Forms; a listing's longest text is far below. */
const FORM_BYTES = 512 * KB;

/**
 * Addresses that take forms with files; their own parsers count more finely and answer in the person's words. The same
 * forms without files, and every other kind of content, are held to what a form may carry: they are read whole.
 */
const FILE_FORMS: ReadonlyArray<{ path: RegExp; bytes: number }> = [
  { path: /^\/department\/register\/import/, bytes: 24 * MB },
  { path: /^\/department\/(entries|presences)\//, bytes: 20 * MB },
  { path: /^\/seller\/listings\/[^/]+\/photos$/, bytes: 160 * MB },
  { path: /^\/seller\/channels/, bytes: 24 * MB },
  { path: /^(\/en)?\/orders\/[^/]+$/, bytes: 24 * MB },
  { path: /^\/seller\/papers/, bytes: 12 * MB },
  { path: /^\/(seller|department)\/refunds\/[^/]+$/, bytes: 12 * MB },
  { path: /^\/seller\/money\/statements/, bytes: 5 * MB },
];

/** What payment providers send is a few thousand bytes at most, and strangers may send there too. */
const WEBHOOKS = /^\/webhooks\//;
const WEBHOOK_BYTES = 64 * KB;

/** A photo comes in pieces, of a megabyte from our own pages. */
const PIECES = /^\/media\/photos\//;
const PIECE_BYTES = 4 * MB;

/**
 * The most bytes that a request may carry.
 * @param contentType its Content-Type, as sent.
 */
export function mostBodyBytes(path: string, contentType: string | undefined): number {
  if (PIECES.test(path)) return PIECE_BYTES;
  if (WEBHOOKS.test(path)) return WEBHOOK_BYTES;
  if (!/^multipart\/form-data\b/i.test(contentType ?? '')) return FORM_BYTES;
  return FILE_FORMS.find((form) => form.path.test(path))?.bytes ?? FORM_BYTES;
}
