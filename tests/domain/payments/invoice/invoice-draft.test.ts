import { eq } from 'drizzle-orm';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { amountInWords } from '#app/domain/payments/invoice/amount-in-words.ts';
import { collectInvoice } from '#app/domain/payments/invoice/collect-invoice.server.ts';
import { draftInvoice } from '#app/domain/payments/invoice/draft-invoice.server.ts';
import { unitOfGoods } from '#app/domain/payments/invoice/unit-of-goods.ts';
import { writeInvoiceXml } from '#app/domain/payments/invoice/write-invoice-xml.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { anyPostRate, bankAccountOf } from '#tests/factories/buying.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { testDay } from '#tests/support/test-clock.ts';
import { eachEngine } from '#tests/support/test-market.ts';

test.each([
  [0, 'Không đồng'],
  [5, 'Năm đồng'],
  [10, 'Mười đồng'],
  [15, 'Mười lăm đồng'],
  [21, 'Hai mươi mốt đồng'],
  [105, 'Một trăm linh năm đồng'],
  [1000, 'Một nghìn đồng'],
  [1005, 'Một nghìn không trăm linh năm đồng'],
  [390_000, 'Ba trăm chín mươi nghìn đồng'],
  [1_005_000, 'Một triệu không trăm linh năm nghìn đồng'],
  [2_000_015, 'Hai triệu không trăm mười lăm đồng'],
  [
    1_234_567_891,
    'Một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt đồng',
  ],
  [1_000_000_001, 'Một tỷ không trăm linh một đồng'],
  [2_005_000_000_000, 'Hai nghìn không trăm linh năm tỷ đồng'],
])('%i is spelt', (amount, words) => {
  expect(amountInWords(amount)).toBe(words);
});

/** Elements that must stand in each, in this order, as the official vocabulary has them. */
const children: Record<string, string[]> = {
  HDon: ['DLHDon', 'DSCKS'],
  DLHDon: ['TTChung', 'NDHDon'],
  TTChung: ['PBan', 'THDon', 'KHMSHDon', 'KHHDon', 'SHDon', 'NLap', 'DVTTe', 'TGia', 'HTTToan', 'TTKhac'],
  NDHDon: ['NBan', 'NMua', 'DSHHDVu', 'TToan'],
  HHDVu: ['TChat', 'STT', 'MHHDVu', 'THHDVu', 'DVTinh', 'SLuong', 'DGia', 'TLCKhau', 'STCKhau', 'ThTien'],
  TToan: ['TTCKTMai', 'TgTTTBSo', 'TgTTTBChu'],
};

/** Every element by its name, with what stands in it; refuses another structure. */
function readInvoice(xml: string): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const open: Array<{ name: string; inside: string[]; text: string }> = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.at(-1)?.inside.push(name);
    open.push({ name, inside: [], text: '' });
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => {
    const { name, inside, text } = open.pop() ?? { name: '', inside: [], text: '' };
    if (children[name]) expect([name, inside]).toEqual([name, children[name]]);
    texts.set(name, [...(texts.get(name) ?? []), text.trim()]);
  });
  parser.write(xml).close();
  return texts;
}

test('strange names stay text', () => {
  const xml = writeInvoiceXml({
    orderCode: 'A-1',
    day: '2026-11-23',
    method: 'card',
    seller: { name: 'HTX <b>&"Chè"</b>\u0001', address: '', phone: '' },
    lines: [{ code: 'x', name: 'Chè & mật', unit: 'Gói', quantity: 2, unitPrice: 1500 }],
  });
  const read = readInvoice(xml);
  expect(read.get('Ten')?.[0]).toBe('HTX <b>&"Chè"</b>');
  expect(read.get('TgTTTBSo')).toEqual(['3000']);
});

