import type { FilledFile, TemplateFill } from '#app/domain/channels/channel.ts';
import {
  cameMeanwhile,
  changedMeanwhile,
  goneMeanwhile,
} from '#app/domain/channels/exports/changed-meanwhile.ts';
import { changesUnknown } from '#app/domain/channels/exports/changes-since-export.server.ts';
import { keepExport } from '#app/domain/channels/exports/keep-export.server.ts';
import { limitExports } from '#app/domain/channels/exports/limit-exports.server.ts';
import { type SentListing, sentListing } from '#app/domain/channels/exports/sent-listing.ts';
import { stoodMeanwhile } from '#app/domain/channels/exports/stood-meanwhile.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { GoneReason } from '#app/domain/channels/listing/gone-listings.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { batchesOf } from '#app/domain/channels/template/batches-of.ts';
import { type PlannedWorkbook, workOn } from '#app/domain/channels/template/plan-workbook.server.ts';
import type { WorkbookWish } from '#app/domain/channels/template/workbook-wish.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';

/** `content` is empty where it was not asked for: the file is kept. */
export type FilledWorkbook = { exportId: string; fileName: string; content: Buffer };

type FillOptions = {
  withContent?: boolean;
  /**
   * Looks at what was planned before anything is kept; what it throws keeps nothing. All files are held until then, so
   * that the workbook is laid out once.
   */
  mayKeep?: (planned: PlannedWorkbook) => Promise<void>;
};

/**
 * Fills a seller's workbook with the producer's listings as the channel wants them and keeps the files, each with its
 * listings, their versions and what could not be filled. One file at a time is held, unless there is `mayKeep`.
 * @param by who asks: null and 'operator' from the command line
 * @returns the files in the order in which they are to be uploaded, which listings stand on the channel already, and of
 * which the file had to ask whether they belong to its category
 * @throws DomainError chooseListings, chosenPutAway, chosenSuspended, chosenNotOnSale, allCameToStand, allStandThere, categoriesToChoose, nothingNewForChannel, changesUnknown, nothingToFill, or one that says which file to send instead;
 * TooManyTries; NotFound as `planWorkbook`
 */
export async function fillWorkbook(
  context: Context,
  by: { personId: string | null; role: string },
  wish: WorkbookWish,
  { withContent = true, mayKeep }: FillOptions = {},
): Promise<Pick<PlannedWorkbook, 'plan' | 'offered' | 'standing' | 'asked'> & { files: FilledWorkbook[] }> {
  const files: FilledWorkbook[] = [];
  const sent = new Map<string, SentListing>();
  const readAt = context.clock.now();
  const today = localDate(readAt);
  const waiting: FilledFile[] = [];
  let held: FilledFile | undefined;
  let templateName = '';
  let nthOfDay = 1;
  const keep = async (
    { number, content, listingIds, unfilled }: FilledFile,
    { isOfMany, report }: { isOfMany: boolean; report: readonly unknown[] },
  ) => {
    const {
      id: exportId,
      fileName,
      ...kept
    } = await keepExport(context, {
      channelCode: wish.channelCode,
      producerId: wish.producerId,
      ...by,
      fileName: (again) => exportName(templateName, `${today}${again}`, isOfMany ? number : null),
      nthOfDay,
      extension: '.xlsx',
      content,
      readAt,
      listings: () => listingIds.map((listingId) => sent.get(listingId) ?? { listingId, version: 0 }),
      report: [...report, ...unfilled],
    });
    nthOfDay = kept.nthOfDay;
    files.push({ exportId, fileName, content: withContent ? content : Buffer.alloc(0) });
  };
  const planned = await workOn(context, wish, false, async ({ fileName, opened, fill }) => {
    templateName = fileName;
    const listings = noting(fill.listings, sent);
    const { plan } = await opened.fill({ ...fill, listings }, async (file) => {
      if (!held && by.personId !== null) await limitExports(context, by.personId);
      // Whether there are several is known when the second comes.
      if (held && mayKeep) waiting.push(held);
      else if (held) await keep(held, { isOfMany: true, report: [] });
      held = file;
    });
    return plan;
  });
  await mayKeep?.(planned);
  if (planned.fill.listings.length === 0) throw whyEmpty(wish, planned);
  if (!held) {
    // What is new cannot go in, and the rest has not changed: so nothing is new for the platform either.
    throw planned.unchanged > 0 ? nothingNew(planned) : new DomainError('nothingToFill');
  }
  for (const file of waiting) await keep(file, { isOfMany: true, report: [] });
  await keep(held, { isOfMany: held.number > 1, report: meanwhile(planned) });
  const { plan, offered, standing, asked } = planned;
  return { files, plan, offered, standing, asked };
}

