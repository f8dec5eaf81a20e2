import { z } from 'zod';
import { callGoogle } from '#app/domain/channels/google/call-google.server.ts';
import { market } from '#app/domain/channels/google/google-grant.server.ts';
import { goneCode, googleRefusal } from '#app/domain/channels/google/google-trouble.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import {
  type PlatformProduct,
  type PlatformRefusal,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { pollEach } from '#app/domain/channels/platform/poll-each.ts';

/** Everywhere that an item can be shown without a shop of bricks; kept out of these, it is shown nowhere. */
export const everywhere = ['SHOPPING_ADS', 'DISPLAY_ADS', 'FREE_LISTINGS', 'YOUTUBE_SHOPPING'] as const;

const countries = z.array(z.string()).default([]);
const product = z.object({
  offerId: z.string(),
  productAttributes: z
    .looseObject({ excludedDestinations: z.array(z.string()).default([]) })
    .default({ excludedDestinations: [] }),
  productStatus: z
    .object({
      destinationStatuses: z
        .array(
          z.object({
            approvedCountries: countries,
            pendingCountries: countries,
            disapprovedCountries: countries,
          }),
        )
        .default([]),
      itemLevelIssues: z
        .array(
          z.object({
            code: z.string().default(''),
            severity: z.string().default(''),
            attribute: z.string().optional(),
            description: z.string().default(''),
            detail: z.string().default(''),
            applicableCountries: countries,
          }),
        )
        .default([]),
    })
    .optional(),
});
type Told = z.infer<typeof product>;

/** What an item and its processed product are called, by our public code of the size. */
export const offerName = (publicCode: string) =>
  `${market.contentLanguage}~${market.feedLabel}~${publicCode}`;

/** Names that hold signs with a meaning go base64url without padding. */
export function pathOf({ grant }: PlatformSession, of: 'products' | 'productInputs', name: string): string {
  const [, , publicCode = ''] = name.split('~');
  const isPlain = /^[\w.-]+$/.test(publicCode);
  const segment = isPlain ? name : Buffer.from(name, 'utf8').toString('base64url');
  return `/products/v1/accounts/${grant.shopId}/${of}/${segment}`;
}

/**
 * Google knows single items only; those of one listing are held together by the group id, which is our listing's public
 * code, and a listing with one size goes by the code of that size.
 */
export function googleExternalId({ variants, publicCode }: ChannelListing): string {
  const [only] = variants;
  return variants.length === 1 && only ? only.publicCode : publicCode;
}

export function offerNames({ variants }: ChannelListing): Record<string, string> {
  return Object.fromEntries(variants.map(({ publicCode }) => [publicCode, offerName(publicCode)]));
}

/**
 * By the names of the listing's own items. An item shows here minutes after it was inserted: "not there" may mean "not
 * yet", which does no harm, for an insert that is repeated replaces the same item.
 */
export async function findGoogleProduct(
  session: PlatformSession,
  listing: ChannelListing,
): Promise<PlatformProduct | null> {
  const names = offerNames(listing);
  const seen = await readOffers(session, names);
  if (seen.every((one) => one === null)) return null;
  const found = Object.fromEntries(Object.entries(names).filter((_, index) => seen[index] !== null));
  const known: PlatformProduct = {
    externalId: googleExternalId(listing),
    state: 'in_review',
    variants: found,
    url: null,
    refusals: [],
  };
  return described(known, seen);
}

/** Each by its items. */
export function pollGoogleProducts(
  session: PlatformSession,
  known: readonly PlatformProduct[],
): Promise<PlatformProduct[]> {
  return pollEach(known, async (one) => described(one, await readOffers(session, one.variants)));
}

async function readOffers(
  session: PlatformSession,
  variants: Readonly<Record<string, string>>,
): Promise<Array<Told | null>> {
  const told: Array<Told | null> = [];
  for (const name of Object.values(variants)) told.push(await readOffer(session, name));
  return told;
}

async function readOffer(session: PlatformSession, name: string): Promise<Told | null> {
  try {
    return await callGoogle(session, {
      method: 'GET',
      path: pathOf(session, 'products', name),
      answer: product,
    });
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

export function isGone(error: unknown): boolean {
  if (!(error instanceof PlatformTrouble)) return false;
  return error.kind === 'refused' && error.refusals.some(({ code }) => code === goneCode);
}

/** A product is what its items are together. */
function described(known: PlatformProduct, offers: ReadonlyArray<Told | null>): PlatformProduct {
  const states = offers.map((offer) => (offer ? stateOf(offer) : null));
  const refusals = offers.flatMap((offer, size) => (offer ? reasonsOf(offer, size) : []));
  return { ...known, state: together(known.state, states), refusals };
}

function together(
  before: PlatformProduct['state'],
  states: ReadonlyArray<PlatformProduct['state'] | null>,
): PlatformProduct['state'] {
  const has = (state: PlatformProduct['state'] | null) => states.includes(state);
  const wasOnSale = before === 'live' || before === 'suspended';
  // What was only just sent does not show yet; whether it was taken at all shows nowhere else.
  if (states.every((state) => state === null)) return before === 'in_review' ? 'in_review' : 'removed';
  if (has('rejected')) return wasOnSale ? 'suspended' : 'rejected';
  if (has('in_review') || (has(null) && before === 'in_review')) return 'in_review';
  return has('live') ? 'live' : 'draft';
}

/** Of one item, for our country: shown anywhere counts as on sale. */
function stateOf({ productAttributes, productStatus }: Told): PlatformProduct['state'] {
  const { excludedDestinations: excluded } = productAttributes;
  if (excluded.includes('FREE_LISTINGS') && excluded.includes('SHOPPING_ADS')) return 'draft';
  const statuses = productStatus?.destinationStatuses ?? [];
  if (statuses.some((one) => one.approvedCountries.includes(market.country))) return 'live';
  if (statuses.some((one) => one.pendingCountries.includes(market.country))) return 'in_review';
  if (statuses.some((one) => one.disapprovedCountries.includes(market.country))) return 'rejected';
  return 'in_review';
}

/** Only what keeps it from being shown here, each reason once: Google repeats it for every place. */
function reasonsOf({ productStatus }: Told, size: number): PlatformRefusal[] {
  const reasons = new Map<string, PlatformRefusal>();
  for (const issue of productStatus?.itemLevelIssues ?? []) {
    const isHere =
      issue.applicableCountries.length === 0 || issue.applicableCountries.includes(market.country);
    if (issue.severity !== 'DISAPPROVED' || !isHere) continue;
    const message = [issue.description, issue.detail].filter(Boolean).join(' ');
    const attribute = issue.attribute ?? null;
    reasons.set(
      `${issue.code} ${attribute}`,
      googleRefusal(issue.code || 'DISAPPROVED', message, attribute, size),
    );
  }
  return [...reasons.values()];
}