test.each([
  ['Gạo Séng Cù', 'túi 5 kg', 'Túi'],
  ['Gạo Séng Cù', 'Hộp 500 g', 'Hộp'],
  ['Mận hậu', 'kg', 'Kg'],
  ['Mận hậu', '1 kg', 'Kg'],
  ['Mật ong', '1 chai 500 ml', 'Chai'],
  ['Mật ong', 'hũ 250 g', 'Hũ'],
  ['Homestay Tả Van', 'đêm/người', 'Đêm'],
  ['Khu du lịch', 'vé/người', 'Vé'],
  ['Vé tham quan bản Cát Cát', 'Người lớn', 'Vé'],
  ['Bánh chưng đen', '500 g', null],
  ['Mật ong', '2 hộp', null],
  ['Chè Shan', '', null],
  ['Chè Shan', 'Loại đặc biệt', null],
  ['Chè Shan', '12 hộp', null],
])('%s in "%s" is counted in %s', (titleVi, sizeVi, unit) => {
  expect(unitOfGoods({ titleVi, sizeVi })).toBe(unit);
});

eachEngine('the draft of an invoice', (open) => {
  test('is of what is left of a paid order, in the official vocabulary, and says that it is a draft', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const shop = await shopOf(context, 'HTX Chè');
    const { orders, payments, lines } = await ordersOf(context, [{ listingId: shop.listingId, quantity: 3 }]);
    const orderId = orders[0]?.id ?? '';
    await expect(draftInvoice(context, shop.seller, orderId)).rejects.toThrow('order');
    await payByTransfer(context, payments[0]?.id ?? '');
    await cancelLines(context, {
      orderId,
      lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
      kind: 'cancelled',
      isRestocked: true,
      by: THE_MARKET,
      reason: 'thử',
    });
    const { xml, code } = await draftInvoice(context, shop.seller, orderId);
    expect(code).toBe(orders[0]?.code);
    const read = readInvoice(xml);
    expect(xml.slice(0, 200)).toContain('BẢN NHÁP');
    expect(read.get('DLieu')).toEqual([
      expect.stringContaining('BẢN NHÁP'),
      'mã số thuế của người bán (MST); địa chỉ của người bán (DChi)',
      code,
    ]);
    expect(read.get('NLap')).toEqual([testDay()]);
    expect([read.get('SLuong'), read.get('ThTien')]).toEqual([
      ['2', '1'],
      ['240000', '30000'],
    ]);
    expect(read.get('DVTinh')).toEqual(['Hộp', 'Lần']);
    expect(read.get('TgTTTBSo')).toEqual(['270000']);
    expect(read.get('TgTTTBChu')).toEqual(['Hai trăm bảy mươi nghìn đồng']);
    expect([read.get('KHHDon'), read.get('SHDon')]).toEqual([[''], ['']]);
    await expect(draftInvoice(context, await sellerOf(context), orderId)).rejects.toThrow('order');
  });

  test('has the address of the register, and names what only its producer can fill in', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const seller = await sellerOf(context, 'HTX Du lịch');
    const { producerId } = seller;
    await bankAccountOf(context, producerId);
    const listingId = await publishedListing(context, {
      producerId,
      listing: { titleVi: 'Chè Shan' },
      variants: [{ nameVi: 'Loại đặc biệt' }],
    });
    const { orders, payments } = await ordersOf(context, [{ listingId }]);
    const orderId = orders[0]?.id ?? '';
    expect(await collectInvoice(context, seller, orderId)).toBeNull();
    await payByTransfer(context, payments[0]?.id ?? '');
    const gapsNow = async () => (await collectInvoice(context, seller, orderId))?.gaps;
    expect(await gapsNow()).toEqual({ isAddressShort: true, withoutUnit: ['Chè Shan, Loại đặc biệt'] });
    const { producer } = context.store.tables;
    await context.store.write((tx) =>
      tx
        .update(producer)
        .set({ addressText: 'Thôn 2', communeCode: '02869' })
        .where(eq(producer.id, producerId)),
    );
    expect(await gapsNow()).toMatchObject({ isAddressShort: false });
    const read = readInvoice((await draftInvoice(context, seller, orderId)).xml);
    expect(read.get('DChi')).toEqual([expect.stringMatching(/^Thôn 2, xã /)]);
    expect(read.get('DVTinh')).toEqual(['', 'Lần']);
    expect(read.get('DLieu')?.[1]).toBe('mã số thuế của người bán (MST); đơn vị tính (DVTinh) của dòng 1');
  });
});
