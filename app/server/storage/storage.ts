/**
 * Where files live: photos, their renditions, staged workbooks, evidence, producers' papers, buyers' photos, kept exports, packs and feeds.
 *
 * A key is `<area>/<first two of the name>/<name>`, made of `[a-z0-9._-]` only, so no key can leave its area.
 * What people send is content-addressed (`put`: the name is the SHA-256 of the bytes, so a second copy costs
 * nothing and a file can never change under its key). What we compute from such a file has a name derived from
 * it (`putDerived`), and may be computed again at any time.
 */
export interface Storage {
  /** Stores `content` under its SHA-256. Returns when it is durable. @throws StorageFull, StorageTooLarge */
  put(area: StorageArea, content: StorageContent, options?: PutOptions): Promise<StoredFile>;
  /** Stores something computed under a chosen name; replaces what was there in one step. @throws StorageFull */
  putDerived(area: StorageArea, name: string, content: Uint8Array): Promise<StoredFile>;
  /** The whole file, or undefined when there is none. */
  get(key: string): Promise<Buffer | undefined>;
  /** For large files: size and a stream, or undefined when there is none. */
  open(key: string): Promise<OpenFile | undefined>;
  /** Size in bytes, or undefined when there is none. */
  size(key: string): Promise<number | undefined>;
  exists(key: string): Promise<boolean>;
  /**
   * True when there was a file and it is gone. Deleting what is not there is not an error.
   * With `untouchedMs` it stays when it was written, or put again, within that time: somebody may be about to use it.
   */
  delete(key: string, options?: { untouchedMs?: number }): Promise<boolean>;
  /** Every file of an area, in no promised order; `prefix` narrows by name. */
  list(area: StorageArea, prefix?: string): AsyncIterable<ListedFile>;
  /** Removes the remains of writes that a crash cut off, untouched for that long. Returns how many. */
  sweepUnfinished(untouchedMs: number): Promise<number>;
}

export const STORAGE_AREAS = [
  'photos',
  'renditions',
  'evidence',
  'papers',
  /** Photos with complaints and returns, sealed with the buyer's key. */
  'tickets',
  /** Files of the register, kept as the record of an import. */
  'registers',
  /** Workbooks of sellers' centres, to be filled. */
  'workbooks',
  'exports',
  'packs',
  'feeds',
  'chunks',
] as const;
export type StorageArea = (typeof STORAGE_AREAS)[number];
export type StorageContent = Uint8Array | AsyncIterable<Uint8Array>;

export interface PutOptions {
  /** Added to the name, e.g. `.jpg`; says nothing about the content. */
  extension?: string;
  /** Stops a stream that grows beyond this many bytes; nothing is kept of it. */
  maxBytes?: number;
}

export interface StoredFile {
  key: string;
  /** Lower-case hex. */
  sha256: string;
  bytes: number;
}

export interface OpenFile {
  bytes: number;
  stream: AsyncIterable<Uint8Array>;
}

export interface ListedFile {
  key: string;
  name: string;
  bytes: number;
  /** ms, UTC, by the storage's own clock. */
  modifiedAt: number;
}

/** The disk or its quota is used up. Nothing was kept; the same write can be tried again later. */
export class StorageFull extends Error {
  override name = 'StorageFull';
}

/** By name and not by class: the server's bundle and the routes' bundle each hold a copy of the classes. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'StorageFull';
}

/** The stream was longer than `maxBytes`. Nothing was kept. */
export class StorageTooLarge extends Error {
  override name = 'StorageTooLarge';
}

const NAME = /^[a-z0-9][a-z0-9._-]{2,199}$/;

/** The one way to a key. @throws RangeError on a name that is not a plain file name. */
export function storageKey(area: StorageArea, name: string): string {
  if (!NAME.test(name) || name.includes('..'))
    throw new RangeError(`not a storage name: ${name.slice(0, 80)}`);
  return `${area}/${name.slice(0, 2)}/${name}`;
}

/** Splits a key that came from a row or an address. @throws RangeError when it is not one of ours. */
export function parseStorageKey(key: string): { area: StorageArea; name: string } {
  const [area, , name] = key.split('/');
  const known = STORAGE_AREAS.find((candidate) => candidate === area);
  if (!known || !name || storageKey(known, name) !== key) {
    throw new RangeError(`not a storage key: ${key.slice(0, 80)}`);
  }
  return { area: known, name };
}
