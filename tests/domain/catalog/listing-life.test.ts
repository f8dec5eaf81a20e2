import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { approveListing } from '#app/domain/catalog/approve-listing.server.ts';
import { archiveListing, bringBackListing } from '#app/domain/catalog/archive-listing.server.ts';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import { stepMark } from '#app/domain/catalog/own-listing.server.ts';
import { returnListing } from '#app/domain/catalog/return-listing.server.ts';
import { saveListingStep } from '#app/domain/catalog/save-listing-step.server.ts';
import { stepInput } from '#app/domain/catalog/step-input.ts';
import { submitListing } from '#app/domain/catalog/submit-listing.server.ts';
import { liftSuspension, suspendListing } from '#app/domain/catalog/suspend-listing.server.ts';
import { discardDraft, withdrawListing } from '#app/domain/catalog/withdraw-listing.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import {
  approveOpen,
  completeDraft,
  needReference,
  ownListing,
  photoOf,
  publishedListing,
  saveStep,
  size,
  staffMember,
  submitDraft,
  what,
} from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function listingRow(context: Context, id: string) {
  const { listing } = context.store.tables;
  const [row] = await context.store.read((db) => db.select().from(listing).where(eq(listing.id, id)));
  if (!row) throw new Error('no such listing');
  return row;
}

async function variantRows(context: Context, listingId: string) {
  const { variant } = context.store.tables;
  return context.store.read((db) =>
    db.select().from(variant).where(eq(variant.listingId, listingId)).orderBy(variant.position, variant.id),
  );
}

/** What the listing is found by; null when it cannot be found. */
async function searchRow(context: Context, listingId: string) {
  const { listingSearch } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db.select().from(listingSearch).where(eq(listingSearch.listingId, listingId)),
  );
  return row?.folded ? row : null;
}

