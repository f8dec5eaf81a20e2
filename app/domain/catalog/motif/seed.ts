/**
 * Everything that varies in a motif is drawn from one seed string, so that the same listing looks the same
 * on every page, in every process and in every picture sent to a channel.
 */

const MAX_SEED = 80;

/**
 * Folds a seed to the letters that a URL carries: "Chè Shan tuyết (Bản Liền)" → "che-shan-tuyet-ban-lien".
 * A seed and its folded form give the same picture. Empty input gives "phien".
 */
export function motifKey(seed: string): string {
  const folded = seed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SEED)
    .replace(/^-|-$/g, '');
  return folded === '' ? 'phien' : folded;
}

export type Roll = {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** A whole number from `low` to `high`, both inclusive. */
  between(low: number, high: number): number;
  /** One element of a list that is not empty. */
  pick<T>(list: readonly [T, ...T[]]): T;
};

/** A small seeded generator (FNV-1a into mulberry32): equal seeds roll equal numbers on every platform. */
export function rollFrom(seed: string): Roll {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
  };
}
