import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { TemplateFill, TemplateFiller, TemplatePlan } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/channel-listing.ts';
import { loadPreparedListings } from '#app/domain/channels/load-prepared-listings.server.ts';
import { type KeptTemplate, readChoices, readTemplate } from '#app/domain/channels/read-template.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

export type PlannedFill = {
  template: KeptTemplate;
  plan: TemplatePlan;
  /** All published listings of the producer; those in `fill.listings` are chosen. */
  offered: ChannelListing[];
  fill: TemplateFill;
  file: Buffer;
  filler: TemplateFiller;
};

/**
 * What would go into the producer's workbook for the listings they chose.
 * @param listingIds of own published listings; others are left out. Null: all of them.
 */
export async function planTemplateFill(
  context: Context,
  actor: SellerActor,
  templateId: string,
  listingIds: readonly string[] | null,
): Promise<PlannedFill> {
  const { template, file, filler } = await readTemplate(context, actor, templateId);
  const offered: ChannelListing[] = [];
  const channel = channelByCode(template.channelCode);
  const ofProducer = { producerId: actor.producerId };
  for await (const batch of loadPreparedListings(context, channel, ofProducer)) offered.push(...batch);
  const chosen = listingIds === null ? null : new Set(listingIds);
  const fill: TemplateFill = {
    listings: offered.filter(({ id }) => chosen?.has(id) ?? true),
    answers: template.answers,
    choices: await readChoices(context, actor, template.channelCode),
    today: localDate(context.clock.now()),
  };
  return { template, plan: await filler.plan(file, fill), offered, fill, file, filler };
}
