import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import busboy from 'busboy';
import { withoutNul } from '#app/server/http/read-form.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';
import { noRoomNow, type UploadPlace } from '#app/server/uploads/upload-room.server.ts';

export type UploadLimits = {
  /** Most bytes of one file. What is beyond is not kept: the file arrives as `isTooLarge`. */
  fileBytes: number;
  /** Most files; the rest are counted and not kept. */
  files: number;
  /** Most bytes of one text field, and of all together; most fields. */
  fieldBytes?: number;
  textBytes?: number;
  fields?: number;
  /** What accounts for the bytes that are held; without one nobody does. The caller leaves it. */
  place?: UploadPlace;
};

export type UploadedFile = {
  kind: 'file';
  name: string;
  /** As `fileNameOf` has it. */
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
/** As much as a form without files may carry. */
const TEXT_BYTES = 512 * 1024;
const FIELDS = 500;

/**
 * Reads a multipart form part by part, as it arrives: no more than one file is in memory, and none on the disk, so
 * that a sender who goes away leaves nothing behind. The sender is slowed down while a part is being worked on.
 * An input without a chosen file gives no part.
 * @throws UploadCutOff when the body is not whole, or has more text or fields than any form of ours; TooManyTries when
 *   there is no room for it now; whatever the body's own stream throws (BodyTooLarge)
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
      // Waiting for `drain` fails with the parser; `failure` knows why.
      if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), closed]).catch(() => undefined);
      yield* takeReady(slots, limits.place);
    }
    if (!failure) {
      parser.end();
      await closed;
    }
    if (isTooManyTries(failure)) throw failure;
    if (failure) throw new UploadCutOff('the form is not whole', { cause: failure });
    yield* takeReady(slots, limits.place);
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

function* takeReady(slots: Slot[], place: UploadPlace | undefined): Generator<UploadedPart> {
  while (slots[0] && slots[0].part !== 'coming') {
    const { part } = slots[0];
    slots.shift();
    if (part === 'none') continue;
    yield part;
    // Whoever asks for the next part is done with this one.
    if (part.kind === 'file') place?.give(part.bytes.length);
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
  let text = 0;
  parser.on('field', (name, value, { valueTruncated }) => {
    text += Buffer.byteLength(name) + Buffer.byteLength(value);
    if (valueTruncated || text > (limits.textBytes ?? TEXT_BYTES)) parser.destroy(new Error('too much text'));
    else slots.push({ part: { kind: 'field', name: withoutNul(name), value: withoutNul(value) } });
  });
  parser.on('fieldsLimit', () => parser.destroy(new Error('too many fields')));
  parser.on('filesLimit', () => slots.push({ part: { kind: 'tooManyFiles' } }));
  parser.on('file', (name, stream, { filename }) => {
    const slot: Slot = { part: 'coming' };
    slots.push(slot);
    const chunks: Buffer[] = [];
    let isTooLarge = false;
    let held = 0;
    stream.on('data', (chunk: Buffer) => {
      if (isTooLarge) return;
      if (limits.place && !limits.place.take(chunk.length)) {
        parser.destroy(noRoomNow());
        return;
      }
      held += chunk.length;
      chunks.push(chunk);
    });
    stream.on('limit', () => {
      isTooLarge = true;
      chunks.length = 0;
      limits.place?.give(held);
    });
    stream.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const isChosen = Boolean(filename) || bytes.length > 0 || isTooLarge;
      slot.part = isChosen
        ? { kind: 'file', name, fileName: fileNameOf(filename ?? ''), bytes, isTooLarge }
        : 'none';
    });
    // The form's own error says it; without a listener it would end the process.
    stream.on('error', () => undefined);
  });
  return parser;
}