eachEngine('the life of a listing', (open) => {
  test('a register entry gives the draft its name, set, place and who answers for it', async () => {
    const { context } = await open();
    await needReference(context);
    const seller = await sellerOf(context, 'HTX Chè Bản Liền');
    const { registerEntry } = context.store.tables;
    const entryId = newId();
    await context.store.write((tx) =>
      tx.insert(registerEntry).values({
        id: entryId,
        code: 'ABCD1234',
        producerId: seller.producerId,
        name: 'Chè Shan tuyết',
        nameKey: 'che shan tuyet',
        setCode: 'QD26-11',
        communeCode: '02869',
        createdAt: 0,
        updatedAt: 0,
      }),
    );
    const { listingId } = await createListing(context, seller, { entryId });
    const { content, listing } = await ownListing(context, seller, listingId);
    expect(content).toMatchObject({
      entryId,
      setCode: 'QD26-11',
      titleVi: 'Chè Shan tuyết',
      communeCode: '02869',
    });
    expect(content.label.responsible_organisation).toContain('HTX Chè Bản Liền');
    expect(content.label.origin).toContain('Bản Liền');
    expect(listing.state).toBe('draft');
  });

  test('submitted, approved, public: one row holds all that lists need', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller, {
      sizes: [{ price: 185_000 }, { nameVi: 'Túi 500 g', price: 90_000 }],
    });
    expect(await submitDraft(context, seller, listingId)).toEqual({ outcome: 'waiting' });
    expect((await listingRow(context, listingId)).state).toBe('draft');
    expect(await searchRow(context, listingId)).toBeNull();
    await approveOpen(context, seller, listingId);
    expect(await listingRow(context, listingId)).toMatchObject({
      state: 'published',
      slug: 'che-shan-tuyet-co-thu-ban-lien',
      titleVi: what.titleVi,
      lowestPrice: 90_000,
      highestPrice: 185_000,
      isAlcohol: false,
      version: 1,
      summaryEn: null,
    });
    const variants = await variantRows(context, listingId);
    expect(variants.map(({ isPublished, stock }) => [isPublished, stock])).toEqual([
      [true, 20],
      [true, 20],
    ]);
    expect(variants.map(({ sku, code }) => sku === code)).toEqual([true, true]);
    const found = await searchRow(context, listingId);
    expect(found?.folded).toContain('shan tuyet co thu ban lien');
    expect(found?.folded).toMatch(/^[a-z0-9 ]+$/);
  });

  test('an incomplete draft is kept but cannot be submitted', async () => {
    const { context } = await open();
    await needReference(context);
    const seller = await sellerOf(context);
    const { listingId } = await createListing(context, seller, { entryId: null });
    await saveStep(context, seller, listingId, 'what', { ...what, descriptionVi: '' });
    await expect(submitDraft(context, seller, listingId)).rejects.toMatchObject({
      code: 'listingIncomplete',
    });
    expect((await ownListing(context, seller, listingId)).content.titleVi).toBe(what.titleVi);
  });

  test('spirits are alcohol by their product set, whatever the producer ticks', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller, {
      what: { setCode: 'QD26-14', titleVi: 'Rượu ngô men lá', isAlcohol: false },
    });
    await saveStep(context, seller, listingId, 'label', {
      label: {
        name: 'Rượu ngô',
        responsible_organisation: 'HTX',
        origin: 'Lào Cai',
        alcohol_by_volume: '29 % vol',
        volume: '500 ml',
        storage: 'Nơi mát',
        warnings: 'Không bán cho người dưới 18 tuổi',
      },
    });
    await submitDraft(context, seller, listingId);
    await approveOpen(context, seller, listingId);
    expect((await listingRow(context, listingId)).isAlcohol).toBe(true);
  });

  test('two tabs on one step: the later one is told, and nothing of the earlier is lost', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    const { content } = await ownListing(context, seller, listingId);
    const seen = stepMark(content, 'what');
    const save = (titleVi: string) =>
      saveListingStep(context, seller, {
        listingId,
        seen,
        input: stepInput.parse({ step: 'what', values: { ...what, titleVi } }),
      });
    const results = await Promise.allSettled([save('Tên của tab một'), save('Tên của tab hai')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost).toMatchObject({ reason: { code: 'stepChangedMeanwhile' } });
  });

  test('two tabs on different steps do not meet', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    const { content } = await ownListing(context, seller, listingId);
    const story = {
      storyVi: 'Chuyện mới',
      storyEn: '',
      communeCode: null,
      originText: 'Bản Liền',
      seasonMonths: 7,
    };
    const marks = { what: stepMark(content, 'what'), story: stepMark(content, 'story') };
    await Promise.all([
      saveListingStep(context, seller, {
        listingId,
        seen: marks.what,
        input: stepInput.parse({ step: 'what', values: { ...what, titleVi: 'Tên mới' } }),
      }),
      saveListingStep(context, seller, {
        listingId,
        seen: marks.story,
        input: stepInput.parse({ step: 'story', values: story }),
      }),
    ]);
    const after = (await ownListing(context, seller, listingId)).content;
    expect([after.titleVi, after.storyVi, after.seasonMonths]).toEqual(['Tên mới', 'Chuyện mới', 7]);
  });

  test('another producer meets 404 in every act', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const other = await sellerOf(context, 'HTX Khác');
    const listingId = await publishedListing(context, seller);
    const photoId = await photoOf(context, seller);
    const acts = [
      () => saveStep(context, other, listingId, 'what', what),
      () => submitListing(context, other, { listingId, saves: 0 }),
      () => withdrawListing(context, other, listingId),
      () => discardDraft(context, other, listingId),
      () => archiveListing(context, other, listingId),
      () => bringBackListing(context, other, listingId),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ isNotFound: true });
    const own = await completeDraft(context, other);
    await expect(
      saveStep(context, other, own, 'photos', { photos: [{ photoId, altVi: 'x', altEn: '' }] }),
    ).rejects.toMatchObject({ isNotFound: true });
    const [foreign] = await variantRows(context, listingId);
    await expect(
      saveStep(context, other, own, 'sizes', { variants: [{ ...size, variantId: foreign?.id }] }),
    ).rejects.toMatchObject({ code: 'changedMeanwhile' });
  });

  test('a SKU is unique in its producer, and free for another one', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const other = await sellerOf(context, 'HTX Khác');
    await completeDraft(context, seller, { sizes: [{ sku: 'CHE-01' }] });
    await completeDraft(context, other, { sizes: [{ sku: 'CHE-01' }] });
    await expect(completeDraft(context, seller, { sizes: [{ sku: 'che-01' }] })).rejects.toMatchObject({
      code: 'skuTaken',
      field: 'variants.0.sku',
      params: { title: what.titleVi },
    });
    expect(
      stepInput.safeParse({
        step: 'sizes',
        values: {
          variants: [
            { ...size, sku: 'A' },
            { ...size, sku: 'a' },
          ],
        },
      }).error?.issues[0],
    ).toMatchObject({ message: 'skuTwice' });
  });

  test('two sizes exchange their SKUs, before and after publication', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller, {
      sizes: [{ sku: 'A' }, { sku: 'B', nameVi: 'Túi' }],
    });
    const exchange = async () => {
      const { content } = await ownListing(context, seller, listingId);
      const [first, second] = content.variants;
      if (!first || !second) throw new Error('two sizes expected');
      const keep = { stock: null, seenStock: null };
      await saveStep(context, seller, listingId, 'sizes', {
        variants: [
          { ...first, ...keep, sku: second.sku },
          { ...second, ...keep, sku: first.sku },
        ],
      });
    };
    await exchange();
    await submitDraft(context, seller, listingId);
    await approveOpen(context, seller, listingId);
    expect((await variantRows(context, listingId)).map(({ sku }) => sku)).toEqual(['B', 'A']);
    await exchange();
    expect((await variantRows(context, listingId)).map(({ sku }) => sku)).toEqual(['B', 'A']);
    await submitDraft(context, seller, listingId);
    await approveOpen(context, seller, listingId);
    expect((await variantRows(context, listingId)).map(({ sku }) => sku)).toEqual(['A', 'B']);
  });

  test('a change of published text waits; what is public stays until it is approved', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    await saveStep(context, seller, listingId, 'what', { ...what, titleVi: 'Trà Shan tuyết' });
    expect((await listingRow(context, listingId)).titleVi).toBe(what.titleVi);
    expect(await submitDraft(context, seller, listingId)).toEqual({ outcome: 'waiting' });
    await expect(
      saveStep(context, seller, listingId, 'what', { ...what, titleVi: 'Lén sửa' }),
    ).rejects.toMatchObject({ code: 'underReview' });
    expect((await listingRow(context, listingId)).titleVi).toBe(what.titleVi);
    await approveOpen(context, seller, listingId);
    const after = await listingRow(context, listingId);
    expect(after).toMatchObject({ titleVi: 'Trà Shan tuyết', slug: 'tra-shan-tuyet', version: 2 });
    const { listingSlug } = context.store.tables;
    const old = await context.store.read((db) => db.select().from(listingSlug));
    expect(old).toMatchObject([{ slug: 'che-shan-tuyet-co-thu-ban-lien', listingId }]);
  });

  test('a former address is never given to another listing, and its own listing may have it back', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    const rename = async (titleVi: string) => {
      await saveStep(context, seller, listingId, 'what', { ...what, titleVi });
      await submitDraft(context, seller, listingId);
      await approveOpen(context, seller, listingId);
    };
    await rename('Trà cổ thụ');
    const twin = await publishedListing(context, seller);
    expect((await listingRow(context, twin)).slug).toBe('che-shan-tuyet-co-thu-ban-lien-2');
    await rename(what.titleVi);
    expect((await listingRow(context, listingId)).slug).toBe('che-shan-tuyet-co-thu-ban-lien');
  });

  test('staff return with a note, the producer mends it, staff approve', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const staff = staffMember();
    const listingId = await completeDraft(context, seller);
    await submitDraft(context, seller, listingId);
    const first = (await ownListing(context, seller, listingId)).open;
    const decision = { revisionId: first?.id ?? '', saves: first?.saves ?? 0 };
    await expect(returnListing(context, staff, { ...decision, note: ' ' })).rejects.toMatchObject({
      code: 'required',
      field: 'note',
    });
    await returnListing(context, staff, { ...decision, note: 'Ảnh nhãn bị mờ, chụp lại giúp.' });
    const returned = (await ownListing(context, seller, listingId)).open;
    expect(returned).toMatchObject({ state: 'returned', note: 'Ảnh nhãn bị mờ, chụp lại giúp.' });
    await saveStep(context, seller, listingId, 'what', { ...what, summaryVi: 'Đã sửa' });
    expect((await ownListing(context, seller, listingId)).open?.note).toContain('mờ');
    expect(await submitDraft(context, seller, listingId)).toEqual({ outcome: 'waiting' });
    await approveOpen(context, seller, listingId, staff);
    expect((await listingRow(context, listingId)).summaryVi).toBe('Đã sửa');
  });

  test('of two reviewers the second is told, and nothing happens twice', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    await submitDraft(context, seller, listingId);
    const revision = (await ownListing(context, seller, listingId)).open;
    const decision = { revisionId: revision?.id ?? '', saves: revision?.saves ?? 0 };
    const results = await Promise.allSettled([
      approveListing(context, staffMember(), decision),
      returnListing(context, staffMember(), { ...decision, note: 'Chưa được, xem lại ảnh' }),
      approveListing(context, staffMember(), decision),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'reviewDecided' });
    }
    const { audit } = context.store.tables;
    const acts = await context.store.read((db) => db.select().from(audit));
    expect(acts.filter(({ act }) => act === 'approve-listing' || act === 'return-listing')).toHaveLength(1);
  });

  test('the same press twice, of a seller or a reviewer, is done once and blames nobody', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const listingId = await completeDraft(context, actor);
    const { saves } = (await ownListing(context, actor, listingId)).open ?? { saves: 0 };
    for (let press = 0; press < 2; press += 1)
      expect(await submitListing(context, actor, { listingId, saves })).toEqual({ outcome: 'waiting' });
    const colleague = { ...actor, personId: newId() };
    await expect(submitListing(context, colleague, { listingId, saves })).rejects.toMatchObject({
      code: 'wrongState',
    });

    const staff = staffMember();
    const revisionId = (await ownListing(context, actor, listingId)).open?.id ?? '';
    for (let press = 0; press < 2; press += 1)
      expect(await returnListing(context, staff, { revisionId, saves, note: 'Thiếu nơi làm ra' })).toEqual({
        listingId,
      });
    await expect(
      returnListing(context, staff, { revisionId, saves, note: 'Một lý do khác' }),
    ).rejects.toMatchObject({ code: 'reviewDecided' });
    await expect(approveListing(context, staff, { revisionId, saves })).rejects.toMatchObject({
      code: 'reviewDecided',
    });
    await submitListing(context, actor, { listingId, saves });
    for (let press = 0; press < 2; press += 1)
      expect(await approveListing(context, staff, { revisionId, saves })).toEqual({ listingId });
    await expect(approveListing(context, staffMember(), { revisionId, saves })).rejects.toMatchObject({
      code: 'reviewDecided',
    });
    const { audit } = context.store.tables;
    const acts = await context.store.read((db) => db.select({ act: audit.act }).from(audit));
    const times = (name: string) => acts.filter(({ act }) => act === name).length;
    expect(['submit-listing', 'return-listing', 'approve-listing'].map(times)).toEqual([2, 1, 1]);
  });

  test('a reviewer decides about the text that they read, not about one sent in meanwhile', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    await submitDraft(context, seller, listingId);
    const read = (await ownListing(context, seller, listingId)).open;
    await withdrawListing(context, seller, listingId);
    const decision = { revisionId: read?.id ?? '', saves: read?.saves ?? 0 };
    await expect(approveListing(context, staffMember(), decision)).rejects.toMatchObject({
      code: 'reviewWithdrawn',
    });
    await saveStep(context, seller, listingId, 'what', { ...what, descriptionVi: 'Chữa khỏi mọi bệnh' });
    await submitDraft(context, seller, listingId);
    await expect(approveListing(context, staffMember(), decision)).rejects.toMatchObject({
      code: 'changedMeanwhile',
    });
  });

  test('only staff decide, and nobody about what they handed in themselves', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    await submitDraft(context, seller, listingId);
    const revision = (await ownListing(context, seller, listingId)).open;
    const decision = { revisionId: revision?.id ?? '', saves: revision?.saves ?? 0 };
    await expect(approveListing(context, seller, decision)).rejects.toMatchObject({ code: 'notAllowed' });
    await expect(
      approveListing(context, { ...staffMember(), personId: seller.personId }, decision),
    ).rejects.toMatchObject({ code: 'ownSubmission' });
    await expect(
      approveListing(context, staffMember(), { revisionId: newId(), saves: 0 }),
    ).rejects.toMatchObject({ isNotFound: true });
  });

  test('a dropped size is archived with the approval and frees its SKU', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller, {
      sizes: [{ sku: 'A' }, { sku: 'B', nameVi: 'Túi' }],
    });
    const { content } = await ownListing(context, seller, listingId);
    await saveStep(context, seller, listingId, 'sizes', {
      variants: [{ ...content.variants[0], stock: null, seenStock: null }],
    });
    await submitDraft(context, seller, listingId);
    expect((await variantRows(context, listingId)).every(({ archivedAt }) => archivedAt === null)).toBe(true);
    await approveOpen(context, seller, listingId);
    const rows = await variantRows(context, listingId);
    expect(rows.find(({ sku }) => sku === 'B')).toMatchObject({ isPublished: false });
    await completeDraft(context, seller, { sizes: [{ sku: 'B' }] });
  });

  test('a discarded draft leaves what is public; a first draft cannot be discarded', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    await saveStep(context, seller, listingId, 'what', { ...what, titleVi: 'Bỏ đi' });
    await discardDraft(context, seller, listingId);
    expect(await ownListing(context, seller, listingId)).toMatchObject({
      open: null,
      content: { titleVi: what.titleVi },
    });
    await saveStep(context, seller, listingId, 'what', { ...what, titleVi: 'Lần nữa' });
    expect((await ownListing(context, seller, listingId)).open?.number).toBe(3);
    const draft = await completeDraft(context, seller);
    await expect(discardDraft(context, seller, draft)).rejects.toMatchObject({ code: 'wrongState' });
  });

  test('suspended and archived listings leave search and come back to it; a suspension cannot be slipped', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const staff = staffMember();
    const listingId = await publishedListing(context, seller);
    await suspendListing(context, staff, { listingId, note: 'Kiểm tra nhãn' });
    expect(await searchRow(context, listingId)).toBeNull();
    await expect(archiveListing(context, seller, listingId)).rejects.toMatchObject({ code: 'wrongState' });
    await saveStep(context, seller, listingId, 'what', { ...what, summaryVi: 'Nhãn đã sửa' });
    await submitDraft(context, seller, listingId);
    await approveOpen(context, seller, listingId);
    expect(await listingRow(context, listingId)).toMatchObject({
      state: 'suspended',
      summaryVi: 'Nhãn đã sửa',
    });
    expect(await searchRow(context, listingId)).toBeNull();
    await liftSuspension(context, staff, listingId);
    const found = await searchRow(context, listingId);
    expect(found?.folded).toContain('nhan da sua');
    await archiveListing(context, seller, listingId);
    expect(await searchRow(context, listingId)).toBeNull();
    await bringBackListing(context, seller, listingId);
    expect(await listingRow(context, listingId)).toMatchObject({ state: 'published', suspendedNote: null });
    const foundAgain = await searchRow(context, listingId);
    expect(foundAgain?.number, 'no number is used twice').toBeGreaterThan(found?.number ?? Number.NaN);
  });

  test('an approved change leaves its tags for the caches', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const told: string[] = [];
    context.store.onChange((tags) => told.push(...tags));
    const listingId = await publishedListing(context, seller);
    expect(told).toEqual(
      expect.arrayContaining([`listing:${listingId}`, 'catalog', `producer:${seller.producerId}`]),
    );
  });

  test('a failed approval leaves nothing behind', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    await submitDraft(context, seller, listingId);
    const { labelField } = context.store.tables;
    await context.store.write((tx) =>
      tx.insert(labelField).values({
        id: 'stricter',
        family: 'all',
        setNumbers: [],
        field: 'lot_number',
        required: 'yes',
        note: '',
        source: 'a later decree',
        validFrom: '2020-01-01',
        confirmed: true,
      }),
    );
    await expect(approveOpen(context, seller, listingId)).rejects.toMatchObject({
      code: 'listingIncomplete',
    });
    expect((await ownListing(context, seller, listingId)).open?.state).toBe('submitted');
    expect((await listingRow(context, listingId)).state).toBe('draft');
  });
});
