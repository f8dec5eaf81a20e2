import { and, desc, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { templateKey } from '#app/domain/channels/template/limit-template-files.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';

export type KeptTemplate = {
  id: string;
  channelCode: string;
  fileName: string;
  answers: Readonly<Record<string, string>>;
  createdAt: number;
};

const mostShown = 10;

/** The producer's own uploads for a channel, the newest first. */
export async function listTemplates(
  context: Context,
  actor: SellerActor,
  channelCode: string,
): Promise<KeptTemplate[]> {
  const { channelTemplate } = context.store.tables;
  return context.store.read((db) =>
    db
      .select(columns(context))
      .from(channelTemplate)
      .where(
        and(eq(channelTemplate.producerId, actor.producerId), eq(channelTemplate.channelCode, channelCode)),
      )
      .orderBy(desc(channelTemplate.createdAt), desc(channelTemplate.id))
      .limit(mostShown),
  );
}

/**
 * One of a producer's own uploads; its bytes may be gone.
 * @throws NotFound for somebody else's
 */
export async function readTemplate(
  context: Context,
  producerId: string,
  id: string,
): Promise<KeptTemplate & { fileHash: string }> {
  const { channelTemplate } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db
      .select({ ...columns(context), fileHash: channelTemplate.fileHash })
      .from(channelTemplate)
      .where(and(eq(channelTemplate.id, id), eq(channelTemplate.producerId, producerId)))
      .limit(1),
  );
  if (!row) throw new NotFound('template');
  return row;
}

/** The bytes of an upload. @throws DomainError templateGone when they are no longer kept */
export async function readTemplateFile(
  context: Context,
  { fileHash }: { fileHash: string },
): Promise<Buffer> {
  const file = await context.storage.get(templateKey(fileHash));
  if (!file) throw new DomainError('templateGone');
  return file;
}

function columns({ store }: Context) {
  const { id, channelCode, fileName, answers, createdAt } = store.tables.channelTemplate;
  return { id, channelCode, fileName, answers, createdAt };
}
