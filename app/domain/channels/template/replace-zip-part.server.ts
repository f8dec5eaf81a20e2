import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';
import { DomainError } from '#app/server/domain-error.ts';

const deflate = promisify(deflateRaw);

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const end64LocatorSignature = 0x07064b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const full32 = 0xffffffff;

type DirectoryRecord = { start: number; end: number; localOffset: number };

/**
 * The same zip with other content in one part. Everything else is copied as it lies in the file: names, order, compressed
 * bytes, checksums, dates, attributes, comments and what stands between the entries. Only the offsets behind the part
 * move.
 * @param localOffset where the part's local header begins (its `relativeOffsetOfLocalHeader`)
 */
export async function replaceZipPart(file: Buffer, localOffset: number, content: Buffer): Promise<Buffer> {
  const tail = readTail(file);
  const records = readDirectory(file, tail);
  const target = records.find((record) => record.localOffset === localOffset);
  if (!target || file.readUInt32LE(localOffset) !== localSignature) throw new DomainError('templateDamaged');

  const compressed = await deflate(content, { level: 6 });
  const next = Math.min(
    ...records.map((r) => r.localOffset).filter((o) => o > localOffset),
    tail.directoryStart,
  );
  const part = Buffer.concat([localHeader(file, localOffset, content, compressed), compressed]);
  const shift = part.length - (next - localOffset);

  const directory: Buffer[] = [];
  for (const record of records) {
    const raw = Buffer.from(file.subarray(record.start, record.end));
    const offset = record.localOffset > localOffset ? record.localOffset + shift : record.localOffset;
    directory.push(
      record === target ? newRecord(raw, content, compressed, offset) : movedRecord(raw, offset),
    );
  }
  const newDirectory = Buffer.concat(directory);
  return Buffer.concat([
    file.subarray(0, localOffset),
    part,
    file.subarray(next, tail.directoryStart),
    newDirectory,
    movedTail(file, tail, tail.directoryStart + shift, newDirectory.length),
  ]);
}

type Tail = {
  directoryStart: number;
  directoryEnd: number;
  entries: number;
  end: number;
  end64: number | null;
};

/** Finds the end record, and the 64-bit one that some writers add even to small files. */
function readTail(file: Buffer): Tail {
  const lowest = Math.max(0, file.length - 22 - 0xffff);
  for (let end = file.length - 22; end >= lowest; end -= 1) {
    if (file.readUInt32LE(end) !== endSignature || end + 22 + file.readUInt16LE(end + 20) !== file.length)
      continue;
    const locator = end - 20;
    if (locator >= 0 && file.readUInt32LE(locator) === end64LocatorSignature) {
      const end64 = Number(file.readBigUInt64LE(locator + 8));
      if (end64 + 56 > file.length || file.readUInt32LE(end64) !== end64Signature) break;
      const directoryStart = Number(file.readBigUInt64LE(end64 + 48));
      const size = Number(file.readBigUInt64LE(end64 + 40));
      const entries = Number(file.readBigUInt64LE(end64 + 32));
      return { directoryStart, directoryEnd: directoryStart + size, entries, end, end64 };
    }
    const directoryStart = file.readUInt32LE(end + 16);
    const directoryEnd = directoryStart + file.readUInt32LE(end + 12);
    return { directoryStart, directoryEnd, entries: file.readUInt16LE(end + 10), end, end64: null };
  }
  throw new DomainError('templateDamaged');
}

function readDirectory(file: Buffer, tail: Tail): DirectoryRecord[] {
  const records: DirectoryRecord[] = [];
  let position = tail.directoryStart;
  for (let index = 0; index < tail.entries; index += 1) {
    if (position + 46 > file.length || file.readUInt32LE(position) !== directorySignature) {
      throw new DomainError('templateDamaged');
    }
    const end =
      position +
      46 +
      file.readUInt16LE(position + 28) +
      file.readUInt16LE(position + 30) +
      file.readUInt16LE(position + 32);
    if (end > tail.directoryEnd) throw new DomainError('templateDamaged');
    const raw = file.subarray(position, end);
    const wide = wideOffsetAt(raw);
    const localOffset = wide === null ? raw.readUInt32LE(42) : Number(raw.readBigUInt64LE(wide));
    records.push({ start: position, end, localOffset });
    position = end;
  }
  return records;
}