async function* noting(
  listings: TemplateFill['listings'],
  sent: Map<string, SentListing>,
): AsyncGenerator<readonly ChannelListing[]> {
  for await (const batch of batchesOf(listings)) {
    for (const listing of batch) sent.set(listing.id, sentListing(listing));
    yield batch;
  }
}

/** What came about between the page and the file. */
function meanwhile({ offered, cameToStand, gone, came, changedSinceSeen }: PlannedWorkbook) {
  return [
    ...offered.filter(({ id }) => cameToStand.has(id)).map(stoodMeanwhile),
    ...gone.map(goneMeanwhile),
    ...came.map(cameMeanwhile),
    ...changedSinceSeen.map(changedMeanwhile),
  ];
}

const goneCodes = {
  archived: 'chosenPutAway',
  suspended: 'chosenSuspended',
  notOnSale: 'chosenNotOnSale',
} as const satisfies Record<GoneReason, string>;

/** Why nothing is left to be filled in, in the order in which a person can do something about it. */
function whyEmpty(wish: WorkbookWish, planned: PlannedWorkbook): DomainError {
  const { asked, standing, cameToStand, gone, changed, unchanged } = planned;
  const platform = channelByCode(wish.channelCode).name;
  const open = [...asked.keys()].filter((id) => !standing.has(id) && (!wish.onlyChanges || changed.has(id)));
  if (wish.listingIds === null && open.length > 0)
    return new DomainError('categoriesToChoose', { params: { platform, count: open.length } });
  if (cameToStand.size > 0)
    return new DomainError('allCameToStand', { field: 'listing', params: { platform } });
  if (unchanged === 0 && gone.length > 0) {
    const [first, ...others] = new Set(gone.map(({ reason }) => reason));
    const code = first === undefined || others.length > 0 ? 'chosenNotOnSale' : goneCodes[first];
    const titles = gone.slice(0, MOST_NAMED).map(({ title }) => `“${title}”`);
    const more = gone.length > MOST_NAMED ? ', …' : '';
    return new DomainError(code, { field: 'listing', params: { titles: `${titles.join(', ')}${more}` } });
  }
  if (unchanged > 0) return nothingNew(planned);
  if (wish.listingIds === null && standing.size > 0)
    return new DomainError('allStandThere', { params: { platform } });
  return new DomainError('chooseListings', { field: 'listing' });
}

/** None is known to be new or changed; of some nobody may know. */
function nothingNew({ offered, standing, unsure }: PlannedWorkbook): DomainError {
  const unknown = offered.filter(({ id }) => unsure.has(id) && !standing.has(id));
  return unknown.length > 0
    ? changesUnknown(unknown.map(({ id, titleVi }) => ({ id, title: titleVi })))
    : new DomainError('nothingNewForChannel', { field: 'listing' });
}

/** Titles in one sentence. */
const MOST_NAMED = 5;

/**
 * The seller centre's own name with the day, so that the producer knows the file again: "Shopee_…-2026-11-23-2.xlsx", its
 * parts numbered; "Shopee_…-2026-11-23-lan-2-1.xlsx" when it was filled before that day.
 */
function exportName(templateName: string, day: string, part: number | null): string {
  const stem = fileNameOf(templateName)
    .replace(/\.xlsx$/i, '')
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  return `${stem}-${day}${part === null ? '' : `-${part}`}.xlsx`;
}
