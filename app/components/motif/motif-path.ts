import { motifKey } from './seed.ts';

/**
 * The address of a listing's drawn picture (`image/svg+xml`, immutable). Every spelling of a name that folds to
 * the same letters has one address.
 */
export function motifPath(setCode: string, seed: string): string {
  return `/motifs/${encodeURIComponent(setCode)}/${motifKey(seed)}.svg`;
}
