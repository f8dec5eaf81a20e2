import { and, desc, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { TemplateFill, TemplateFiller } from '#app/domain/channels/channel.ts';
import { templateKey } from '#app/domain/channels/limit-template-files.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
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
 * One of the producer's own uploads with its bytes and the channel's way to fill it.
 * @throws NotFound for somebody else's; DomainError templateGone when the file is no longer kept.
 */
export async function readTemplate(
  context: Context,
  actor: SellerActor,
  id: string,
): Promise<{ template: KeptTemplate; file: Buffer; filler: TemplateFiller }> {
  const { channelTemplate } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db
      .select({ ...columns(context), fileHash: channelTemplate.fileHash })
      .from(channelTemplate)
      .where(and(eq(channelTemplate.id, id), eq(channelTemplate.producerId, actor.producerId)))
      .limit(1),
  );
  if (!row) throw new NotFound('template');
  const { fileHash, ...template } = row;
  const filler = channelByCode(template.channelCode).template;
  if (!filler) throw new NotFound('template');
  const file = await context.storage.get(templateKey(fileHash));
  if (!file) throw new DomainError('templateGone');
  return { template, file, filler };
}

/** What the producer chose for each listing on a channel, e.g. its category. */
export async function readChoices(
  context: Context,
  actor: SellerActor,
  channelCode: string,
): Promise<TemplateFill['choices']> {
  const { channelChoice } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select({ subject: channelChoice.subject, field: channelChoice.field, value: channelChoice.value })
      .from(channelChoice)
      .where(and(eq(channelChoice.producerId, actor.producerId), eq(channelChoice.channelCode, channelCode))),
  );
  const choices: Record<string, Record<string, string>> = {};
  for (const { subject, field, value } of rows) choices[subject] = { ...choices[subject], [field]: value };
  return choices;
}

function columns({ store }: Context) {
  const { id, channelCode, fileName, answers, createdAt } = store.tables.channelTemplate;
  return { id, channelCode, fileName, answers, createdAt };
}
