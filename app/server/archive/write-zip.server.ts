import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { localClock } from '#app/server/local-date.ts';

export type ZipEntry = {
  /** Path in the archive with "/" between folders; UTF-8. */
  path: string;
  /** Bytes that are there already, or that come as they are made. */
  content: Uint8Array | AsyncIterable<Uint8Array>;
  /** True for what is compressed by itself (JPEG, PDF): stored as it is. Only for bytes that are there already. */
  isStored?: boolean;
  /** Told the SHA-256 (lower-case hex) of the entry's own bytes when they are through. */
  onDone?: (sha256: string) => void;
};

/** The archive would need the 64-bit form, which old programs cannot open. */
export class ZipTooLarge extends Error {
  override name = 'ZipTooLarge';
}

const MOST_BYTES = 0xffffffff;
const MOST_ENTRIES = 0xffff;
/** Bit 11: names are UTF-8. Bit 3: sizes follow the data. */
const UTF8 = 0x0800;
const SIZES_FOLLOW = 0x0008;
const VERSION = 20;

type Written = {
  name: Buffer;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
};

/**
 * A zip archive as it is made (PKWARE APPNOTE 6.3): one entry in memory at most, nothing made before it is asked for.
 * @param now the files' time, ms UTC; written as the local time of Lào Cai, as zip knows no zones.
 * @throws ZipTooLarge above 4 GB or 65,535 entries.
 */
export async function* writeZip(
  entries: AsyncIterable<ZipEntry>,
  now: number,
  mostBytes = MOST_BYTES,
): AsyncGenerator<Uint8Array> {
  const when = dosTime(now);
  const written: Written[] = [];
  let offset = 0;
  for await (const entry of entries) {
    const name = Buffer.from(entry.path, 'utf8');
    // Nobody who copies many megabytes wants them hashed for nothing.
    const hash = entry.onDone ? createHash('sha256') : null;
    const start = offset;
    const chunks =
      entry.content instanceof Uint8Array && entry.isStored
        ? storedEntry(name, entry.content, when, hash)
        : deflatedEntry(name, entry.content, when, hash);
    let step = await chunks.next();
    while (!step.done) {
      offset += step.value.byteLength;
      if (offset > mostBytes) throw new ZipTooLarge('the archive would be larger than 4 GB');
      yield step.value;
      step = await chunks.next();
    }
    written.push({ ...step.value, name, offset: start });
    if (written.length > MOST_ENTRIES) throw new ZipTooLarge('the archive would hold too many files');
    if (hash) entry.onDone?.(hash.digest('hex'));
  }
  const directory = Buffer.concat(written.map((one) => directoryRecord(one, when)));
  if (offset + directory.length > mostBytes) throw new ZipTooLarge('the archive would be larger than 4 GB');
  yield directory;
  yield endRecord(written.length, directory.length, offset);
}

type Hash = ReturnType<typeof createHash> | null;
type Facts = Omit<Written, 'name' | 'offset'>;

async function* storedEntry(
  name: Buffer,
  content: Uint8Array,
  when: number,
  hash: Hash,
): AsyncGenerator<Uint8Array, Facts> {
  const size = content.byteLength;
  const facts = { flags: UTF8, method: 0, crc: crc32(content), packed: size, size };
  yield localHeader(name, facts, when);
  hash?.update(content);
  yield content;
  return facts;
}

async function* deflatedEntry(
  name: Buffer,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  when: number,
  hash: Hash,
): AsyncGenerator<Uint8Array, Facts> {
  const facts = { flags: UTF8 | SIZES_FOLLOW, method: 8, crc: 0, packed: 0, size: 0 };
  yield localHeader(name, facts, when);
  async function* counted() {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      facts.crc = crc32(chunk, facts.crc);
      facts.size += chunk.byteLength;
      hash?.update(chunk);
      yield chunk;
    }
  }
  const source = Readable.from(counted(), { objectMode: true });
  const deflate = createDeflateRaw();
  source.on('error', (error) => deflate.destroy(error));
  for await (const chunk of source.pipe(deflate) as AsyncIterable<Uint8Array>) {
    facts.packed += chunk.byteLength;
    yield chunk;
  }
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(0x08074b50, 0);
  sizes.writeUInt32LE(facts.crc, 4);
  sizes.writeUInt32LE(facts.packed, 8);
  sizes.writeUInt32LE(facts.size, 12);
  yield sizes;
  return facts;
}

function localHeader(name: Buffer, { flags, method, crc, packed, size }: Facts, when: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(when, 10);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function directoryRecord({ name, flags, method, crc, packed, size, offset }: Written, when: number): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(VERSION, 4);
  record.writeUInt16LE(VERSION, 6);
  record.writeUInt16LE(flags, 8);
  record.writeUInt16LE(method, 10);
  record.writeUInt32LE(when, 12);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(packed, 20);
  record.writeUInt32LE(size, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt32LE(offset, 42);
  return Buffer.concat([record, name]);
}

function endRecord(entries: number, directorySize: number, directoryStart: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(directoryStart, 16);
  return end;
}

/** MS-DOS time in the low half, date in the high half. */
function dosTime(now: number): number {
  const at = localClock(now);
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return ((day << 16) | time) >>> 0;
}
