import type { KeptChoice } from '#app/domain/channels/template/kept-choice.ts';

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
  /** With `listingIds` null: what was ticked and unticked page by page; absent, nothing was. */
  choice?: KeptChoice;
  /** Leave out what the producer's files for this channel have held as it is now. */
  onlyChanges: boolean;
};
