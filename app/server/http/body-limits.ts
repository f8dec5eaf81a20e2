const KB = 1024;
const MB = 1024 * KB;

/** Forms; a listing's longest text is far below. */
const FORM_BYTES = 512 * KB;

/** Addresses that take files; their own parsers count more finely and answer in the person's words. */
const UPLOADS: ReadonlyArray<{ path: RegExp; bytes: number }> = [
  { path: /^\/department\/register\/import/, bytes: 24 * MB },
  { path: /^\/department\/(entries|presences)\//, bytes: 20 * MB },
  { path: /^\/seller\/listings\/[^/]+\/photos/, bytes: 160 * MB },
  { path: /^\/media\//, bytes: 20 * MB },
  { path: /^\/seller\/channels/, bytes: 24 * MB },
];

/** The most bytes that a request to this path may carry. */
export function mostBodyBytes(path: string): number {
  return UPLOADS.find((upload) => upload.path.test(path))?.bytes ?? FORM_BYTES;
}
