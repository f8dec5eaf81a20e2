import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { drawPoster } from '#app/domain/payments/poster/draw-poster.server.ts';
import { readPoster } from '#app/domain/payments/poster/read-poster.server.ts';
import { shopOf } from '#tests/factories/paying.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { pdfText } from '#tests/support/pdf-text.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the sign for a stall', (open) => {
  test('says who sells, where the page is and where the money goes, and reading the number is in the audit', async () => {
    const { context } = await open();
    const { seller, bankAccountId } = await shopOf(context, 'HTX Chè Shan tuyết Suối Giàng', {
      number: '0123456789',
    });
    const { account, address } = await readPoster(context, seller);
    expect(account).toMatchObject({ numberEnd: '6789' });
    for (const size of ['a5', 'a4'] as const) {
      const [page = ''] = pdfText(await drawPoster(context, seller, size));
      const text = page.replace(/\s+/g, ' ');
      expect(text).toContain('HTX Chè Shan tuyết Suối Giàng');
      expect(text).toContain('0123456789');
      expect(text).toContain('HTX THU NGHIEM');
      expect(text).toContain('Scan to pay');
      expect(text.replace(/ /g, '')).toContain(address.replace(/^https?:\/\//, ''));
    }
    const { audit } = context.store.tables;
    const looks = await context.store.read((db) =>
      db.select().from(audit).where(eq(audit.act, 'read-bank-account')),
    );
    expect(looks.map(({ subjectId }) => subjectId)).toEqual([bankAccountId, bankAccountId]);
    expect(JSON.stringify(looks)).not.toContain('0123456789');
  });

  test('without an account it has the shop’s code alone', async () => {
    const { context } = await open();
    const seller = await sellerOf(context, 'HTX Mới');
    const [page = ''] = pdfText(await drawPoster(context, seller, 'a5'));
    expect(page).toContain('Quét để xem và đặt mua');
    expect(page).not.toContain('Quét để trả tiền');
  });
});
