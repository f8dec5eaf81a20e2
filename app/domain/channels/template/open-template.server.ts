import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { OpenedTemplate, TemplateFiller } from '#app/domain/channels/channel.ts';
import { channelByCode, channels } from '#app/domain/channels/registry.server.ts';
import {
  type KeptTemplate,
  readTemplate,
  readTemplateFile,
} from '#app/domain/channels/template/read-template.server.ts';
import { openSellerWorkbook } from '#app/domain/channels/template/seller-workbook.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, isDomainError, NotFound } from '#app/server/domain-error.ts';

/** The workbooks that are being looked at: at most ten megabytes each, and what was read of them. */
const opened = new LRUCache<string, Promise<OpenedTemplate>>({ max: 3, ttl: 5 * 60_000 });

/**
 * A recognised workbook. The same file is read once in a few minutes: its page, the answers and the filling each ask.
 * @param fileHash SHA-256 of the file in hex, where it is known
 * @param read gives the file's bytes; asked for only when they are needed
 * @throws DomainError that says which file to send instead
 */
export function openTemplate(
  filler: TemplateFiller,
  fileHash: string,
  read: () => Promise<Buffer>,
): Promise<OpenedTemplate> {
  const key = `${filler.where}|${fileHash}`;
  const known = opened.get(key);
  if (known) return known;
  const opening = read().then((file) => openNamingOthers(filler, file));
  opened.set(key, opening);
  // A refusal is worked out afresh: it is short, and keeping it would keep a failed read of the storage too.
  opening.catch(() => opened.delete(key));
  return opening;
}

/** The workbook of another platform is called by its name. */
async function openNamingOthers(filler: TemplateFiller, file: Buffer): Promise<OpenedTemplate> {
  try {
    return await filler.open(file);
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'templateUnknown') throw error;
    const workbook = await openSellerWorkbook(file);
    for (const { name, template } of channels) {
      if (!template || template === filler || !(await template.isOwn(workbook))) continue;
      const params = { ...error.params, platform: name };
      throw new DomainError('templateOtherPlatform', { params, cause: error });
    }
    throw error;
  }
}

export function hashOf(file: Buffer): string {
  return createHash('sha256').update(file).digest('hex');
}

/**
 * A workbook that the producer has sent, opened.
 * @throws NotFound for somebody else's; DomainError templateGone when its bytes are no longer kept
 */
export async function openKeptTemplate(
  context: Context,
  producerId: string,
  templateId: string,
): Promise<{ template: KeptTemplate; opened: OpenedTemplate }> {
  const template = await readTemplate(context, producerId, templateId);
  const filler = channelByCode(template.channelCode).template;
  if (!filler) throw new NotFound('template');
  const opened = await openTemplate(filler, template.fileHash, () => readTemplateFile(context, template));
  return { template, opened };
}
