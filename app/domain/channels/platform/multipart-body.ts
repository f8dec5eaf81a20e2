/** By the first byte of a file. */
const contentTypes: ReadonlyMap<number, string> = new Map([
  [0x89, 'image/png'],
  [0x25, 'application/pdf'],
]);

/** A form with one file, as every platform's upload wants it. `fields` go before the file. */
export function multipartBody(
  file: { field: string; name: string; bytes: Uint8Array },
  fields: Readonly<Record<string, string>> = {},
): { contentType: string; body: Uint8Array } {
  // Long and fixed: no photo holds it, and a request that is tried again is the same bytes.
  const boundary = '----ChoPhien7f3c9a51e0d24b68';
  const text = (value: string) => new TextEncoder().encode(value);
  const name = file.name.replace(/[^\w.-]/g, '_');
  const parts = [
    ...Object.entries(fields).map(([field, value]) =>
      text(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`),
    ),
    text(
      `--${boundary}\r\nContent-Disposition: form-data; name="${file.field}"; filename="${name}"\r\n` +
        `Content-Type: ${contentTypes.get(file.bytes[0] ?? 0) ?? 'image/jpeg'}\r\n\r\n`,
    ),
    file.bytes,
    text(`\r\n--${boundary}--\r\n`),
  ];
  const body = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}
