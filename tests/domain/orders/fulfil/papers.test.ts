import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { erasePerson } from '#app/domain/accounts/erase-person.server.ts';
import { printOrders } from '#app/domain/orders/papers/print-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { aBuyer, anyPostRate } from '#tests/factories/buying.ts';
import { shopOf } from '#tests/factories/paying.ts';
import { paidOrder, placedOrder } from '#tests/factories/placed-order.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { pdfText } from '#tests/support/pdf-text.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function shopWithRate(context: Context) {
  await anyPostRate(context);
  return shopOf(context, 'HTX Chè Shan tuyết Suối Giàng', { stock: 50 });
}

/** Lines of a page as one text: a long name is broken where the box ends. */
const flowing = (page = '') => page.replace(/\s+/g, ' ');

eachEngine('papers of orders', (open) => {
  test('labels of several orders in one file, marks right, with no more of the buyer than the way to them', async () => {
    const { context } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const contact = {
      ...aBuyer,
      // As some phones send it: letters and marks apart.
      name: 'Nguyễn Thị Ngọc Ánh'.normalize('NFD'),
      email: 'rieng@vidu.vn',
      birthDate: '1990-01-02',
      note: 'Gọi trước khi giao',
    };
    const one = await paidOrder(context, listingId, { contact });
    const two = await paidOrder(context, listingId, {
      contact: { ...aBuyer, name: 'Łukasz Ångström Иван 한국 王' },
      language: 'en',
    });
    const file = await printOrders(context, seller, { orderIds: [one.id, two.id], paper: 'label-a6' });
    const pages = pdfText(file).map(flowing);
    expect(pages).toHaveLength(2);
    const own = pages.find((page) => page.includes(one.code)) ?? '';
    expect(own).toContain('Nguyễn Thị Ngọc Ánh');
    expect(own).toContain('0912 345 678');
    expect(own).toContain('Số 5, ngõ 12 Hoàng Diệu, phường Ba Đình, Hà Nội');
    expect(own).toContain('HTX Chè Shan tuyết Suối Giàng');
    expect(own).toContain('KHÔNG THU HỘ');
    for (const text of ['rieng@vidu.vn', '1990', 'Gọi trước']) expect(pages.join(' ')).not.toContain(text);
    // What can be read out is; a letter that cannot be leaves a sign, not a gap; the rest of the name is there.
    expect(pages.find((page) => page.includes(two.code))).toMatch(/Łukasz Ångström Ivan Hanguk [□?]/);
  });

  test('four labels stand on a sheet of A4, a fifth on the next', async () => {
    const { context } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const orders: Array<{ id: string; code: string }> = [];
    for (let at = 0; at < 5; at += 1) orders.push(await paidOrder(context, listingId, { quantity: 1 }));
    const file = await printOrders(context, seller, {
      orderIds: orders.map(({ id }) => id),
      paper: 'label-a4',
    });
    const pages = pdfText(file);
    const codes = (page: string) => orders.filter(({ code }) => page.includes(code)).length;
    expect(pages.map(codes)).toEqual([4, 1]);
  });

  test('a slip says what is in the parcel and of the buyer only the name; in English too for who reads English', async () => {
    const { context } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const order = await paidOrder(context, listingId, { quantity: 3, language: 'en' });
    for (const paper of ['slip-a6', 'slip-a4'] as const) {
      const [page] = pdfText(await printOrders(context, seller, { orderIds: [order.id], paper })).map(
        flowing,
      );
      expect(page).toContain('Chè Shan tuyết cổ thụ');
      expect(page).toContain('× 3');
      expect(page).toContain('Phiếu đóng gói / Packing slip');
      expect(page).toContain(aBuyer.name);
      for (const text of ['0912', 'Hoàng Diệu']) expect(page).not.toContain(text);
    }
  });

  test('nothing is printed of what is unpaid or somebody else’s, nor of an erased buyer, who has no name to send to', async () => {
    const { context } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const unpaid = await placedOrder(context, listingId);
    const print = (orderIds: string[], actor = seller) =>
      printOrders(context, actor, { orderIds, paper: 'label-a6' });
    await expect(print([unpaid.id])).rejects.toMatchObject({ code: 'notPrintable' });
    const paid = await paidOrder(context, listingId);
    const other = await sellerOf(context, 'HTX Khác');
    await expect(print([paid.id], other)).rejects.toMatchObject({ isNotFound: true });
    const { orderGroup } = context.store.tables;
    const [group] = await context.store.read((db) =>
      db.select().from(orderGroup).where(eq(orderGroup.id, paid.groupId)),
    );
    await erasePerson(context, { personId: group?.buyerId ?? '', erasedBy: null });
    await expect(print([paid.id])).rejects.toMatchObject({ code: 'notPrintable' });
  });
});
