import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import { paperKey } from '#app/domain/channels/papers/open-paper.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { sweepArea } from '#app/server/storage/sweep-area.server.ts';

/** 02:55 in Lào Cai: nobody waits for a page. */
const NIGHT_OFFSET_MS = 19 * 60 * 60 * 1000 + 55 * 60 * 1000;

/** Clears away files that neither a paper nor the proof of a refund speaks of: a crash between a file and its row leaves one. */
export const sweepPapers = defineJob({
  kind: 'sweep-papers',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: NIGHT_OFFSET_MS, payload: {} },
  async run(context, _payload, { signal }) {
    const deleted = await sweepArea(context.storage, 'papers', signal, (keys) => usedKeys(context, keys));
    if (deleted > 0) context.log.info({ evt: 'paper.sweep', deleted }, 'swept files of no paper');
  },
});

async function usedKeys({ store }: Context, keys: readonly string[]): Promise<Set<string>> {
  const { paper, refund } = store.tables;
  const hashes = keys.map((key) => key.slice(key.lastIndexOf('/') + 1).replace(/\.[a-z]+$/, ''));
  const { papers, proofs } = await store.read(async (db) => ({
    papers: await db
      .select({ fileHash: paper.fileHash, mediaType: paper.mediaType })
      .from(paper)
      .where(inArray(paper.fileHash, hashes)),
    proofs: await db.select({ hash: refund.proofHash }).from(refund).where(inArray(refund.proofHash, hashes)),
  }));
  const proven = new Set(proofs.map(({ hash }) => hash));
  return new Set([...papers.map(paperKey), ...keys.filter((_key, at) => proven.has(hashes[at] ?? ''))]);
}
