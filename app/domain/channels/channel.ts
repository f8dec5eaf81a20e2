/**
 * What a channel is. One folder per channel: a rule table and its writers. Readiness, the listing form's hints, the
 * export and the push all read `rules`, so they cannot disagree. A new channel is a new folder and a line in
 * `registry.server.ts`.
 */
import type { ChannelListing } from '#app/domain/channels/channel-listing.ts';
import type { ChannelRule } from '#app/domain/channels/channel-rule.ts';
import type { ChannelWording } from '#app/domain/channels/channel-wording.ts';
import type { Platform } from '#app/domain/channels/platform/platform.ts';
import type { ChannelWords } from '#app/i18n/channels.ts';

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
  /** Files for a person at the platform to key in. */
  pack?: PackWriter;
  /** Direct entry by the platform's interface. */
  platform?: Platform;
};

/** What a feed says about itself. `baseUrl` has no trailing slash. */
export type FeedAbout = { title: string; description: string; baseUrl: string };

export type FeedWriter = {
  contentType: string;
  /** What a browser calls the file, where that is not the last part of its address. */
  fileName?: string;
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

/** Something that stays empty in the file, and why. */
export type Unfilled = {
  listingId: string | null;
  variantCode: string | null;
  column: string;
  message: ChannelWords;
  params: Readonly<Record<string, string | number>>;
  /** Where in the listing it is mended; null when it is mended in the seller centre. */
  fieldPath: string | null;
};

export type TemplatePlan = {
  questions: readonly TemplateQuestion[];
  /** Per listing what would be written, in the file's own words. */
  listings: ReadonlyArray<{
    listingId: string;
    rows: ReadonlyArray<{
      row: number;
      file: number;
      cells: ReadonlyArray<{ column: string; value: string }>;
    }>;
  }>;
  unfilled: readonly Unfilled[];
  /** Listings for which the file has no more room; they need another fresh file. */
  leftOver: readonly string[];
  files: number;
};

export type TemplateFiller = {
  /** Whether a text names one of the platform's categories in the way that its file takes. */
  isCategory(text: string): boolean;
  /** Most rows that one upload may hold. */
  rowsPerFile: number;
  /** Reads the seller's file; throws a DomainError that says what to download instead. */
  plan(file: Buffer, fill: TemplateFill): Promise<TemplatePlan>;
  /** The filled workbooks, each the seller's own file with only its data cells changed. */
  fill(file: Buffer, fill: TemplateFill): Promise<Buffer[]>;
};

export type TemplateFill = {
  listings: readonly ChannelListing[];
  /** Answers to the plan's questions, by field; several are parted by a line break. */
  answers: Readonly<Record<string, string>>;
  /** Category and other choices by listing id, then by field. */
  choices: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Local day, YYYY-MM-DD. */
  today: string;
};

export type PackWriter = {
  fileName(listings: readonly ChannelListing[], today: string): string;
  write(listings: readonly ChannelListing[], today: string): AsyncGenerator<Uint8Array>;
};
