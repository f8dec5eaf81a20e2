import type { Leaf } from '#app/domain/channels/categories/suggest-categories.ts';
import type {
  OpenedTemplate,
  TemplateFill,
  TemplateFiller,
  TemplatePlan,
} from '#app/domain/channels/channel.ts';
import { changesSinceExport } from '#app/domain/channels/exports/changes-since-export.server.ts';
import { type GoneListing, goneListings } from '#app/domain/channels/listing/gone-listings.server.ts';
import type { ChangedSinceSeen } from '#app/domain/channels/listing/seen-listing.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { readSeenWithChoice } from '#app/domain/channels/template/kept-choice.ts';
import {
  hashOf,
  openKeptTemplate,
  openTemplate,
} from '#app/domain/channels/template/open-template.server.ts';
import { proposeForFile } from '#app/domain/channels/template/propose-for-file.server.ts';
import type { StandingListing } from '#app/domain/channels/template/standing-listings.server.ts';
import { type OfferedListing, WantedGoods } from '#app/domain/channels/template/wanted-goods.server.ts';
import type { WorkbookWish } from '#app/domain/channels/template/workbook-wish.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

export type PlannedWorkbook = {
  fileName: string;
  opened: OpenedTemplate;
  filler: TemplateFiller;
  /** Its rows without their cells. */
  plan: TemplatePlan;
  /** All published listings of the producer as the channel sees them; those in `fill.listings` are chosen. */
  offered: OfferedListing[];
  /** Those of `offered` that stand on the channel already, by id. */
  standing: ReadonlyMap<string, StandingListing>;
  /** Those wanted that came to stand there since they were chosen, and are left out for it, by id. */
  cameToStand: ReadonlySet<string>;
  /** Those wanted that are on sale no more, by title. */
  gone: GoneListing[];
  /** Of a choice that a page showed as a whole: those in `fill.listings` that it did not show. */
  came: Array<{ id: string; title: string }>;
  /** Those in `fill.listings` that are otherwise than they were seen. */
  changedSinceSeen: ChangedSinceSeen[];
  /**
   * Those of `offered` without a category, of whom a file whose sheets take one category each has to ask whether they
   * belong to it; by id, with what they likely are.
   */
  asked: ReadonlyMap<string, Leaf | null>;
  /** The category with which a listing is pushed, where another one was chosen for this file; by listing id. */
  pushedAs: ReadonlyMap<string, string>;
  /** Those of `offered` that no file for this channel has held as they are now, by id. */
  changed: ReadonlySet<string>;
  /** Those of `offered`, none of them in `changed`, of which nobody can tell (`unsure` of `ChangesSinceExport`), by id. */
  unsure: ReadonlySet<string>;
  /** How many are left out of `fill.listings` for no other reason than that nothing has changed in them. */
  unchanged: number;
  /** Whether any file was made for this channel before. */
  hasExports: boolean;
  /** The local day is YYYY-MM-DD. */
  fill: Omit<TemplateFill, 'listings' | 'categoryPaths'> & {
    listings: OfferedListing[];
    categoryPaths: ReadonlyMap<string, string>;
  };
};

/**
 * What would go into a seller's workbook, and what would not.
 * @throws NotFound for a channel without workbooks and for somebody else's template; DomainError that says which file to
 * send instead
 */
export function planWorkbook(context: Context, wish: WorkbookWish): Promise<PlannedWorkbook> {
  return workOn(context, wish, true, ({ opened, fill }) => opened.plan(fill, { withCells: false }));
}

type Work = { fileName: string; opened: OpenedTemplate; fill: TemplateFill };

/**
 * Lets the listings of a wish go by, batch by batch, through what plans or fills them; no more than a batch is held whole.
 * @param withSeen whether they are to be looked at on a page
 * @param work gives the plan; it is not called twice
 * @throws as `planWorkbook`
 */
