import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import {
  ANY_CARRIER,
  carriage,
  ESTIMATE,
  feesOn,
  type Zone,
  zones,
} from '#app/domain/channels/fees/fee-row.ts';
import { type FeeLine, feeLines, lowestPrice, whatIsLeft } from '#app/domain/channels/fees/what-is-left.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

/** Where what is the producer's own, on every channel alike, is kept: the market's own catalogue. */
export const OWN_CHANNEL = 'catalogue';

export type AfterFees = {
  code: string;
  name: string;
  lines: FeeLine[];
  left: number;
  /** What is left less what the goods cost; null while that is not known. */
  gain: number | null;
  lowest: number | null;
  packages: Array<{ kind: string; name: string; isChosen: boolean }>;
  /** Of the figures used, some are only reported, or only our guess. */
  certainty: 'confirmed' | 'reported' | 'estimated';
  sources: string[];
};

export type OwnSize = { id: string; code: string; listingId: string; label: string; price: number };

export type FeesPage = {
  sizes: OwnSize[];
  size: OwnSize | null;
  choices: { cost: number | null; packing: number; zone: Zone; share: number };
  /** Cost of carriage by weight and zone, with the carrier where it is one's own price; null when the weight is not known or too heavy. */
  carriage: { amount: number; confirmed: boolean; grams: number; carrier: string | null } | null;
  channels: AfterFees[];
  /** Open marketplaces whose fees nobody has recorded. */
  unknown: string[];
};

/**
 * What one unit of a size leaves on each channel, side by side.
 * @param variantId null for the first size. @throws NotFound for one that is not theirs
 */
export async function readAfterFees(
  { store, clock }: Context,
  actor: SellerActor,
  variantId: string | null,
): Promise<FeesPage> {
  const { tables } = store;
  const { variant, listing, channel, channelFee, carrierRate, channelChoice } = tables;
  const today = localDate(clock.now());
  return store.read(async (db) => {
    const variants = await db
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
      .where(
        and(
          eq(variant.producerId, actor.producerId),
          isNull(variant.archivedAt),
          inArray(listing.state, ['draft', 'published', 'suspended']),
        ),
      )
      .orderBy(asc(listing.titleVi), asc(variant.listingId), asc(variant.position));
    const chosen = variantId === null ? variants[0] : variants.find(({ id }) => id === variantId);
    if (!chosen && variantId !== null) throw new NotFound('variant');
    const kept = await db.select().from(channelChoice).where(eq(channelChoice.producerId, actor.producerId));
    const choiceOf = (channelCode: string, subject: string, field: string) =>
      kept.find((one) => one.channelCode === channelCode && one.subject === subject && one.field === field)
        ?.value ?? null;
    const costText = chosen ? choiceOf(OWN_CHANNEL, chosen.listingId, `cost-${chosen.code}`) : null;
    const zone = zones.find((one) => one === choiceOf(OWN_CHANNEL, '*', 'zone')) ?? 'country';
    const choices = {
      cost: costText === null ? null : Number(costText),
      packing: Number(choiceOf(OWN_CHANNEL, '*', 'packing') ?? 0),
      zone,
      share: Number(choiceOf(OWN_CHANNEL, '*', 'share') ?? 0),
    };
    const rates = await db.select().from(carrierRate).where(isNull(carrierRate.archivedAt));
    const rate =
      chosen?.grams == null ? null : carriage(rates, { grams: chosen.grams, zone: choices.zone, day: today });
    const fees = feesOn(
      await db.select().from(channelFee).where(isNull(channelFee.archivedAt)).orderBy(asc(channelFee.id)),
      today,
      chosen?.setCode ?? null,
    );
    const places = await db.select().from(channel).orderBy(asc(channel.position));
    const open = places.filter(
      ({ countsFrom, closedOn }) => countsFrom !== null && (closedOn === null || closedOn > today),
    );
    const shipping = rate === null ? 0 : Math.ceil((rate.amount * choices.share) / 100);
    const label = (one: { title: string; nameVi: string }) => `${one.title} · ${one.nameVi}`;
    return {
      sizes: variants.map((one) => ({ ...pick(one), label: label(one) })),
      size: chosen ? { ...pick(chosen), label: label(chosen) } : null,
      choices,
      carriage:
        rate && chosen?.grams != null
          ? {
              amount: rate.amount,
              confirmed: rate.confirmed,
              grams: chosen.grams,
              carrier: rate.carrier === ANY_CARRIER ? null : rate.carrier,
            }
          : null,
      channels: open.flatMap(({ code, name }): AfterFees[] => {
        const own = fees.filter(({ channelCode }) => channelCode === code);
        if (!chosen || own.length === 0) return [];
        const packages = own
          .filter(({ isAlways }) => !isAlways)
          .map(({ kind, name }) => ({
            kind,
            name,
            isChosen: choiceOf(code, '*', `package-${kind}`) === 'yes',
          }));
        const taken = own.filter(
          ({ isAlways, kind }) => isAlways || packages.some((one) => one.kind === kind && one.isChosen),
        );
        const costs = { fees: taken, packing: choices.packing, shipping };
        const left = whatIsLeft(chosen.price, costs);
        const isGuess = taken.some(({ source }) => source === ESTIMATE);
        return [
          {
            code,
            name,
            lines: [
              ...feeLines(chosen.price, taken),
              ...(costs.packing > 0 ? [{ kind: 'packing', name: '', amount: costs.packing }] : []),
              ...(shipping > 0 ? [{ kind: 'shipping', name: '', amount: shipping }] : []),
            ],
            left,
            gain: choices.cost === null ? null : left - choices.cost,
            lowest: choices.cost === null ? null : lowestPrice(choices.cost, costs),
            packages,
            certainty: isGuess ? 'estimated' : taken.every((one) => one.confirmed) ? 'confirmed' : 'reported',
            sources: [...new Set(taken.map(({ source }) => source))].filter((one) => one !== ESTIMATE),
          },
        ];
      }),
      unknown: open
        .filter(({ code }) => !fees.some(({ channelCode }) => channelCode === code))
        .map(({ name }) => name),
    };
  });
}

function pick({ id, code, listingId, price }: Omit<OwnSize, 'label'>): Omit<OwnSize, 'label'> {
  return { id, code, listingId, price };
}
