import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { type SpreadsheetLimits, SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

/** One file inside a zip, as its central directory describes it. */
export interface ZipPart {
  name: string;
  compressedBytes: number;
  inflatedBytes: number;
  entry: yauzl.Entry;
}

/** A zip whose directory was read and measured; nothing of it is inflated until a part is asked for. */
export interface GuardedZip {
  parts: ReadonlyArray<ZipPart>;
  /** Finds a part as OPC does: without regard to case or a leading slash. */
  find(name: string): ZipPart | undefined;
  /** Inflates one part in chunks; stops with `damaged` when it holds more than it declares. */
  stream(part: ZipPart): AsyncGenerator<Buffer>;
}

/**
 * Opens a zip in memory and refuses it before inflating anything: too many files inside, too many bytes declared,
 * encrypted files, two files of one name, compression other than store or deflate.
 * @param signal stops every inflating, with its reason.
 */
export async function openZip(
  file: Buffer,
  limits: SpreadsheetLimits,
  signal?: AbortSignal,
): Promise<GuardedZip> {
  const zip = await openDirectory(file);
  const parts = await readDirectory(zip, limits);
  const byName = new Map<string, ZipPart>();
  for (const part of parts) {
    const key = partKey(part.name);
    if (byName.has(key)) throw new SpreadsheetRefused('damaged', { part: part.name });
    byName.set(key, part);
  }
  return {
    parts,
    find: (name) => byName.get(partKey(name)),
    stream: (part) => inflate(zip, part, signal),
  };
}

function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function openDirectory(file: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(file, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(new SpreadsheetRefused('damaged', {}, error));
      else resolve(zip);
    });
  });
}

function readDirectory(zip: yauzl.ZipFile, limits: SpreadsheetLimits): Promise<Array<ZipPart>> {
  return new Promise((resolve, reject) => {
    const parts: Array<ZipPart> = [];
    let declaredBytes = 0;
    let filesInside = 0;
    zip.on('error', (error) => reject(new SpreadsheetRefused('damaged', {}, error)));
    zip.on('end', () => resolve(parts));
    zip.on('entry', (entry: yauzl.Entry) => {
      filesInside += 1;
      declaredBytes += entry.uncompressedSize;
      if (filesInside > limits.entries) {
        return reject(new SpreadsheetRefused('too_many_entries', { limit: limits.entries }));
      }
      if (declaredBytes > limits.inflatedBytes) {
        return reject(
          new SpreadsheetRefused('inflates_too_much', { limitMb: megabytes(limits.inflatedBytes) }),
        );
      }
      if (entry.isEncrypted()) return reject(new SpreadsheetRefused('encrypted'));
      if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
        return reject(new SpreadsheetRefused('damaged', { part: entry.fileName }));
      }
      if (!entry.fileName.endsWith('/')) {
        parts.push({
          name: entry.fileName,
          compressedBytes: entry.compressedSize,
          inflatedBytes: entry.uncompressedSize,
          entry,
        });
      }
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Leaving the loop early (`break`, `return`, a throw) destroys the stream, so a bomb is never inflated further. */
async function* inflate(
  zip: yauzl.ZipFile,
  part: ZipPart,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const stream = await openStream(zip, part);
  try {
    for await (const chunk of stream) {
      signal?.throwIfAborted();
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof SpreadsheetRefused || signal?.aborted) throw error;
    throw new SpreadsheetRefused('damaged', { part: part.name }, error);
  } finally {
    stream.destroy();
  }
}

function openStream(zip: yauzl.ZipFile, part: ZipPart): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(part.entry, (error, stream) => {
      if (error) reject(new SpreadsheetRefused('damaged', { part: part.name }, error));
      else resolve(stream);
    });
  });
}

function megabytes(bytes: number): number {
  return Math.round(bytes / (1024 * 1024));
}
