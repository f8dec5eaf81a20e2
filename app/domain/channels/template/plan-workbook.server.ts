import type { Leaf } from '#app/domain/channels/categories/suggest-categories.ts';
import type {
  OpenedTemplate,
  TemplateFill,
  TemplateFiller,
  TemplatePlan,
} from '#app/domain/channels/channel.ts';
import { changesSinceExport } from '#app/domain/channels/exports/changes-since-export.server.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { type GoneListing, goneListings } from '#app/domain/channels/listing/gone-listings.server.ts';
import { loadPreparedListings } from '#app/domain/channels/listing/load-prepared-listings.server.ts';
import { type ChangedSinceSeen, changedSinceSeen } from '#app/domain/channels/listing/seen-listing.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { answersForFile } from '#app/domain/channels/template/answers-for-file.server.ts';
import { categoryPaths } from '#app/domain/channels/template/category-paths.server.ts';
import { fileCategoryField } from '#app/domain/channels/template/file-category.ts';
import {
  hashOf,
  openKeptTemplate,
  openTemplate,
} from '#app/domain/channels/template/open-template.server.ts';
import { proposeForFile } from '#app/domain/channels/template/propose-for-file.server.ts';
import {
  type StandingListing,
  standingListings,
} from '#app/domain/channels/template/standing-listings.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

/** Which workbook is to be filled, and with what. */
export type WorkbookWish = {
  producerId: string;
  channelCode: string;
  /** One that the producer has sent, or one at hand. */
  workbook: { templateId: string } | { file: Buffer; fileName: string };
  /** Answers to the workbook's questions and categories for this file, in place of those that are kept with it. */
  answers?: Readonly<Record<string, string>>;
  /**
   * Own published listings; others are left out. Null: all that do not stand on the channel already, and of a file whose
   * sheets take one category each only those whose category was chosen.
   */
  listingIds: readonly string[] | null;
  /**
   * Of `listingIds` those that were chosen although they were seen to stand on the channel. What has come to stand there
   * since is left out; absent, all of `listingIds` go in.
   */
  seenStanding?: readonly string[];
  /** How the page on which they were chosen showed them, by id (`seenText`): what changed since is told. */
  seen?: ReadonlyMap<string, string>;
  /** With `listingIds` null: these go in although they stand there. */
  evenStanding?: readonly string[];
  /** Leave out what the producer's files for this channel have held as it is now. */
  onlyChanges: boolean;
};

export type PlannedWorkbook = {
  fileName: string;
  opened: OpenedTemplate;
  filler: TemplateFiller;
  plan: TemplatePlan;
  /** All published listings of the producer as the channel sees them; those in `fill.listings` are chosen. */
  offered: ChannelListing[];
  /** Those of `offered` that stand on the channel already, by id. */
  standing: ReadonlyMap<string, StandingListing>;
  /** Those wanted that came to stand there since they were chosen, and are left out for it, by id. */
  cameToStand: ReadonlySet<string>;
  /** Those wanted that are on sale no more, by title. */
  gone: GoneListing[];
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
  /** How many are left out of `fill.listings` for no other reason than that nothing has changed in them. */
  unchanged: number;
  /** Whether any file was made for this channel before. */
  hasExports: boolean;
  fill: TemplateFill;
};

/**
 * What would go into a seller's workbook, and what would not.
 * @throws NotFound for a channel without workbooks and for somebody else's template; DomainError that says which file to
 * send instead
 */
export async function planWorkbook(context: Context, wish: WorkbookWish): Promise<PlannedWorkbook> {
  const { producerId, channelCode, workbook } = wish;
  const channel = channelByCode(channelCode);
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
  const offered: ChannelListing[] = [];
  for await (const batch of loadPreparedListings(context, channel, { producerId })) offered.push(...batch);
  const said = wish.answers ?? answers;
  const pushedAs = new Map<string, string>();
  for (const [index, one] of offered.entries()) {
    const category = said[fileCategoryField(one.id)];
    if (category === undefined || category === one.category) continue;
    if (one.category !== null) pushedAs.set(one.id, one.category);
    offered[index] = { ...one, category };
  }
  const chosen = new Set([...offered.flatMap(({ category }) => category ?? []), ...pushedAs.values()]);
  const changes = await changesSinceExport(context, { producerId, channelCode });
  const changed = new Set([...changes.added, ...changes.changed].map(({ id }) => id));
  const offeredIds = offered.map(({ id }) => id);
  const standing = await standingListings(context, channelCode, offeredIds);
  const even = new Set(wish.evenStanding);
  const uncategorised = opened.isByCategory ? offered.filter(({ category }) => !category?.trim()) : [];
  const asked = await proposeForFile(context, channelCode, uncategorised);
  const seen = wish.seenStanding && new Set(wish.seenStanding);
  const cameToStand = new Set(
    seen ? wish.listingIds?.filter((id) => standing.has(id) && !seen.has(id)) : undefined,
  );
  const wanted = new Set(
    wish.listingIds?.filter((id) => !cameToStand.has(id)) ??
      offeredIds.filter((id) => (!standing.has(id) || even.has(id)) && !asked.has(id)),
  );
  const goods = offered.filter(({ id }) => wanted.has(id));
  const offeredSet = new Set(offeredIds);
  const lost = wish.listingIds?.filter((id) => !offeredSet.has(id)) ?? [];
  const gone = await goneListings(context, producerId, lost);
  const listings = wish.onlyChanges ? goods.filter(({ id }) => changed.has(id)) : goods;
  const fill: TemplateFill = {
    listings,
    answers: said,
    attributes: await answersInBatches(context, wish, listings, pushedAs),
    categoryPaths: await categoryPaths(context, channelCode, chosen),
    today: localDate(context.clock.now()),
  };
  const plan = await opened.plan(fill);
  return {
    fileName,
    opened,
    filler,
    plan,
    offered,
    standing,
    cameToStand,
    gone,
    changedSinceSeen: changedSinceSeen(listings, wish.seen ?? new Map()),
    asked,
    pushedAs,
    changed,
    unchanged: goods.length - listings.length,
    hasExports: changes.last !== null,
    fill,
  };
}

const answersAtATime = 200;

async function answersInBatches(
  context: Context,
  { producerId, channelCode }: WorkbookWish,
  listings: readonly ChannelListing[],
  pushedAs: ReadonlyMap<string, string>,
): Promise<NonNullable<TemplateFill['attributes']>> {
  const answers: Array<Awaited<ReturnType<typeof answersForFile>>> = [];
  for (let from = 0; from < listings.length; from += answersAtATime) {
    const some = listings.slice(from, from + answersAtATime);
    answers.push(await answersForFile(context, { producerId, channelCode }, some, pushedAs));
  }
  return new Map(answers.flatMap((some) => [...some]));
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
