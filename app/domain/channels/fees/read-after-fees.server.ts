import { and, asc, eq, inArray, isNull, like } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { titlePattern } from '#app/domain/catalog/title-key.ts';
import { ANY_CARRIER, ESTIMATE, type Zone } from '#app/domain/channels/fees/fee-row.ts';
import { type CostsOf, readSaleCosts, type SoldSize } from '#app/domain/channels/fees/sale-costs.server.ts';
import { type FeeLine, feeLines, lowestPrice, whatIsLeft } from '#app/domain/channels/fees/what-is-left.ts';
import { priceOn } from '#app/domain/channels/listing/prepare-listing.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { openChoices } from '#app/domain/channels/wording/read-channel-choices.server.ts';
import type { TaxWithheld } from '#app/domain/register/tax-withheld.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

export type AfterFees = {
  code: string;
  name: string;
  /** What one unit costs there, VND: the price that pushes and files give the platform. */
  price: number;
  /** The price there is not the market's. */
  isOwnPrice: boolean;
  lines: FeeLine[];
  left: number;
  /** What is left less what the goods cost; null while that is not known. */
  gain: number | null;
  /** Null while the cost or the carriage is not known, and where every price loses. */
  lowest: number | null;
  /** The seller bears carriage that nobody can count yet: what is left is less than it says. */
  lacksCarriage: boolean;
  packages: Array<{ kind: string; name: string; isChosen: boolean }>;
  /** Of the figures used, some are only reported, or only our guess. */
  certainty: 'confirmed' | 'reported' | 'estimated';
  sources: string[];
};

export type OwnSize = { id: string; code: string; listingId: string; label: string; price: number };

export type FeesPage = {
  /** The product that is looked at; null when there is none with a size. */
  goods: { id: string; title: string } | null;
  /** Its sizes. */
  sizes: OwnSize[];
  size: OwnSize | null;
  /** Products to choose from, by title; only so many. */
  others: Array<{ id: string; title: string }>;
  /** More are there than `others` holds. */
  hasMore: boolean;
  choices: { cost: number | null; packing: number; zone: Zone; share: number };
  /** Cost of carriage by weight and zone, with the carrier where it is one's own price; null when the weight is not known or too heavy. */
  carriage: { amount: number; confirmed: boolean; grams: number; carrier: string | null } | null;
  channels: AfterFees[];
  /** Whether platforms keep tax back of what this producer sells. */
  tax: TaxWithheld;
  /** Open marketplaces whose fees nobody has recorded. */
  unknown: string[];
};

/** Which size to look at, or which product (its first size is taken), and words of the products to choose from. */
export type FeesAsked = { variantId: string | null; listingId?: string | null; search?: string };

const MOST_OTHERS = 20;

/**
 * What one unit of a size leaves on each channel, side by side.
 * @throws NotFound for a size or a product that is not theirs
 */
export async function readAfterFees(
  { store, clock }: Context,
  actor: SellerActor,
  { variantId, listingId = null, search = '' }: FeesAsked,
): Promise<FeesPage> {
  const { channel } = store.tables;
  const today = localDate(clock.now());
  return store.read(async (db) => {
    const { others, hasMore } = await ownGoods(db, store, actor, search);
    const asked = listingId ?? (await listingOf(db, store, actor, variantId));
    const goods = await sizesOf(db, store, actor, asked);
    const chosen = variantId === null ? goods[0] : goods.find(({ id }) => id === variantId);
    if (!chosen && (variantId !== null || listingId !== null)) throw new NotFound('variant');
    const costs = await readSaleCosts(db, store, {
      producerId: actor.producerId,
      sold: chosen ? { listingId: chosen.listingId, setCode: chosen.setCode } : null,
      today,
    });
    const places = await db.select().from(channel).orderBy(asc(channel.position));
    const open = places.filter(
      ({ countsFrom, closedOn }) => countsFrom !== null && (closedOn === null || closedOn > today),
    );
    const cost = chosen ? costs.costOf(chosen.code) : null;
    const priceOf = chosen ? await pricesOf(db, store, actor, chosen) : null;
    const rate = chosen ? costs.carriageOf(chosen) : null;
    return {
      goods: chosen ? { id: chosen.listingId, title: chosen.title } : null,
      sizes: goods.map(shown),
      size: chosen ? shown(chosen) : null,
      others,
      hasMore,
      choices: { cost, ...costs.own },
      tax: costs.tax,
      carriage:
        rate && chosen?.grams != null
          ? {
              amount: rate.amount,
              confirmed: rate.confirmed,
              grams: chosen.grams,
              carrier: rate.carrier === ANY_CARRIER ? null : rate.carrier,
            }
          : null,
      channels:
        chosen && priceOf
          ? open
              .flatMap((one) => afterFees(one, { ...chosen, price: priceOf(one.code) }, costs, cost))
              .map((one) => ({ ...one, isOwnPrice: one.price !== chosen.price }))
          : [],
      unknown: open.filter(({ code }) => !costs.knows(code)).map(({ name }) => name),
    };
  });
}

