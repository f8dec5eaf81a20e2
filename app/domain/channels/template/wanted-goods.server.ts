import { setImmediate } from 'node:timers/promises';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import { loadPreparedListings } from '#app/domain/channels/listing/load-prepared-listings.server.ts';
import {
  type ChangedSinceSeen,
  changedSinceSeen,
  seenText,
} from '#app/domain/channels/listing/seen-listing.server.ts';
import type { OutgoingAttribute } from '#app/domain/channels/platform/platform.ts';
import { answersForFile } from '#app/domain/channels/template/answers-for-file.server.ts';
import { categoryPaths } from '#app/domain/channels/template/category-paths.server.ts';
import { fileCategoryField } from '#app/domain/channels/template/file-category.ts';
import { readSeenWithChoice } from '#app/domain/channels/template/kept-choice.ts';
import {
  type StandingListing,
  standingListings,
} from '#app/domain/channels/template/standing-listings.server.ts';
import type { WorkbookWish } from '#app/domain/channels/template/workbook-wish.ts';
import type { Context } from '#app/server/context.ts';

/** A published listing of the producer, as much of it as a list of thousands needs. */
export type OfferedListing = Pick<ChannelListing, 'id' | 'titleVi' | 'category' | 'setCode' | 'version'> & {
  variants: ReadonlyArray<Pick<ChannelVariant, 'publicCode' | 'nameVi' | 'sku'>>;
  /** How a page shows it (`seenText`); '' where nobody looks at it. */
  seen: string;
};

type About = {
  /** By the file: a listing without a category has no place in it. */
  isByCategory: boolean;
  /** Answers to the file's questions, with the categories that hold for it only. */
  said: Readonly<Record<string, string>>;
  /** Ids of those that no file for this channel has held as they are now. */
  changed: ReadonlySet<string>;
  /** Whether the listings are to be looked at on a page. */
  withSeen: boolean;
};

/** What becomes of a wish while its listings go by; whole when they are through. */
export class WantedGoods {
  readonly offered: OfferedListing[] = [];
  readonly chosen: OfferedListing[] = [];
  readonly standing = new Map<string, StandingListing>();
  readonly cameToStand = new Set<string>();
  readonly uncategorised: OfferedListing[] = [];
  readonly pushedAs = new Map<string, string>();
  readonly changedSinceSeen: ChangedSinceSeen[] = [];
  readonly categoryPaths = new Map<string, string>();
  /** Of the batch that is at work. */
  readonly attributes = new Map<string, readonly OutgoingAttribute[]>();
  unchanged = 0;

  readonly #context: Context;
  readonly #channel: Channel;
  readonly #wish: WorkbookWish;
  readonly #about: About;
  readonly #listed: ReadonlySet<string> | null;
  readonly #even: ReadonlySet<string>;
  readonly #seenStanding: ReadonlySet<string> | null;
  readonly #seen: ReturnType<typeof readSeenWithChoice>;

  constructor(context: Context, channel: Channel, wish: WorkbookWish, about: About) {
    this.#context = context;
    this.#channel = channel;
    this.#wish = wish;
    this.#about = about;
    this.#listed = wish.listingIds && new Set(wish.listingIds);
    this.#even = new Set(wish.evenStanding);
    this.#seen = readSeenWithChoice(wish.seen ?? new Map());
    this.#seenStanding = wish.seenStanding ? new Set(wish.seenStanding) : null;
  }

  /** The listings that are to go in, batch by batch, other requests served between them. */
  async *batches(only?: readonly string[]): AsyncGenerator<readonly ChannelListing[]> {
    const { producerId } = this.#wish;
    const choice = only ? { producerId, ids: only } : { producerId };
    for await (const batch of loadPreparedListings(this.#context, this.#channel, choice)) {
      const listings = batch.map((one) => this.#withFileCategory(one));
      await this.#readPaths(listings);
      const ids = listings.map(({ id }) => id);
      for (const each of await standingListings(this.#context, this.#channel.code, ids))
        this.standing.set(...each);
      const wanted: ChannelListing[] = [];
      for (const [at, listing] of listings.entries()) {
        if (at % 50 === 49) await setImmediate();
        const offered = this.#offer(listing);
        if (!this.#isWanted(listing)) continue;
        if (this.#wish.onlyChanges && !this.#about.changed.has(listing.id)) {
          this.unchanged += 1;
          continue;
        }
        wanted.push(listing);
        this.chosen.push(offered);
      }
      this.changedSinceSeen.push(...changedSinceSeen(wanted, this.#seen.texts));
      this.attributes.clear();
      for (const each of await answersForFile(this.#context, this.#wish, wanted, this.pushedAs))
        this.attributes.set(...each);
      yield wanted;
    }
  }

  #withFileCategory(listing: ChannelListing): ChannelListing {
    const category = this.#about.said[fileCategoryField(listing.id)];
    if (category === undefined || category === listing.category) return listing;
    if (listing.category !== null) this.pushedAs.set(listing.id, listing.category);
    return { ...listing, category };
  }

  async #readPaths(listings: readonly ChannelListing[]): Promise<void> {
    const chosen = new Set(
      listings
        .flatMap(({ id, category }) => [category ?? '', this.pushedAs.get(id) ?? ''])
        .filter((category) => category !== '' && !this.categoryPaths.has(category)),
    );
    if (chosen.size === 0) return;
    for (const each of await categoryPaths(this.#context, this.#channel.code, chosen))
      this.categoryPaths.set(...each);
  }

  #offer(listing: ChannelListing): OfferedListing {
    const { id, titleVi, category, setCode, version } = listing;
    const variants = listing.variants.map(({ publicCode, nameVi, sku }) => ({ publicCode, nameVi, sku }));
    const seen = this.#about.withSeen ? seenText(listing, { isCategoryShown: false }) : '';
    const offered = { id, titleVi, category, setCode, version, variants, seen };
    this.offered.push(offered);
    if (this.#about.isByCategory && !category?.trim()) this.uncategorised.push(offered);
    return offered;
  }

  /** Notes on the way what stays out only because it has come to stand on the channel. */
  #isWanted({ id, category }: ChannelListing): boolean {
    const { choice } = this.#wish;
    const stands = this.standing.has(id);
    const isAsked = this.#about.isByCategory && !category?.trim();
    if (this.#listed) {
      if (!this.#listed.has(id)) return false;
      const came = this.#seenStanding !== null && stands && !this.#seenStanding.has(id);
      if (came) this.cameToStand.add(id);
      return !came;
    }
    const own = choice?.each.get(id);
    if (own === 'takeStanding' || this.#even.has(id)) return !isAsked || own !== undefined;
    const isMeant = own === undefined ? choice?.rest !== 'none' && !isAsked : own === 'take';
    if (!isMeant) return false;
    if (stands && (own === 'take' || (choice && this.#seen.chosen.has(id)))) this.cameToStand.add(id);
    return !stands;
  }
}
