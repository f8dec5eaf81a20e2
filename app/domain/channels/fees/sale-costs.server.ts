import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import {
  type CarrierRow,
  carriage,
  type FeeRow,
  feesOn,
  isTax,
  type Zone,
  zones,
} from '#app/domain/channels/fees/fee-row.ts';
import type { SaleCosts } from '#app/domain/channels/fees/what-is-left.ts';
import { type TaxWithheld, taxWithheld } from '#app/domain/register/tax-withheld.ts';
import type { Db, Store } from '#db/store.ts';

/** Where what is the producer's own, on every channel alike, is kept: the market's own catalogue. */
export const OWN_CHANNEL = 'catalogue';

/**
 * Whether a field of `channel_choice` only counts what a sale leaves: costs, packing, carriage, service packages. None of
 * it is sent anywhere.
 */
export function isOfCosts(field: string): boolean {
  return /^(?:cost-|package-|(?:packing|share|zone)$)/.test(field);
}

/** What is sold, as far as its costs depend on it. */
export type Sold = { listingId: string; setCode: string | null };
export type SoldSize = { code: string; grams: number | null };

/** What a producer said of their costs, for all goods; percent of the carriage that they bear. */
export type OwnCosts = { packing: number; zone: Zone; share: number };

export type CostsOf = {
  own: OwnCosts;
  /** Whether platforms keep tax back of what this producer sells; where they do not, none is among the fees. */
  tax: TaxWithheld;
  /** What one unit costs the producer, VND; null while they have not said. */
  costOf(code: string): number | null;
  /** Carriage of one unit; null when its weight is not known or too heavy. */
  carriageOf(size: SoldSize): CarrierRow | null;
  /** Whether anybody has recorded what a channel takes of such goods. */
  knows(channelCode: string): boolean;
  /** What the sale of one unit costs on a channel; null where nobody has recorded its fees. */
  on(channelCode: string, size: SoldSize): ChannelCosts | null;
};

export type ChannelCosts = Omit<SaleCosts, 'fees'> & {
  fees: readonly FeeRow[];
  packages: ReadonlyArray<{ kind: string; name: string; isChosen: boolean }>;
  /** The producer bears carriage and nobody can say how much: the size has no weight, or a weight beyond every rate. */
  lacksCarriage: boolean;
};

/** What selling one listing costs on each channel on a local day, by the fee tables and what the producer said. */
export async function readSaleCosts(
  db: Db,
  { tables }: Store,
  { producerId, sold, today }: { producerId: string; sold: Sold | null; today: string },
): Promise<CostsOf> {
  const { channelFee, carrierRate, channelChoice, producer } = tables;
  const [seller] = await db
    .select({ legalType: producer.legalType })
    .from(producer)
    .where(eq(producer.id, producerId));
  const tax = taxWithheld(seller?.legalType ?? 'unknown');
  const kept = await db
    .select()
    .from(channelChoice)
    .where(
      and(
        eq(channelChoice.producerId, producerId),
        or(
          eq(channelChoice.subject, '*'),
          and(
            eq(channelChoice.channelCode, OWN_CHANNEL),
            inArray(channelChoice.subject, sold === null ? [] : [sold.listingId]),
          ),
        ),
      ),
    );
  const choices = new Map(
    kept.map(({ channelCode, subject, field, value }) => [`${channelCode} ${subject} ${field}`, value]),
  );
  const general = (field: string) => choices.get(`${OWN_CHANNEL} * ${field}`);
  const own: OwnCosts = {
    packing: Number(general('packing') ?? 0),
    zone: zones.find((one) => one === general('zone')) ?? 'country',
    share: Number(general('share') ?? 0),
  };
  const rates = await db.select().from(carrierRate).where(isNull(carrierRate.archivedAt));
  const rows = await db
    .select()
    .from(channelFee)
    .where(isNull(channelFee.archivedAt))
    .orderBy(asc(channelFee.id));
  const fees = feesOn(rows, today, sold?.setCode ?? null);
  const carriageOf = ({ grams }: SoldSize) =>
    grams === null ? null : carriage(rates, { grams, zone: own.zone, day: today });
  return {
    own,
    tax,
    carriageOf,
    costOf(code) {
      const text = sold && choices.get(`${OWN_CHANNEL} ${sold.listingId} cost-${code}`);
      return text ? Number(text) : null;
    },
    knows: (channelCode) => fees.some((one) => one.channelCode === channelCode),
    on(channelCode, size) {
      const ofChannel = fees.filter((one) => one.channelCode === channelCode);
      if (ofChannel.length === 0) return null;
      const packages = ofChannel
        .filter(({ isAlways }) => !isAlways)
        .map(({ kind, name }) => ({
          kind,
          name,
          isChosen: choices.get(`${channelCode} * package-${kind}`) === 'yes',
        }));
      const owed = tax === 'own' ? ofChannel.filter((one) => !isTax(one)) : ofChannel;
      const taken = owed.filter(
        ({ isAlways, kind }) => isAlways || packages.some((one) => one.kind === kind && one.isChosen),
      );
      const rate = carriageOf(size);
      const shipping = rate === null ? 0 : Math.ceil((rate.amount * own.share) / 100);
      const lacksCarriage = rate === null && own.share > 0;
      return { fees: taken, packing: own.packing, shipping, packages, lacksCarriage };
    },
  };
}
