import { and, gte, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { templateKey } from '#app/domain/channels/template/limit-template-files.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { sweepArea } from '#app/server/storage/sweep-area.server.ts';

/** 02:50 in Lào Cai: nobody waits for a page. */
const NIGHT_OFFSET_MS = 19 * 60 * 60 * 1000 + 50 * 60 * 1000;

/**
 * Clears away sellers' workbooks after TEMPLATE_KEPT_SECONDS: seller centres change theirs every few weeks, and what was
 * filled from one is kept by itself.
 */
export const sweepTemplates = defineJob({
  kind: 'sweep-templates',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: NIGHT_OFFSET_MS, payload: {} },
  async run(context, _payload, { signal }) {
    const deleted = await sweepArea(context.storage, 'workbooks', signal, (keys) => usedKeys(context, keys));
    if (deleted > 0) context.log.info({ evt: 'template.sweep', deleted }, "swept sellers' old workbooks");
  },
});

/**
 * Those of a template that can still be filled; and those that an import of the register of an earlier release holds on
 * to, whose files lay in this area too.
 */
async function usedKeys({ store, clock, config }: Context, keys: readonly string[]): Promise<Set<string>> {
  const { channelTemplate, registerImport } = store.tables;
  const hashes = keys.map((key) => key.slice(key.lastIndexOf('/') + 1).replace(/\.[a-z]+$/, ''));
  const [imports, templates] = await store.read(async (db) => [
    await db
      .select({ key: registerImport.fileKey })
      .from(registerImport)
      .where(inArray(registerImport.fileKey, [...keys])),
    await db
      .select({ hash: channelTemplate.fileHash })
      .from(channelTemplate)
      .where(
        and(
          inArray(channelTemplate.fileHash, hashes),
          gte(channelTemplate.createdAt, clock.now() - config.keeping.templateMs),
        ),
      ),
  ]);
  return new Set([...imports.map(({ key }) => key), ...templates.map(({ hash }) => templateKey(hash))]);
}
