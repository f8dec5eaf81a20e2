import type { Channel, TemplateFiller } from '#app/domain/channels/channel.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** The channel whose seller centre hands out workbooks to fill. @throws NotFound for a channel without one. */
export function templateChannel(code: string): Channel & { template: TemplateFiller } {
  const channel = channelByCode(code);
  const { template } = channel;
  if (!template) throw new NotFound('template');
  return { ...channel, template };
}
