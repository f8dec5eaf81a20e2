import { expect, test } from 'vitest';
import {
  approveOpen,
  completeDraft,
  ownListing,
  saveStep,
  size,
  submitDraft,
  what,
} from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const sides = { lengthCm: 21, widthCm: 12, heightCm: 7 };

eachEngine('the reviewer’s page', (open) => {
  test('shows stock and package of every size that is new, changed or taken away', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller, { sizes: [{ ...sides, stock: 37 }] });
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const nextReview = async () => {
      await submitDraft(context, seller, listingId);
      const { open: revision } = await ownListing(context, seller, listingId);
      const page = await (await server.fetch(`/department/review/${revision?.id}`, { cookie })).text();
      return page.replace(/<!-- -->|<script[\s\S]*?<\/script>/g, '');
    };
    expect(await nextReview()).toMatch(/Trong kho còn: 37 · [^<]* · 21 × 12 × 7 cm/);
    await approveOpen(context, seller, listingId);

    const { content } = await ownListing(context, seller, listingId);
    const variantId = content.variants[0]?.variantId ?? '';
    const kept = { ...size, ...sides, variantId, lengthCm: 25, stock: 37, seenStock: 37 };
    const more = { ...size, nameVi: 'Hộp 200 g', stock: 1_500, widthCm: 9 };
    await saveStep(context, seller, listingId, 'sizes', { variants: [kept, more] });
    const changed = await nextReview();
    expect(changed).toMatch(/Trong kho còn: 1\.500 · [^<]* · \? × 9 × \? cm/);
    // A size that was not there has nothing beside it.
    expect(changed.match(/Trong kho còn: 1\.500/g)).toHaveLength(1);
    expect(changed).toContain('21 cm');
    expect(changed).toContain('25 cm');
    await approveOpen(context, seller, listingId);

    await saveStep(context, seller, listingId, 'sizes', { variants: [kept] });
    expect(await nextReview()).toContain('Trong kho còn: 1.500');
  });

  test('of what came back says what was asked and what has changed; the producer is told, and only until then', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    const server = await startServer(market);
    const staff = await signedIn(context, { role: 'department_staff', name: 'Nguyễn Thị Lan' });
    const own = await signedIn(context, { role: 'producer_member', producerId: seller.producerId });
    const read = async (path: string, cookie = staff.cookie) =>
      (await (await server.fetch(path, { cookie })).text()).replace(
        /<!-- -->|<script[\s\S]*?<\/script>/g,
        '',
      );
    const waiting = async () => {
      await submitDraft(context, seller, listingId);
      const { open: revision } = await ownListing(context, seller, listingId);
      return { path: `/department/review/${revision?.id}`, saves: String(revision?.saves) };
    };
    const first = await waiting();
    const form = { intent: 'return', saves: first.saves, note: 'Tên ghi rõ một tôm hai lá.' };
    expect((await server.fetch(first.path, { cookie: staff.cookie, form })).status).toBe(303);
    expect(await read('/seller', own.cookie)).toContain('Tên ghi rõ một tôm hai lá.');
    expect(await read('/seller/notices', own.cookie)).toMatch(
      /Mới[\s\S]*Cán bộ nhắn sửa tin “Chè Shan tuyết/,
    );

    await saveStep(context, seller, listingId, 'what', { ...what, titleVi: 'Chè Shan tuyết một tôm hai lá' });
    const again = await waiting();
    expect(await read('/seller', own.cookie)).not.toContain('Tên ghi rõ');
    expect(await read(`/seller/listings/${listingId}/what`, own.cookie)).not.toContain('Tên ghi rõ');
    expect(await read('/seller/notices', own.cookie)).not.toContain('Mới<');
    const page = await read(again.path);
    expect(page).toContain(', lần 2');
    expect(page).toMatch(/Lần trước đã nhắn sửa[\s\S]*Tên ghi rõ một tôm hai lá\.[\s\S]*Nguyễn Thị Lan/);
    expect(page).toMatch(
      /Bản bị trả[\s\S]*Chè Shan tuyết cổ thụ Bản Liền[\s\S]*<ins[^>]*>(<span>)*một tôm hai lá/,
    );

    await approveOpen(context, seller, listingId);
    const decided = await read(again.path);
    expect(decided).toMatch(
      /Lần 2: duyệt lúc [^<]*<\/li><li[^>]*>Lần 2: gửi lúc [^<]*<\/li><li[^>]*>Lần 1: trả lại lúc [\s\S]*Nguyễn Thị Lan[\s\S]*Tên ghi rõ[\s\S]*Lần 1: gửi lúc/,
    );
    expect(decided).not.toContain('Lần trước đã nhắn sửa');
  });
});
