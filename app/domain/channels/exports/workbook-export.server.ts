import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Channel, TemplateFiller } from '#app/domain/channels/channel.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** A filled workbook that a producer was given, and the platform that takes it. */
export type WorkbookExport = { fileName: string; channel: Channel; template: TemplateFiller };

/** @throws NotFound for somebody else's file, or one of a channel without workbooks */
export async function findWorkbookExport(
  { store }: Context,
  actor: SellerActor,
  exportId: string,
): Promise<WorkbookExport> {
  const { channelExport } = store.tables;
  const [row] = await store.read((db) =>
    db
      .select({ channelCode: channelExport.channelCode, fileName: channelExport.fileName })
      .from(channelExport)
      .where(and(eq(channelExport.id, exportId), eq(channelExport.producerId, actor.producerId)))
      .limit(1),
  );
  const channel = row && channelByCode(row.channelCode);
  if (!row || !channel?.template) throw new NotFound('export');
  return { fileName: row.fileName, channel, template: channel.template };
}