export async function workOn(
  context: Context,
  wish: WorkbookWish,
  withSeen: boolean,
  work: (work: Work) => Promise<TemplatePlan>,
): Promise<PlannedWorkbook> {
  const { producerId, channelCode } = wish;
  const { channel, filler, fileName, said, opened } = await openWish(context, wish);
  const changes = await changesSinceExport(context, { producerId, channelCode });
  const changed = new Set([...changes.added, ...changes.changed].map(({ id }) => id));
  const about = { isByCategory: opened.isByCategory, said, changed, withSeen };
  const goods = new WantedGoods(context, channel, wish, about);
  const today = localDate(context.clock.now());
  const { attributes, categoryPaths } = goods;
  const fill = { answers: said, attributes, categoryPaths, today };
  const plan = await work({ fileName, opened, fill: { ...fill, listings: goods.batches() } });
  const { offered, chosen, standing, cameToStand, pushedAs, unchanged } = goods;
  const onSale = new Set(offered.map(({ id }) => id));
  const { choice, seen } = wish;
  const shown = choice && seen && seen.size > 0 ? readSeenWithChoice(seen) : null;
  const isTicked = (id: string) => choice?.each.has(id) && choice.each.get(id) !== 'leave';
  const meant =
    wish.listingIds ?? [...(seen?.keys() ?? [])].filter((id) => shown?.chosen.has(id) || isTicked(id));
  const lost = meant.filter((id) => !onSale.has(id));
  const isNew = (id: string) => shown !== null && !shown.texts.has(id);
  return {
    fileName,
    opened,
    filler,
    plan,
    offered,
    standing,
    cameToStand,
    gone: await goneListings(context, producerId, lost),
    came: chosen.flatMap(({ id, titleVi }) => (isNew(id) ? { id, title: titleVi } : [])),
    changedSinceSeen: goods.changedSinceSeen,
    asked: await proposeForFile(context, channelCode, goods.uncategorised),
    pushedAs,
    changed,
    unsure: new Set(changes.unsure.map(({ id }) => id)),
    unchanged,
    hasExports: changes.last !== null,
    fill: { ...fill, listings: chosen },
  };
}

/**
 * The rows of a few listings of a plan with every cell, by listing.
 * @param planned by the same wish
 */
export async function cellsOf(
  context: Context,
  wish: WorkbookWish,
  { opened, plan, fill: { answers: said, today } }: PlannedWorkbook,
  ids: readonly string[],
): Promise<Map<string, TemplatePlan['listings'][number]['rows']>> {
  const wanted = new Set(ids);
  const rowsOf = new Map(
    plan.listings.flatMap(({ listingId, rows }) => (wanted.has(listingId) ? [[listingId, rows]] : [])),
  );
  if (rowsOf.size === 0) return new Map();
  const only = [...rowsOf.keys()];
  const channel = channelByCode(wish.channelCode);
  const about = { isByCategory: false, said, changed: new Set<string>(), withSeen: false };
  const { producerId, channelCode, workbook } = wish;
  const few = { producerId, channelCode, workbook, listingIds: only, onlyChanges: false };
  const goods = new WantedGoods(context, channel, few, about);
  const { attributes, categoryPaths } = goods;
  const fill = { listings: goods.batches(only), answers: said, attributes, categoryPaths, today };
  const { listings } = await opened.plan(fill, { rowsOf });
  return new Map(listings.map(({ listingId, rows }) => [listingId, rows]));
}

async function openWish(context: Context, wish: WorkbookWish) {
  const { workbook } = wish;
  const channel = channelByCode(wish.channelCode);
  const filler = channel.template;
  if (!filler) throw new NotFound('template');
  const { fileName, answers, opened } =
    'templateId' in workbook
      ? await openKept(context, wish, workbook.templateId)
      : {
          fileName: workbook.fileName,
          answers: {},
          opened: await openTemplate(filler, hashOf(workbook.file), async () => workbook.file),
        };
  return { channel, filler, fileName, opened, said: wish.answers ?? answers };
}

async function openKept(
  context: Context,
  { producerId, channelCode }: WorkbookWish,
  templateId: string,
): Promise<{ fileName: string; answers: TemplateFill['answers']; opened: OpenedTemplate }> {
  const { template, opened } = await openKeptTemplate(context, producerId, templateId);
  if (template.channelCode !== channelCode) throw new NotFound('template');
  return { fileName: template.fileName, answers: template.answers, opened };
}
