import { motifKey } from '#app/domain/catalog/motif/seed.ts';

/**
 * The address of a listing's drawn picture (`image/svg+xml`). Every spelling of a name that folds to
 * the same letters has one address. A set that is not known yet ('') gives the general picture.
 */
export function motifPath(setCode: string, seed: string): string {
  return `/motifs/${encodeURIComponent(setCode || 'any')}/${motifKey(seed)}.svg`;
}
