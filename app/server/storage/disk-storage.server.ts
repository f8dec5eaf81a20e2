import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  type FileHandle,
  mkdir,
  open,
  opendir,
  readFile,
  rename,
  stat,
  unlink,
  utimes,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type ListedFile,
  parseStorageKey,
  type Storage,
  type StorageArea,
  type StorageContent,
  StorageFull,
  StorageTooLarge,
  type StoredFile,
  storageKey,
} from '#app/server/storage/storage.ts';

/** Beside the areas, on the same disk, so that the last step of every write is a rename. */
const UNFINISHED = 'unfinished';
const FULL_CODES = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Files on this machine's disk, below `root`.
 *
 * A write goes to a file of its own in `unfinished/`, is flushed to the disk, and is renamed into place: a reader
 * sees the whole file or none, also after a power cut. Several processes may share the directory.
 */
export function openDiskStorage(root: string): Storage {
  const pathOf = (key: string) => {
    parseStorageKey(key);
    return join(root, key);
  };

  async function write(content: StorageContent, keyFor: (sha256: string) => string, maxBytes: number) {
    const unfinished = join(root, UNFINISHED, randomBytes(16).toString('hex'));
    await mkdir(dirname(unfinished), { recursive: true });
    try {
      const { sha256, bytes } = await writeDurably(unfinished, content, maxBytes);
      const key = keyFor(sha256);
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      await rename(unfinished, path);
      await syncDirectory(dirname(path));
      return { key, sha256, bytes } satisfies StoredFile;
    } catch (error) {
      await unlink(unfinished).catch(() => undefined);
      throw FULL_CODES.has(codeOf(error))
        ? new StorageFull('no room left for the file', { cause: error })
        : error;
    }
  }

  return {
    async put(area, content, { extension = '', maxBytes = Number.POSITIVE_INFINITY } = {}) {
      const keyFor = (sha256: string) => storageKey(area, sha256 + extension);
      if (content instanceof Uint8Array) {
        if (content.byteLength > maxBytes) throw new StorageTooLarge(`more than ${maxBytes} bytes`);
        const sha256 = createHash('sha256').update(content).digest('hex');
        const key = keyFor(sha256);
        if ((await sizeOf(pathOf(key))) === content.byteLength && (await touch(pathOf(key)))) {
          return { key, sha256, bytes: content.byteLength };
        }
      }
      return write(content, keyFor, maxBytes);
    },
    async putDerived(area, name, content) {
      const key = storageKey(area, name);
      return write(content, () => key, Number.POSITIVE_INFINITY);
    },
    async get(key) {
      return missingAsUndefined(readFile(pathOf(key)));
    },
    async open(key) {
      const path = pathOf(key);
      const bytes = await sizeOf(path);
      return bytes === undefined ? undefined : { bytes, stream: createReadStream(path) };
    },
    async size(key) {
      return sizeOf(pathOf(key));
    },
    async exists(key) {
      return (await sizeOf(pathOf(key))) !== undefined;
    },
    async delete(key, { untouchedMs = 0 } = {}) {
      if (untouchedMs > 0 && !(await isUntouched(pathOf(key), untouchedMs))) return false;
      const gone = await missingAsUndefined(unlink(pathOf(key)).then(() => true));
      return gone ?? false;
    },
    list: (area, prefix = '') => listArea(root, area, prefix),
    async sweepUnfinished(untouchedMs) {
      let swept = 0;
      for await (const file of filesIn(join(root, UNFINISHED))) {
        if (!(await isUntouched(file.path, untouchedMs))) continue;
        if (await missingAsUndefined(unlink(file.path).then(() => true))) swept += 1;
      }
      return swept;
    },
  };
}

/** What comes in small pieces is written in larger ones. */
const GATHERED_BYTES = 256 * 1024;

/** The disk writes while the next piece is hashed and made; at most two gatherings of them are held. */
async function writeDurably(path: string, content: StorageContent, maxBytes: number) {
  const hash = createHash('sha256');
  let bytes = 0;
  let gathered: Uint8Array[] = [];
  let gatheredBytes = 0;
  let writing = Promise.resolve();
  const file = await open(path, 'wx', 0o640);
  const writeGathered = async () => {
    await writing;
    writing = writeAll(file, gathered);
    // Met at the next `await writing`.
    writing.catch(() => undefined);
    gathered = [];
    gatheredBytes = 0;
  };
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new StorageTooLarge(`more than ${maxBytes} bytes`);
      gathered.push(chunk);
      gatheredBytes += chunk.byteLength;
      if (gatheredBytes >= GATHERED_BYTES) await writeGathered();
      hash.update(chunk);
    }
    await writeGathered();
    await writing;
    await file.sync();
  } finally {
    await writing.catch(() => undefined);
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** A write may take fewer bytes than it was given; near the end of a disk it does. */
async function writeAll(file: FileHandle, pieces: readonly Uint8Array[]) {
  if (pieces.length === 0) return;
  let { bytesWritten } = await file.writev([...pieces]);
  for (const piece of pieces) {
    let offset = Math.min(bytesWritten, piece.byteLength);
    bytesWritten -= offset;
    while (offset < piece.byteLength) {
      const more = await file.write(piece, offset, piece.byteLength - offset);
      offset += more.bytesWritten;
    }
  }
}

/** Makes the new name itself survive a power cut. Some file systems cannot flush a directory: then it is theirs. */
async function syncDirectory(path: string) {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } catch (error) {
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'EPERM') throw error;
  } finally {
    await directory.close();
  }
}

async function* listArea(root: string, area: StorageArea, prefix: string): AsyncGenerator<ListedFile> {
  const areaPath = join(root, area);
  // The two-letter folder is the start of the name, so a long enough prefix names one folder.
  for await (const folder of entriesOf(areaPath)) {
    if (!folder.isDirectory() || !folder.name.startsWith(prefix.slice(0, 2))) continue;
    for await (const file of filesIn(join(areaPath, folder.name), prefix)) {
      const { name, bytes, modifiedAt } = file;
      yield { key: storageKey(area, name), name, bytes, modifiedAt };
    }
  }
}

async function* filesIn(folder: string, prefix = '') {
  for await (const entry of entriesOf(folder)) {
    if (!entry.isFile() || !entry.name.startsWith(prefix)) continue;
    const path = join(folder, entry.name);
    const found = await missingAsUndefined(stat(path));
    if (found) yield { path, name: entry.name, bytes: found.size, modifiedAt: found.mtimeMs };
  }
}

async function* entriesOf(path: string) {
  const folder = await missingAsUndefined(opendir(path));
  if (folder) yield* folder;
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await missingAsUndefined(stat(path));
  return found?.isFile() ? found.size : undefined;
}

/** False when the file has just been deleted. */
async function touch(path: string): Promise<boolean> {
  const now = new Date();
  return (await missingAsUndefined(utimes(path, now, now).then(() => true))) ?? false;
}

/** By the disk's time, which is the machine's: the market's clock may be set. */
async function isUntouched(path: string, ms: number): Promise<boolean> {
  const found = await missingAsUndefined(stat(path));
  return found !== undefined && Date.now() - found.mtimeMs >= ms;
}

async function missingAsUndefined<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