/** What a size costs on a channel, as the channel is to see it. */
async function pricesOf(
  db: Db,
  store: Store,
  { producerId }: SellerActor,
  { listingId, code, price }: { listingId: string; code: string; price: number },
): Promise<(channelCode: string) => number> {
  const asked = { id: listingId, producer: { id: producerId } };
  const choicesOf = await openChoices(db, store)([asked]);
  return (channelCode) => {
    const channel = channels.find((one) => one.code === channelCode);
    if (!channel) return price;
    return priceOn(channel, { publicCode: code, priceVnd: price }, choicesOf(channelCode, asked));
  };
}

function afterFees(
  { code, name }: { code: string; name: string },
  size: SoldSize & { price: number },
  costsOf: CostsOf,
  cost: number | null,
): Array<Omit<AfterFees, 'isOwnPrice'>> {
  const costs = costsOf.on(code, size);
  if (costs === null) return [];
  const { fees, packages, packing, shipping, lacksCarriage } = costs;
  const left = whatIsLeft(size.price, costs);
  return [
    {
      code,
      name,
      price: size.price,
      lines: [
        ...feeLines(size.price, fees),
        ...(packing > 0 ? [{ kind: 'packing', name: '', amount: packing }] : []),
        ...(shipping > 0 ? [{ kind: 'shipping', name: '', amount: shipping }] : []),
      ],
      left,
      gain: cost === null ? null : left - cost,
      lowest: cost === null || lacksCarriage ? null : lowestPrice(cost, costs),
      lacksCarriage,
      packages: [...packages],
      certainty: fees.some(({ source }) => source === ESTIMATE)
        ? 'estimated'
        : fees.every((one) => one.confirmed)
          ? 'confirmed'
          : 'reported',
      sources: [...new Set(fees.map(({ source }) => source))].filter((one) => one !== ESTIMATE),
    },
  ];
}

type Rows = { tables: Store['tables'] };

function ofActor({ tables: { listing } }: Rows, { producerId }: SellerActor) {
  return and(eq(listing.producerId, producerId), inArray(listing.state, ['draft', 'published', 'suspended']));
}

/** Own products by title; with words, those whose title holds them in this order, whatever the marks. */
async function ownGoods(
  db: Db,
  store: Rows,
  actor: SellerActor,
  search: string,
): Promise<Pick<FeesPage, 'others' | 'hasMore'>> {
  const { listing } = store.tables;
  const pattern = titlePattern(search);
  const found = await db
    .select({ id: listing.id, title: listing.titleVi })
    .from(listing)
    .where(and(ofActor(store, actor), pattern === null ? undefined : like(listing.titleKey, pattern)))
    .orderBy(asc(listing.titleKey), asc(listing.id))
    .limit(MOST_OTHERS + 1);
  return { others: found.slice(0, MOST_OTHERS), hasMore: found.length > MOST_OTHERS };
}

/** The product of a size; without one the first by title that has a size. */
async function listingOf(
  db: Db,
  store: Rows,
  actor: SellerActor,
  variantId: string | null,
): Promise<string | null> {
  const { listing, variant } = store.tables;
  const [found] = await db
    .select({ id: listing.id })
    .from(listing)
    .innerJoin(variant, eq(variant.listingId, listing.id))
    .where(
      and(
        ofActor(store, actor),
        isNull(variant.archivedAt),
        variantId === null ? undefined : eq(variant.id, variantId),
      ),
    )
    .orderBy(asc(listing.titleKey), asc(listing.id))
    .limit(1);
  return found?.id ?? null;
}

async function sizesOf(db: Db, store: Rows, actor: SellerActor, listingId: string | null) {
  if (listingId === null) return [];
  const { listing, variant } = store.tables;
  return db
    .select({
      id: variant.id,
      code: variant.code,
      listingId: variant.listingId,
      title: listing.titleVi,
      nameVi: variant.nameVi,
      price: variant.price,
      grams: variant.weightGrams,
      setCode: listing.setCode,
    })
    .from(variant)
    .innerJoin(listing, eq(listing.id, variant.listingId))
    .where(and(ofActor(store, actor), eq(listing.id, listingId), isNull(variant.archivedAt)))
    .orderBy(asc(variant.position));
}

function shown({ id, code, listingId, nameVi, price }: Omit<OwnSize, 'label'> & { nameVi: string }): OwnSize {
  return { id, code, listingId, price, label: nameVi };
}
