import { inArray } from 'drizzle-orm';
import type { Tables } from '#app/domain/catalog/own-listing.server.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';

/** 50 random bits in ten characters without I, L, O, U: short enough to read out, far from the 50 that feeds allow. */
const CODE_LENGTH = 10;
const CANDIDATES = 4;

/** A public variant code that nobody has. Minted once; the id in every feed. */
export async function mintVariantCode(tx: Tx, { variant }: Tables): Promise<string> {
  const candidates = Array.from({ length: CANDIDATES }, () => newId().slice(-CODE_LENGTH));
  const taken = await tx
    .select({ code: variant.code })
    .from(variant)
    .where(inArray(variant.code, candidates));
  const free = candidates.find((code) => !taken.some((row) => row.code === code));
  if (!free) throw new Error('no free variant code among four of 2^50');
  return free;
}
