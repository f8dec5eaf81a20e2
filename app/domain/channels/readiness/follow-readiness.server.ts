import { scoreListings, sweepReadiness } from '#app/domain/channels/readiness/score-listings.server.ts';
import type { Context } from '#app/server/context.ts';

/** More than this and one job takes several. */
const SINGLE = 20;
const PER_JOB = 500;

/**
 * Leaves, inside every write that touches a listing, the job that looks at it anew: the score follows if and only if the
 * write commits, whichever process wrote. Which tags it hears:
 * `listing:<id>` what is on sale has changed; `draft:<id>` what is being written, or a choice or paper for this listing;
 * `goods:<producer id>` something that holds for all listings of a producer; `register` stars may have changed anywhere.
 * Returns what stops it.
 */
export function followReadiness({ store, jobs }: Pick<Context, 'store' | 'jobs'>): () => void {
  return store.onTouch(async (tx, tags) => {
    const listingIds = [
      ...new Set(tags.flatMap((tag) => after(tag, 'listing:') ?? after(tag, 'draft:') ?? [])),
    ];
    if (listingIds.length <= SINGLE) {
      for (const id of listingIds) {
        await jobs.enqueue(tx, scoreListings, { listingIds: [id] }, { uniqueKey: id, again: true });
      }
    } else {
      for (let from = 0; from < listingIds.length; from += PER_JOB) {
        await jobs.enqueue(tx, scoreListings, { listingIds: listingIds.slice(from, from + PER_JOB) });
      }
    }
    if (tags.includes('register')) {
      await jobs.enqueue(tx, sweepReadiness, {}, { uniqueKey: 'register', again: true });
    }
    for (const tag of tags) {
      const producerId = after(tag, 'goods:');
      if (producerId === null) continue;
      await jobs.enqueue(tx, scoreListings, { producerId }, { uniqueKey: producerId, again: true });
    }
  });
}

function after(tag: string, start: string): string | null {
  return tag.startsWith(start) ? tag.slice(start.length) : null;
}
