/**
 * What a channel is. One folder per channel: a rule table and its writers. Readiness, the listing form's hints, the
 * export and the push all read `rules`, so they cannot disagree. A new channel is a new folder, a line in
 * `registry.server.ts` and, unless it stands there, a row in `db/reference/channels.csv`; its words may stand in the
 * folder in both languages, or in `app/i18n` (`channels`, and `refusals` for what the platform turns down). One with a
 * platform also needs the names of its settings in `config.server.ts` (the schema and `togetherSettings`) and in
 * `.env.example`, and to be simulated a folder and a line in `tests/fakes/platforms`.
 */
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { OutgoingAttribute, Platform } from '#app/domain/channels/platform/platform.ts';
import type { RefusalTable } from '#app/domain/channels/platform/refusal-table.ts';
import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import type { ChannelWording } from '#app/domain/channels/wording/channel-wording.ts';
import type { ChannelWords } from '#app/i18n/channels.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';

export type Channel = {
  /** Key in the `channel` table and in addresses. */
  code: string;
  /** Proper name, the same in every language. */
  name: string;
  rules: readonly ChannelRule[];
  /** What a producer does with it, in a sentence, for its card on the list of channels. */
  how?: ChannelWords;
  /** True: nobody could check its format against the platform; screens and file names say so. */
  isExperimental?: true;
  /** How texts and prices are made for it; absent: as the listing has them. */
  wording?: ChannelWording;
  /** Files that the platform fetches from us. */
  feeds?: Readonly<Record<string, FeedWriter>>;
  /** Fills the workbook that the seller centre gave the producer. */
  template?: TemplateFiller;
  /** Takes a hand-over pack, or photos alone, from a person's hands. */
  pack?: PackLimits;
  /** Direct entry by the platform's interface. */
  platform?: Platform;
  /** What the codes mean under which the platform turns a product down. */
  refusals?: RefusalTable;
};

/** What a feed says about itself. `baseUrl` has no trailing slash. */
export type FeedAbout = { title: string; description: string; baseUrl: string };

export type FeedWriter = {
  contentType: string;
  /** What a browser calls the file, where that is not the last part of its address. */
  fileName?: string;
  /** The platform keeps what a file does not name: one of the changes alone can be fetched between two whole ones. */
  takesChanges?: true;
  /** Chunks of text of any size; holds one batch of listings at a time. Leaves out what breaks a blocking rule. */
  write(
    batches: AsyncIterable<readonly ChannelListing[]>,
    about: FeedAbout,
    today: string,
  ): AsyncGenerator<string>;
};

/** A question that neither the file nor the listings answer; its options are values of `answers`. */
export type TemplateQuestion = {
  field: string;
  options: readonly string[];
  /** The file's own words for an option, where it has some. */
  labels: Readonly<Record<string, string>>;
  multiple: boolean;
};

/** Something that stays empty in the file, and why; or a note on what the file does with a product. */
export type Unfilled = {
  listingId: string | null;
  variantCode: string | null;
  column: string;
  message: ChannelWords;
  params: Readonly<Record<string, string | number>>;
  /** Where in the listing it is mended; null when it is mended in the seller centre. */
  fieldPath: string | null;
  /** Every cell is filled all the same. */
  isNote?: true;
};

export type TemplatePlan = {
  questions: readonly TemplateQuestion[];
  /** Per listing what would be written, in the file's own words. */
  listings: ReadonlyArray<{
    listingId: string;
    rows: ReadonlyArray<{
      row: number;
      file: number;
      /** Name of the sheet that holds the row. */
      sheet: string;
      cells: ReadonlyArray<{ column: string; value: string }>;
    }>;
  }>;
  unfilled: readonly Unfilled[];
  /** Listings for which the file has no more room; they need another fresh file. */
  leftOver: readonly string[];
  files: number;
};

/** A row that the platform did not take over, with its own words why. Rows from 1; `sku` and `title` '' where it has none. */
export type RefusedRow = {
  sheet: string;
  row: number;
  sku: string;
  title: string;
  reasons: string[];
  /** Reasons of the row beyond those; absent where these are all. */
  more?: number | undefined;
};