/** Where a directory record keeps its 64-bit offset; null when the plain field holds it. */
function wideOffsetAt(raw: Buffer): number | null {
  if (raw.readUInt32LE(42) !== full32) return null;
  const extras = 46 + raw.readUInt16LE(28);
  const end = extras + raw.readUInt16LE(30);
  for (let at = extras; at + 4 <= end; at += 4 + raw.readUInt16LE(at + 2)) {
    if (raw.readUInt16LE(at) !== 1) continue;
    const before = (raw.readUInt32LE(24) === full32 ? 8 : 0) + (raw.readUInt32LE(20) === full32 ? 8 : 0);
    if (at + 4 + before + 8 <= end) return at + 4 + before;
  }
  throw new DomainError('templateDamaged');
}

/** The part's local header with the new sizes in it; no data descriptor, no 64-bit sizes, the rest as it was. */
function localHeader(file: Buffer, offset: number, content: Buffer, compressed: Buffer): Buffer {
  const nameEnd = offset + 30 + file.readUInt16LE(offset + 26);
  const extra = withoutWideSizes(file.subarray(nameEnd, nameEnd + file.readUInt16LE(offset + 28)));
  const header = Buffer.concat([file.subarray(offset, nameEnd), extra]);
  header.writeUInt16LE(plainFlags(header.readUInt16LE(6)), 6);
  header.writeUInt16LE(8, 8);
  writeSizes(header, 14, content, compressed);
  header.writeUInt16LE(extra.length, 28);
  return header;
}

function newRecord(raw: Buffer, content: Buffer, compressed: Buffer, offset: number): Buffer {
  const nameEnd = 46 + raw.readUInt16LE(28);
  const extraEnd = nameEnd + raw.readUInt16LE(30);
  const extra = withoutWideSizes(raw.subarray(nameEnd, extraEnd));
  const record = Buffer.concat([raw.subarray(0, nameEnd), extra, raw.subarray(extraEnd)]);
  record.writeUInt16LE(plainFlags(record.readUInt16LE(8)), 8);
  record.writeUInt16LE(8, 10);
  writeSizes(record, 16, content, compressed);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(offset, 42);
  return record;
}

function movedRecord(raw: Buffer, offset: number): Buffer {
  const wide = wideOffsetAt(raw);
  if (wide === null) raw.writeUInt32LE(offset, 42);
  else raw.writeBigUInt64LE(BigInt(offset), wide);
  return raw;
}

/** Bit 3 says that the sizes follow the data; ours stand in the header. */
function plainFlags(flags: number): number {
  return flags & ~0x0008;
}

function writeSizes(header: Buffer, at: number, content: Buffer, compressed: Buffer): void {
  header.writeUInt32LE(crc32(content), at);
  header.writeUInt32LE(compressed.length, at + 4);
  header.writeUInt32LE(content.length, at + 8);
}

function withoutWideSizes(extra: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) !== 1) kept.push(extra.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/** What stands behind the directory, with the new place and size of the directory in it. */
function movedTail(file: Buffer, tail: Tail, directoryStart: number, directorySize: number): Buffer {
  const moved = Buffer.from(file.subarray(tail.directoryEnd));
  const end = tail.end - tail.directoryEnd;
  if (moved.readUInt32LE(end + 12) !== full32) moved.writeUInt32LE(directorySize, end + 12);
  if (moved.readUInt32LE(end + 16) !== full32) moved.writeUInt32LE(directoryStart, end + 16);
  if (tail.end64 !== null) {
    const end64 = tail.end64 - tail.directoryEnd;
    moved.writeBigUInt64LE(BigInt(directorySize), end64 + 40);
    moved.writeBigUInt64LE(BigInt(directoryStart), end64 + 48);
    moved.writeBigUInt64LE(BigInt(directoryStart + directorySize + end64), end - 20 + 8);
  }
  return moved;
}
