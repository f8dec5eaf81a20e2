import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { keepExport } from '#app/domain/channels/exports/keep-export.server.ts';
import { givePaper } from '#app/domain/channels/papers/give-paper.server.ts';
import { keepTemplate } from '#app/domain/channels/template/keep-template.server.ts';
import { listOwnTickets } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { openTicket } from '#app/domain/orders/tickets/open-ticket.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { proveRefund } from '#app/domain/payments/refunds/prove-refund.server.ts';
import { stageStatement } from '#app/domain/payments/statements/stage-statement.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { anyPostRate, bankAccountOf, checkoutOf } from '#tests/factories/buying.ts';
import { completeDraft, ownListing, submitDraft } from '#tests/factories/listing-steps.ts';
import { paperOf, pdfBytes } from '#tests/factories/paper-of.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { paidOrder } from '#tests/factories/placed-order.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { askedOf, seenOf } from '#tests/factories/transfers.ts';
import { ROOT } from '#tests/support/templates.ts';

/** Stands in everything of a producer that others must not see. */
export function privateWords(producer: string): string {
  return `Chè riêng của ${producer}`;
}

export type AccessThings = { actor: SellerActor; things: Readonly<Record<string, string>> };

/** A producer with one of everything that an address can name. */
export async function accessThings(context: Context, name: string): Promise<AccessThings> {
  const actor = await sellerOf(context, name);
  const { producerId } = actor;
  const published = await publishedListing(context, { producerId });
  const { code } = await recognisedEntry(context, {
    producerId,
    rounds: [{ stars: 4, fromDay: -30, toDay: 300 }],
  });
  const listing = await completeDraft(context, actor, { what: { titleVi: privateWords(name) } });
  const waiting = await completeDraft(context, actor, {
    what: { titleVi: `${privateWords(name)} chờ duyệt` },
  });
  await submitDraft(context, actor, waiting);
  const revision = (await ownListing(context, actor, waiting)).open?.id ?? '';
  const file = readFileSync(join(ROOT, 'tests/fixtures/templates/shopee-constructed.xlsx'));
  const template = await keepTemplate(context, actor, { channelCode: 'shopee', fileName: 'mau.xlsx', file });
  const { id: exported } = await keepExport(context, {
    channelCode: 'shopee',
    producerId,
    personId: null,
    role: 'producer_member',
    fileName: (again) => `xuat${again}.csv`,
    extension: '.csv',
    readAt: context.clock.now(),
    content: Buffer.from(privateWords(name)),
    listings: () => [],
    report: [],
  });
  const paper = await givePaper(context, actor, paperOf({ number: privateWords(name) }));
  await anyPostRate(context);
  const accountId = await bankAccountOf(context, producerId, { number: producerId.slice(-12) });
  const { id: paidOrderId } = await paidOrder(context, published, { quantity: 1 });
  const { tables } = context.store;
  const { shop, run } = await shopWithRun(context, producerId, published);
  const { code: order } = await confirmCheckout(
    context,
    await checkoutOf(context, [{ listingId: published }]),
  );
  const money = await moneyThings(context, actor, {
    accountId,
    listingId: published,
    words: privateWords(name),
  });
  const complaint = await complaintOf(context, paidOrderId);
  const slugs = await context.store.read(async (db) => ({
    listings: await db.select({ id: tables.listing.id, slug: tables.listing.slug }).from(tables.listing),
    producers: await db
      .select({ id: tables.producer.id, slug: tables.producer.slug, code: tables.producer.code })
      .from(tables.producer),
    communes: await db.select({ code: tables.commune.code, slug: tables.commune.slug }).from(tables.commune),
  }));
  return {
    actor,
    things: {
      listing,
      revision,
      template,
      paper,
      export: exported,
      ...money,
      ...complaint,
      shop,
      run,
      order,
      paidOrder: paidOrderId,
      code,
      slug: slugs.listings.find(({ id }) => id === published)?.slug ?? '',
      producerCode: slugs.producers.find(({ id }) => id === producerId)?.code ?? '',
      producer: slugs.producers.find(({ id }) => id === producerId)?.slug ?? '',
      place: slugs.communes.find((commune) => commune.code === '02869')?.slug ?? '',
    },
  };
}

/** A complaint with a photo. */
async function complaintOf(context: Context, orderId: string) {
  const { order, orderGroup } = context.store.tables;
  const [group] = await context.store.read((db) =>
    db
      .select({ id: orderGroup.id, buyerId: orderGroup.buyerId })
      .from(orderGroup)
      .innerJoin(order, eq(order.groupId, orderGroup.id))
      .where(eq(order.id, orderId)),
  );
  if (!group) throw new Error('nothing was bought');
  const photos = [{ bytes: await photoBytes(), isTooLarge: false }];
  const ask = { orderId, kind: 'complaint', text: 'Gói bị rách', lines: [], photos } as const;
  const ticket = await openTicket(context, group, ask);
  const [shown] = await listOwnTickets(context, [orderId]);
  return { ticket, ticketPhoto: shown?.messages[0]?.photos[0] ?? '' };
}

/** A simulated shop that is connected, and a push into it. */
async function shopWithRun({ store, clock }: Context, producerId: string, listingId: string) {
  const { channelShop, pushRun, pushItem } = store.tables;
  const shop = newId();
  const run = newId();
  const now = clock.now();
  await store.write(async (tx) => {
    await tx.insert(channelShop).values({
      id: shop,
      producerId,
      channelCode: 'shopee',
      externalId: shop,
      name: 'Gian hàng thử',
      isSimulated: true,
      state: 'connected',
      grantVersion: 1,
      followsListing: true,
      connectedAt: now,
      connectedBy: newId(),
    });
    await tx.insert(pushRun).values({ id: run, shopId: shop, producerId, total: 1, createdAt: now });
    await tx.insert(pushItem).values({ runId: run, listingId, state: 'waiting', updatedAt: now });
  });
  return { shop, run };
}

/** An order that waits for a transfer, a transfer that waits for a decision, a statement that is not taken in, and a refund that was sent. */
async function moneyThings(
  context: Context,
  actor: SellerActor,
  { accountId, listingId, words }: { accountId: string; listingId: string; words: string },
) {
  const { producerId } = actor;
  const shop = { producerId, accountId, listingId, actor: { role: 'producer', ...actor } as const };
  const { orderId: unpaid } = await askedOf(context, shop);
  const { transferId: transfer } = await takeTransfer(
    context,
    accountId,
    seenOf(context, { amount: 5_000, text: words }),
  );
  const statement = await stageStatement(context, actor, {
    file: Buffer.from(`Ngày,Nội dung,Ghi có\n${localDate(context.clock.now())},${words},7000\n`),
    fileName: 'sao-ke.csv',
  });
  const { id: cancelled } = await paidOrder(context, listingId, { quantity: 1 });
  const by = { role: 'producer', personId: actor.personId } as const;
  const { refundIds } = await cancelOrder(context, { orderId: cancelled, by, reason: 'damaged' });
  const [refund = ''] = refundIds;
  const proof = { refundId: refund, reference: 'FT26327009', file: pdfBytes(words) };
  await proveRefund(context, shop.actor, proof);
  return { unpaid, transfer, statement, refund };
}