/** How a sheet with refused rows was read, in the words that it has: for people to see whether it was understood. */
export type ReadSheet = {
  sheet: string;
  /** The headings, or else letters, of the columns that say which product a row is; none where rows name no SKU. */
  skus: string[];
  /** Likewise of those with the reasons. */
  reasons: string[];
  /** Comments on cells were read as reasons as well. */
  hasComments: boolean;
};

/** What a platform gave back of a file. */
export type RefusedSheets = { rows: readonly RefusedRow[]; read: readonly ReadSheet[] };

/** A category as a seller's own workbook names it; `path` from the root, "Đồ uống > Trà". */
export type TemplateCategory = { id: string; path: string };

export type TemplateFiller = {
  /** Where in the seller centre the file is had, in the words on its screen (not confirmed by the platform). */
  where: string;
  /** Where there the filled file is handed in. */
  uploadAt: string;
  /** Whether a text names one of the platform's categories in the way that its file takes. */
  isCategory(text: string): boolean;
  /** Most rows that one upload may hold on a local day. */
  rowsPerFile(today: string): number;
  /** Whether a workbook is this platform's, by its keys alone; `open` may still refuse it. */
  isOwn(workbook: XlsxWorkbook): Promise<boolean>;
  /**
   * Reads the seller's file once, for plans and for filling.
   * @throws DomainError that says what to download instead, and where
   */
  open(file: Buffer): Promise<OpenedTemplate>;
};

/** A seller's workbook that was recognised. Nothing changes it: it may be kept and used by several requests. */
export type OpenedTemplate = {
  /** Categories that the workbook itself names; empty where it names none. */
  categories(): Promise<readonly TemplateCategory[]>;
  /** Whether each of its sheets takes one category only, so that a product without one has no place in it. */
  isByCategory: boolean;
  /**
   * What would be filled and what would not, without writing anything.
   * @param shown of a few listings of a larger plan: the rows that it gave them. `withCells` false: rows without cells.
   */
  plan(
    fill: TemplateFill,
    shown?: { withCells?: boolean; rowsOf?: ReadonlyMap<string, TemplatePlan['listings'][number]['rows']> },
  ): Promise<TemplatePlan>;
  /**
   * The filled workbooks, in the order in which they are to be uploaded, each the seller's own file with only its data
   * cells changed, and the plan they were made by, its rows without their cells.
   * @param keep takes each file when it is made, so that one at a time is held; then `files` is empty
   * @throws DomainError nothingToFill, unless there is `keep`
   */
  fill(
    fill: TemplateFill,
    keep?: (file: FilledFile) => Promise<void>,
  ): Promise<{ plan: TemplatePlan; files: Buffer[] }>;
  /**
   * Of a workbook that the seller centre gave back: the rows that the platform did not take over, with its words why; none
   * when no row has any.
   * @throws DomainError refusedTooMuch, or one that says what to send instead, and where it is had
   */
  refusedRows(): Promise<RefusedSheets>;
};

/** One filled workbook: its place among them from 1, the listings in it and what was said of them. */
export type FilledFile = {
  number: number;
  content: Buffer;
  listingIds: readonly string[];
  unfilled: readonly Unfilled[];
};

export type TemplateFill = {
  /** As the channel is to see them: prepared, with the category that was chosen. Many come in batches. */
  listings: readonly ChannelListing[] | AsyncIterable<readonly ChannelListing[]>;
  /** Answers to the plan's questions, by field; several are parted by a line break. */
  answers: Readonly<Record<string, string>>;
  /**
   * What was answered to the questions of their categories, by listing; absent where nobody was asked. Of many listings it
   * holds the answers of the batch that is at work.
   */
  attributes?: ReadonlyMap<string, readonly OutgoingAttribute[]>;
  /** What the platform calls the categories of the listings, as far as it is known; by the category as chosen. */
  categoryPaths?: ReadonlyMap<string, string>;
  /** Local day, YYYY-MM-DD. */
  today: string;
};

/** What a platform takes of photos when a person uploads them; packs keep to it. */
export type PackLimits = {
  /** Most photos of one product. */
  mostPhotos: number;
  /** Most bytes of one photo. */
  photoBytes: number;
};
