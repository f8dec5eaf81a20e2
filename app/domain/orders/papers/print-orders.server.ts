import { eq, inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { readProfile } from '#app/domain/catalog/read-profile.server.ts';
import { frozenDelivery } from '#app/domain/orders/delivery/frozen-delivery.ts';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { readOrderDisputes } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { loadOwnOrders } from '#app/domain/orders/fulfil/own-order.server.ts';
import { placeOf } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { readPieces } from '#app/domain/orders/fulfil/read-pieces.server.ts';
import {
  contactTermMs,
  needsReceiver,
  readReceivers,
} from '#app/domain/orders/fulfil/read-receivers.server.ts';
import { readAllGoneBack } from '#app/domain/orders/money-back/all-gone-back.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { drawCutLines, drawLabel, placeOnSheet } from '#app/domain/orders/papers/draw-label.server.ts';
import { drawSlip } from '#app/domain/orders/papers/draw-slip.server.ts';
import type { OrderPaper } from '#app/domain/orders/papers/order-papers.ts';
import type { PrintedOrder } from '#app/domain/orders/papers/printed-order.ts';
import { whyNotGo } from '#app/domain/orders/why-not-go.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { openPdf, type Pdf } from '#app/server/pdf/open-pdf.server.ts';

/** More than a morning's parcels; drawing them takes well under a second. */
const MOST_AT_ONCE = 50;
const LABELS_ON_A4 = 4;

/**
 * The papers of some of a producer's orders in one PDF, in the order of their codes. Each look at a buyer's name is in the
 * audit.
 * Services that are used where their producer is have none, and are left out.
 * @throws NotFound; DomainError ordersNoneChosen, tooManyOrders, nothingPacked where all of them are such services,
 * notPrintable where one of the others is not to be sent, or its buyer has been erased.
 */
export async function printOrders(
  context: Context,
  actor: SellerActor,
  { orderIds, paper }: { orderIds: readonly string[]; paper: OrderPaper },
): Promise<Buffer> {
  if (orderIds.length === 0) throw new DomainError('ordersNoneChosen');
  if (orderIds.length > MOST_AT_ONCE)
    throw new DomainError('tooManyOrders', { params: { max: MOST_AT_ONCE } });
  const orders = await readPrinted(context, actor, orderIds, paper);
  if (orders.length === 0) throw new DomainError('nothingPacked');
  const codes = orders.map(({ code }) => code).join(', ');
  const pdf = await openPdf(context.config.rootDir, { title: codes });
  draw(pdf, orders, paper);
  return pdf.finish();
}

function draw(pdf: Pdf, orders: readonly PrintedOrder[], paper: OrderPaper): void {
  if (paper === 'slip-a6' || paper === 'slip-a4') {
    for (const order of orders) drawSlip(pdf, order, paper === 'slip-a6' ? 'a6' : 'a4');
    return;
  }
  for (const [at, order] of orders.entries()) {
    if (paper === 'label-a6') {
      pdf.addPage('a6');
      drawLabel(pdf, order, { left: 0, top: 0 });
      continue;
    }
    if (at % LABELS_ON_A4 === 0) {
      pdf.addPage('a4');
      drawCutLines(pdf);
    }
    drawLabel(pdf, order, placeOnSheet(at % LABELS_ON_A4));
  }
}

async function readPrinted(
  context: Context,
  actor: SellerActor,
  orderIds: readonly string[],
  paper: OrderPaper,
): Promise<PrintedOrder[]> {
  const { store, clock, config } = context;
  const { tables } = store;
  const now = clock.now();
  const { rows, pieces, groups, places, keptMs, disputes, allBack } = await store.read(async (db) => {
    const chosen = await loadOwnOrders(db, tables, actor.producerId, orderIds);
    const rows = chosen.filter(({ delivery }) => !isUsedThere(delivery as FrozenDelivery));
    const ids = rows.map(({ id }) => id);
    const places = new Map<string, string | null>();
    for (const row of rows) places.set(row.id, await placeOf(db, tables, row.delivery));
    return {
      rows,
      places,
      disputes: await readOrderDisputes(db, tables, ids),
      allBack: await readAllGoneBack(db, tables, ids),
      pieces: await readPieces(db, tables, ids),
      keptMs: await contactTermMs(db, tables, now),
      groups: await db
        .select({
          orderId: tables.order.id,
          code: tables.orderGroup.code,
          language: tables.orderGroup.language,
        })
        .from(tables.order)
        .innerJoin(tables.orderGroup, eq(tables.orderGroup.id, tables.order.groupId))
        .where(inArray(tables.order.id, ids)),
    };
  });
  const stopped = rows.some((row) =>
    whyNotGo(orderState(row), {
      dispute: disputes.get(row.id)?.kind ?? null,
      isAllBack: allBack.has(row.id),
    }),
  );
  if (stopped) throw new DomainError('notPrintable');
  if (rows.some((row) => !needsReceiver(row, now, keptMs))) throw new DomainError('notPrintable');
  const receivers = await readReceivers(context, rows, {
    personId: actor.personId,
    role: 'producer_member',
    purpose: paper,
  });
  if (rows.some(({ id }) => !receivers.get(id))) throw new DomainError('notPrintable');
  const sender = await readProfile(context, actor);
  const printed = rows.map((row) => {
    const group = groups.find(({ orderId }) => orderId === row.id);
    const language = group?.language ?? 'vi';
    const prefix = language === 'en' ? '/en' : '';
    return {
      code: row.code,
      placedAt: row.placedAt,
      hasAlcohol: row.hasAlcohol,
      language,
      sender: { name: sender.name, phone: sender.contactPhone, address: sender.address },
      receiver: receivers.get(row.id) ?? null,
      delivery: frozenDelivery.parse(row.delivery),
      placeName: places.get(row.id) ?? null,
      lines: (pieces.get(row.id) ?? []).filter(({ isService }) => !isService),
      address: `${config.publicUrl}${prefix}/orders/${group?.code ?? row.code}`,
    };
  });
  return printed.sort((a, b) => (a.code < b.code ? -1 : 1));
}
