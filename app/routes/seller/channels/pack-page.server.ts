import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { changesSinceExport } from '#app/domain/channels/exports/changes-since-export.server.ts';
import { listBlockedGoods } from '#app/domain/channels/pack/list-blocked-goods.server.ts';
import { listPackChannels } from '#app/domain/channels/pack/make-pack.server.ts';
import type { BlockedPaging } from '#app/routes/seller/channels/blocked-goods-panel.tsx';
import { shownChanges } from '#app/routes/seller/channels/changes-panel.tsx';
import { allSeen } from '#app/routes/seller/channels/read-seen.server.ts';
import type { Context } from '#app/server/context.ts';

/** Goods to be mended that one page shows, and goods that it names in a sentence. */
const A_PAGE = 50;
const MOST_NAMED = 20;

type Asked = {
  /** The first channel that takes packs where there is no such one. */
  channelCode: string;
  imagesOnly: boolean;
  /** Of the goods to be mended, from 1. */
  page: number;
  /** Of those, the ones that are to go along all the same; on any page. */
  ticked: readonly string[];
  isAll: boolean;
};

/** What the page about packs shows: counts of everything, and one page of the goods that stay out. */
export async function packPage(
  context: Context,
  actor: SellerActor,
  { channelCode, imagesOnly, page: wanted, ticked, isAll }: Asked,
) {
  const channels = listPackChannels();
  const channel = channels.find(({ code }) => code === channelCode) ?? channels[0];
  const out = channel
    ? await listBlockedGoods(context, actor, channel.code)
    : { blocked: [], waiting: [], notTaken: [], seen: {} };
  // Photos alone go of all goods but those that may not be offered at all.
  const blocked = imagesOnly ? out.blocked.filter(({ needsPaper }) => needsPaper.length > 0) : out.blocked;
  const notIn = new Set([...blocked.map(({ listingId }) => listingId), ...out.notTaken.map(({ id }) => id)]);
  const changes = await changesSinceExport(context, {
    producerId: actor.producerId,
    channelCode: channel?.code ?? '',
    imagesOnly,
    withPapers: true,
  });
  const pages = Math.max(1, Math.ceil(blocked.length / A_PAGE));
  const page = Math.min(wanted, pages);
  const onPage = blocked.slice((page - 1) * A_PAGE, page * A_PAGE);
  const here = new Set(onPage.map(({ listingId }) => listingId));
  const known = [...new Set(ticked)].filter((id) => notIn.has(id));
  const paging: BlockedPaging = {
    ...{ page, pages, isAll },
    ticked: known.filter((id) => here.has(id)),
    tickedOther: known.filter((id) => !here.has(id)),
  };
  return {
    channels,
    channel: channel ?? null,
    imagesOnly,
    blocked: onPage,
    blockedCount: blocked.length,
    waiting: out.waiting.filter((id) => here.has(id)),
    paging,
    notTaken: out.notTaken.slice(0, MOST_NAMED).map(({ title }) => title),
    notTakenCount: out.notTaken.length,
    seen: await allSeen(context, out.seen),
    changes: shownChanges(changes, notIn),
  };
}
