import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { drawPoster } from '#app/domain/payments/poster/draw-poster.server.ts';
import { readPoster } from '#app/domain/payments/poster/read-poster.server.ts';
import { shopOf } from '#tests/factories/paying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
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

  test('has three pictures: photos first, then the shop’s drawings of goods without one, and none of alcohol', async () => {
    const { context } = await open();
    const { seller, producerId } = await shopOf(context, 'HTX Chè');
    const bare = (titleVi: string, isAlcohol = false) =>
      publishedListing(context, {
        producerId,
        listing: { titleVi, motifSeed: titleVi, isAlcohol },
        photos: [],
      });
    const imagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Subtype \/Image\b/g)?.length ?? 0;
    const { listing, listingPhoto } = context.store.tables;
    const [shown] = await context.store.read((db) => db.select().from(listingPhoto));
    await bare('Rượu ngô', true);
    // Without a photo of its own the first one has none that could be shown.
    expect((await readPoster(context, seller)).pictures.map(({ photo }) => photo)).toEqual([null]);
    expect(imagesIn(await drawPoster(context, seller, 'a5'))).toBe(1);
    await bare('Mật ong');
    await bare('Gạo Séng Cù');
    await bare('Khăn thổ cẩm');
    await context.store.write((tx) =>
      tx
        .update(listing)
        .set({ mainPhotoId: shown?.photoId ?? '' })
        .where(eq(listing.id, shown?.listingId ?? '')),
    );
    const { pictures } = await readPoster(context, seller);
    expect(pictures.map(({ title, photo }) => [title, photo !== null])).toEqual([
      ['Chè Shan tuyết cổ thụ', true],
      ['Mật ong', false],
      ['Gạo Séng Cù', false],
    ]);
    expect(imagesIn(await drawPoster(context, seller, 'a4'))).toBe(3);
  });

  test('without an account it has the shop’s code alone', async () => {
    const { context } = await open();
    const seller = await sellerOf(context, 'HTX Mới');
    const [page = ''] = pdfText(await drawPoster(context, seller, 'a5'));
    expect(page).toContain('Quét để xem và đặt mua');
    expect(page).not.toContain('Quét để trả tiền');
  });
});
