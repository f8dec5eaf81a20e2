import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { MOST_VND, refuseOutside } from '#app/domain/channels/fees/fee-input.ts';
import { zones } from '#app/domain/channels/fees/fee-row.ts';
import { OWN_CHANNEL } from '#app/domain/channels/fees/sale-costs.server.ts';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type FeeChoices = {
  variantId: string;
  /** What one unit costs the producer, VND; null when they do not say. Never shown to anyone else. */
  cost: number | null;
  /** VND for one unit. */
  packing: number | null;
  zone: string;
  /** Percent of the carriage that the seller bears. */
  share: number | null;
  /** "shopee voucher-xtra": the service packages taken; those of `offered` that are not here are not. */
  packages: ReadonlyArray<string>;
  offered: ReadonlyArray<string>;
};

/**
 * Keeps what a producer's after-fee figures are counted with; the cost of the goods stays private to them.
 * @throws NotFound; DomainError, with all that is wrong in it: notDigits, negativeNumber, notAWholeNumber, tooBig (cost, packing, share), notInList (zone)
 */
export async function saveFeeChoices(context: Context, actor: SellerActor, input: FeeChoices): Promise<void> {
  const { store, clock } = context;
  const { variant, channelChoice, channelFee } = store.tables;
  checkTogether([
    () => refuseOutside('cost', input.cost ?? 0, MOST_VND),
    () => refuseOutside('packing', input.packing ?? 0, MOST_VND),
    () => refuseOutside('share', input.share ?? 0, 100),
    () => {
      if (!zones.some((zone) => zone === input.zone)) throw new DomainError('notInList', { field: 'zone' });
    },
  ]);
  const cost = input.cost === null ? '' : String(input.cost);
  const packing = String(input.packing ?? 0);
  const share = String(input.share ?? 0);
  await store.write(async (tx) => {
    const [own] = await tx
      .select({ code: variant.code, listingId: variant.listingId })
      .from(variant)
      .where(and(eq(variant.id, input.variantId), eq(variant.producerId, actor.producerId)));
    if (!own) throw new NotFound('variant');
    const known = await tx
      .select({ channelCode: channelFee.channelCode, kind: channelFee.kind })
      .from(channelFee)
      .where(and(eq(channelFee.isAlways, false), isNull(channelFee.archivedAt)));
    const rows = [
      { channelCode: OWN_CHANNEL, subject: own.listingId, field: `cost-${own.code}`, value: cost },
      { channelCode: OWN_CHANNEL, subject: '*', field: 'packing', value: packing },
      { channelCode: OWN_CHANNEL, subject: '*', field: 'share', value: share },
      { channelCode: OWN_CHANNEL, subject: '*', field: 'zone', value: input.zone },
      ...known
        .map(({ channelCode, kind }) => ({ channelCode, kind, key: `${channelCode} ${kind}` }))
        .filter(({ key }) => input.offered.includes(key))
        .map(({ channelCode, kind, key }) => ({
          channelCode,
          subject: '*',
          field: `package-${kind}`,
          value: input.packages.includes(key) ? 'yes' : '',
        })),
    ];
    for (const row of rows) {
      await tx
        .delete(channelChoice)
        .where(
          and(
            eq(channelChoice.producerId, actor.producerId),
            eq(channelChoice.channelCode, row.channelCode),
            eq(channelChoice.subject, row.subject),
            eq(channelChoice.field, row.field),
          ),
        );
      if (row.value === '') continue;
      await tx
        .insert(channelChoice)
        .values({ ...row, producerId: actor.producerId, chosenAt: clock.now(), chosenBy: actor.personId })
        .onConflictDoNothing();
    }
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'save-fee-choices',
      subject: 'producer',
      subjectId: actor.producerId,
      detail: { listingId: own.listingId },
    });
  });
}
