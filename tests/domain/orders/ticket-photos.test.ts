import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import { answerTicket } from '#app/domain/orders/tickets/answer-ticket.server.ts';
import { listOwnTickets } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { openTicket } from '#app/domain/orders/tickets/open-ticket.server.ts';
import { sweepTicketPhotos } from '#app/domain/orders/tickets/sweep-ticket-photos.server.ts';
import { openTicketPhoto } from '#app/domain/orders/tickets/ticket-photos.server.ts';
import { cancelOwn } from '#app/domain/payments/buyer-acts/cancel-own.server.ts';
import { eraseBuyer } from '#app/domain/payments/data-rights/erase-buyer.server.ts';
import type { Context } from '#app/server/context.ts';
import { seal } from '#app/server/crypto/seal.server.ts';
import { isDomainError, isNotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, shopOf } from '#tests/factories/paying.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function bought(context: Context) {
  await anyPostRate(context);
  const { listingId, producerId } = await shopOf(context, 'HTX Chè');
  const { code, orders } = await ordersOf(context, [{ listingId, quantity: 1 }]);
  const { orderGroup } = context.store.tables;
  const [group] = await context.store.read((db) =>
    db.select().from(orderGroup).where(eq(orderGroup.code, code)),
  );
  const [order] = orders;
  if (!group || !order) throw new Error('nothing was bought');
  return { group, orderId: order.id, producerId };
}

const photo = async (seed = 0) => ({ bytes: await photoBytes({ gps: true, seed }), isTooLarge: false });

/** Files in the area of photos. */
async function files({ storage }: Context): Promise<Buffer[]> {
  const found: Buffer[] = [];
  for await (const { key } of storage.list('tickets'))
    found.push((await storage.get(key)) ?? Buffer.alloc(0));
  return found;
}

eachEngine('photos with a complaint', (open) => {
  test('are seen by whom it concerns and nobody else, lie sealed, and go with their buyer', async () => {
    const { context, dataDir } = await open();
    const { group, orderId, producerId } = await bought(context);
    const ask = { orderId, kind: 'complaint', text: 'Gói bị rách', lines: [] } as const;
    const ticketId = await openTicket(context, group, { ...ask, photos: [await photo(1), await photo(2)] });
    const [shown] = await listOwnTickets(context, [orderId]);
    const names = shown?.messages[0]?.photos ?? [];
    expect(names).toHaveLength(2);
    const personId = newId();
    const sides = [
      { role: 'buyer', personId: group.buyerId, groupId: group.id },
      { role: 'producer', personId, producerId },
      { role: 'staff', personId },
    ] as const;
    for (const side of sides) {
      const jpeg = await openTicketPhoto(context, { ticketId, photo: names[1] ?? '', side });
      expect(jpeg.subarray(0, 3).toString('hex')).toBe('ffd8ff');
      expect(jpeg.includes('Giang A Pao')).toBe(false);
    }
    const stored = await files(context);
    expect(stored).toHaveLength(2);
    for (const file of stored) expect(file.includes(Buffer.from('ffd8ff', 'hex'))).toBe(false);
    const [, producer] = sides;
    for (const asked of [
      { ticketId, photo: names[0] ?? '', side: { ...producer, producerId: newId() } },
      { ticketId, photo: names[0] ?? '', side: { ...sides[0], groupId: newId() } },
      { ticketId: newId(), photo: names[0] ?? '', side: sides[2] },
      { ticketId, photo: names[0]?.replace('-1', '-3') ?? '', side: sides[2] },
      { ticketId, photo: '../../secret', side: sides[2] },
    ])
      expect(await openTicketPhoto(context, asked).catch(isNotFound)).toBe(true);

    await answerTicket(context, { ticketId, text: 'Gửi gói khác', side: sides[2], and: 'settle' });
    const run = () =>
      sweepTicketPhotos.run(context, {}, { id: 'x', attempt: 1, signal: new AbortController().signal });
    const { ticketMessage } = context.store.tables;
    const old = async () => {
      const all = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true });
      for (const file of all) if (file.isFile()) await utimes(join(file.parentPath, file.name), 1, 1);
    };
    await old();
    await run();
    expect(await files(context)).toHaveLength(2);
    await cancelOwn(context, group, { orderId, reason: 'other', lines: null, formKey: newId() });
    await eraseBuyer(context, { personId: group.buyerId, erasedBy: null });
    const gone = { ticketId, photo: names[0] ?? '', side: sides[2] };
    expect(await openTicketPhoto(context, gone).catch(isNotFound)).toBe(true);
    await context.store.write((tx) => tx.delete(ticketMessage).where(eq(ticketMessage.ticketId, ticketId)));
    await run();
    expect(await files(context)).toEqual([]);
  });

  test('are photos, few, and none is kept where the complaint is refused', async () => {
    const { context } = await open();
    const { group, orderId } = await bought(context);
    const ask = { orderId, kind: 'complaint', text: 'Gói bị rách', lines: [] } as const;
    const refusal = async (photos: ReadonlyArray<{ bytes: Uint8Array; isTooLarge: boolean }>) => {
      const error = await openTicket(context, group, { ...ask, photos }).catch((thrown: unknown) => thrown);
      return isDomainError(error) ? [error.code, error.field] : error;
    };
    const field = `photos-${orderId}`;
    const one = await photo();
    expect(await refusal([one, one, one, one])).toEqual(['tooManyFilesAtOnce', field]);
    expect(await refusal([one, { bytes: Buffer.from('%PDF-1.7'), isTooLarge: false }])).toEqual([
      'photoPdf',
      field,
    ]);
    expect(await refusal([{ bytes: Buffer.alloc(0), isTooLarge: true }])).toEqual(['photoTooBig', field]);
    expect(await files(context)).toEqual([]);
    expect(await listOwnTickets(context, [orderId])).toEqual([]);
  });

  test('a message that was sealed before there were photos is still read', async () => {
    const { context } = await open();
    const { group, orderId } = await bought(context);
    const ticketId = await openTicket(context, group, { orderId, kind: 'question', text: 'Một', lines: [] });
    const { own } = await readPerson(context, group.buyerId);
    const id = newId();
    const sealed = seal(own.key, `ticket-message:${id}`, 'Hai');
    const { ticketMessage } = context.store.tables;
    await context.store.write((tx) =>
      tx
        .insert(ticketMessage)
        .values({ id, ticketId, at: context.clock.now() + 1, byRole: 'buyer', personId: null, sealed }),
    );
    const [shown] = await listOwnTickets(context, [orderId]);
    expect(shown?.messages.map(({ text, photos }) => [text, photos])).toEqual([
      ['Một', []],
      ['Hai', []],
    ]);
  });
});
