import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import busboy from 'busboy';

export type UploadLimits = {
  /** Most bytes of one file. What is beyond is not kept: the file arrives as `isTooLarge`. */
  fileBytes: number;
  /** Most files; the rest are counted and not kept. */
  files: number;
  /** Most bytes of one text field; most fields. */
  fieldBytes?: number;
  fields?: number;
};

export type UploadedFile = {
  kind: 'file';
  name: string;
  fileName: string;
  /** Empty when `isTooLarge`. */
  bytes: Buffer;
  isTooLarge: boolean;
};
export type UploadedPart =
  | UploadedFile
  | { kind: 'field'; name: string; value: string }
  | { kind: 'tooManyFiles' };

/** The body ended in the middle, or is not the form that its header promises. */
export class UploadCutOff extends Error {
  override name = 'UploadCutOff';
}

const FIELD_BYTES = 64 * 1024;
const FIELDS = 500;

/**
 * Reads a multipart form part by part, as it arrives: no more than one file is in memory, and none on the disk, so
 * that a sender who goes away leaves nothing behind. The sender is slowed down while a part is being worked on.
 * An input without a chosen file gives no part.
 * @throws UploadCutOff when the body is not whole; whatever the body's own stream throws (BodyTooLarge)
 */
export async function* readMultipart(request: Request, limits: UploadLimits): AsyncGenerator<UploadedPart> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!isMultipart(request) || !request.body) throw new UploadCutOff('not a multipart form');
  const slots: Slot[] = [];
  const parser = startParser(contentType, limits, slots);
  let failure: unknown;
  parser.on('error', (error) => {
    failure ??= error;
  });
  const closed = new Promise<void>((resolve) => parser.once('close', resolve));
  const body = Readable.fromWeb(request.body as ReadableStream);
  try {
    for await (const chunk of body) {
      if (failure) break;
      if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), closed]);
      yield* takeReady(slots);
    }
    if (!failure) {
      parser.end();
      await closed;
    }
    if (failure) throw new UploadCutOff('the form is not whole', { cause: failure });
    yield* takeReady(slots);
  } finally {
    parser.destroy();
    body.destroy();
  }
}

/** True for a form that carries files. */
export function isMultipart(request: Request): boolean {
  return /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '');
}

/** A part's place in the form's order: a file is known before its bytes are there. */
type Slot = { part: UploadedPart | 'coming' | 'none' };

function* takeReady(slots: Slot[]): Generator<UploadedPart> {
  while (slots[0] && slots[0].part !== 'coming') {
    const { part } = slots[0];
    slots.shift();
    if (part !== 'none') yield part;
  }
}

function startParser(contentType: string, limits: UploadLimits, slots: Slot[]): busboy.Busboy {
  let parser: busboy.Busboy;
  try {
    parser = busboy({
      headers: { 'content-type': contentType },
      // Browsers send file names as they are, in UTF-8.
      defParamCharset: 'utf8',
      limits: {
        // The parser calls a file of just this size too large.
        fileSize: limits.fileBytes + 1,
        files: limits.files,
        fieldSize: limits.fieldBytes ?? FIELD_BYTES,
        fields: limits.fields ?? FIELDS,
        headerPairs: 20,
      },
    });
  } catch (error) {
    throw new UploadCutOff('the form has no boundary', { cause: error });
  }
  parser.on('field', (name, value) => slots.push({ part: { kind: 'field', name, value } }));
  parser.on('filesLimit', () => slots.push({ part: { kind: 'tooManyFiles' } }));
  parser.on('file', (name, stream, { filename }) => {
    const slot: Slot = { part: 'coming' };
    slots.push(slot);
    const chunks: Buffer[] = [];
    let isTooLarge = false;
    stream.on('data', (chunk: Buffer) => !isTooLarge && chunks.push(chunk));
    stream.on('limit', () => {
      isTooLarge = true;
      chunks.length = 0;
    });
    stream.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const isChosen = Boolean(filename) || bytes.length > 0 || isTooLarge;
      slot.part = isChosen ? { kind: 'file', name, fileName: filename ?? '', bytes, isTooLarge } : 'none';
    });
    // The form's own error says it; without a listener it would end the process.
    stream.on('error', () => undefined);
  });
  return parser;
}
