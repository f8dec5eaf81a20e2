import { expect, test } from 'vitest';
import type { Actor, SellerActor } from '#app/domain/accounts/actor.ts';
import { createPerson } from '#app/domain/accounts/create-person.server.ts';
import { listMyListings } from '#app/domain/catalog/list-my-listings.server.ts';
import { noLimits } from '#app/domain/catalog/listing-problems.ts';
import { readReview } from '#app/domain/catalog/read-review.server.ts';
import { returnListing } from '#app/domain/catalog/return-listing.server.ts';
import { discardDraft, withdrawListing } from '#app/domain/catalog/withdraw-listing.server.ts';
import { countUnreadNotices } from '#app/domain/notices/count-unread-notices.server.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import type { Context } from '#app/server/context.ts';
import {
  approveOpen,
  completeDraft,
  ownListing,
  publishedListing,
  saveStep,
  staffMember,
  submitDraft,
  what,
} from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const MINUTE = 60_000;

async function named<Who extends Actor>(context: Context, actor: Who, name: string): Promise<Who> {
  return { ...actor, name, personId: await createPerson(context, { name }) };
}

async function returnOpen(
  context: Context,
  seller: SellerActor,
  listingId: string,
  note: string,
  staff = staffMember(),
) {
  const { open } = await ownListing(context, seller, listingId);
  return returnListing(context, staff, { revisionId: open?.id ?? '', saves: open?.saves ?? -1, note });
}

async function openReview(context: Context, seller: SellerActor, listingId: string) {
  const { open, approved } = await ownListing(context, seller, listingId);
  return readReview(context, (open ?? approved)?.id ?? '', noLimits);
}

async function rowOf(context: Context, seller: SellerActor) {
  const { rows } = await listMyListings(context, seller, { filter: 'all', query: '', page: 1 });
  return rows[0];
}

async function unread(context: Context, seller: SellerActor) {
  const notices = await listNotices(context, seller);
  return notices.filter(({ isRead }) => !isRead).map(({ kind, params }) => [kind, params.product]);
}

eachEngine('the way of a listing through review', (open) => {
  test('keeps each submission and each decision with its own note, time and person', async () => {
    const { context, clock } = await open();
    const seller = await named(context, await sellerOf(context), 'Vàng Thị Máy');
    const lan = await named(context, staffMember(), 'Nguyễn Thị Lan');
    const hung = await named(context, staffMember(), 'Trần Văn Hùng');
    const listingId = await completeDraft(context, seller);
    const start = clock.now();
    const later = () => clock.advance(MINUTE);

    await submitDraft(context, seller, listingId);
    later();
    await returnOpen(context, seller, listingId, 'Tên ghi rõ loại chè.', lan);
    later();
    await saveStep(context, seller, listingId, 'what', { ...what, titleVi: 'Chè Shan tuyết một tôm hai lá' });
    await submitDraft(context, seller, listingId);
    later();
    await returnOpen(context, seller, listingId, 'Tả thêm cách pha.', hung);
    later();
    const mended = { ...what, titleVi: 'Chè Shan tuyết một tôm hai lá', descriptionVi: 'Pha nước 90 độ.' };
    await saveStep(context, seller, listingId, 'what', mended);
    await submitDraft(context, seller, listingId);
    later();

    const waiting = await openReview(context, seller, listingId);
    expect(waiting.revision.round).toBe(3);
    expect(waiting.isFirst).toBe(true);
    expect(waiting.returned).toEqual({
      at: start + 3 * MINUTE,
      personName: 'Trần Văn Hùng',
      note: 'Tả thêm cách pha.',
      changes: [
        {
          field: 'descriptionVi',
          subject: null,
          before: what.descriptionVi,
          after: 'Pha nước 90 độ.',
        },
      ],
    });

    await approveOpen(context, seller, listingId, lan);
    later();
    await saveStep(context, seller, listingId, 'what', { ...mended, titleVi: 'Chè Shan tuyết Bản Liền' });
    await submitDraft(context, seller, listingId);

    const change = await openReview(context, seller, listingId);
    expect(change.returned).toBeNull();
    expect(
      change.history.map(({ round, act, at, personName, note }) => [
        round,
        act,
        (at - start) / MINUTE,
        personName,
        note,
      ]),
    ).toEqual([
      [4, 'submitted', 6, 'Vàng Thị Máy', null],
      [3, 'approved', 5, 'Nguyễn Thị Lan', null],
      [3, 'submitted', 4, 'Vàng Thị Máy', null],
      [2, 'returned', 3, 'Trần Văn Hùng', 'Tả thêm cách pha.'],
      [2, 'submitted', 2, 'Vàng Thị Máy', null],
      [1, 'returned', 1, 'Nguyễn Thị Lan', 'Tên ghi rõ loại chè.'],
      [1, 'submitted', 0, 'Vàng Thị Máy', null],
    ]);
  });

  test('a change of what is public is compared with both: the returned version and the public one', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    clock.advance(MINUTE);
    await saveStep(context, seller, listingId, 'what', { ...what, titleVi: 'Chè xanh Bản Liền' });
    await submitDraft(context, seller, listingId);
    await returnOpen(context, seller, listingId, 'Đừng bỏ chữ Shan tuyết.');
    await saveStep(context, seller, listingId, 'what', { ...what, titleVi: 'Chè Shan tuyết Bản Liền' });
    await submitDraft(context, seller, listingId);

    const review = await openReview(context, seller, listingId);
    expect(review.returned?.changes).toMatchObject([
      { field: 'titleVi', before: 'Chè xanh Bản Liền', after: 'Chè Shan tuyết Bản Liền' },
    ]);
    expect(review.judgements.map(({ change }) => change)).toMatchObject([
      { field: 'titleVi', before: what.titleVi, after: 'Chè Shan tuyết Bản Liền' },
    ]);
  });

  test('what the rules let pass and what the producer takes back stands in it too', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    await submitDraft(context, seller, listingId);
    clock.advance(MINUTE);
    await withdrawListing(context, seller, listingId);
    clock.advance(MINUTE);
    await submitDraft(context, seller, listingId);
    await approveOpen(context, seller, listingId);
    clock.advance(MINUTE);
    const { content } = await ownListing(context, seller, listingId);
    const photos = [...content.photos].reverse();
    await saveStep(context, seller, listingId, 'photos', { photos });
    expect(await submitDraft(context, seller, listingId)).toEqual({ outcome: 'published' });

    const { history } = await openReview(context, seller, listingId);
    expect(history.map(({ round, act }) => [round, act])).toEqual([
      [3, 'passed'],
      [3, 'submitted'],
      [2, 'approved'],
      [2, 'submitted'],
      [1, 'withdrawn'],
      [1, 'submitted'],
    ]);
  });

  test('the producer is told of a return and of an approval; the next submission settles both', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const other = await sellerOf(context, 'HTX Khác');
    const listingId = await completeDraft(context, seller);
    await submitDraft(context, seller, listingId);
    expect(await unread(context, seller)).toEqual([]);
    await returnOpen(context, seller, listingId, 'Ảnh nhãn bị mờ, chụp lại giúp.');
    expect(await unread(context, seller)).toEqual([['listing-returned', what.titleVi]]);
    expect(await rowOf(context, seller)).toMatchObject({
      openState: 'returned',
      note: 'Ảnh nhãn bị mờ, chụp lại giúp.',
    });

    await submitDraft(context, seller, listingId);
    expect(await unread(context, seller)).toEqual([]);
    expect(await rowOf(context, seller)).toMatchObject({ openState: 'submitted', note: null });

    await approveOpen(context, seller, listingId);
    expect(await unread(context, seller)).toEqual([['listing-approved', what.titleVi]]);
    expect(await countUnreadNotices(context, other)).toBe(0);

    await saveStep(context, seller, listingId, 'what', { ...what, titleVi: 'Chè xanh Bản Liền' });
    await submitDraft(context, seller, listingId);
    await returnOpen(context, seller, listingId, 'Đừng bỏ chữ Shan tuyết.');
    expect(await unread(context, seller)).toEqual([['listing-returned', 'Chè xanh Bản Liền']]);
    await discardDraft(context, seller, listingId);
    expect(await unread(context, seller)).toEqual([]);
  });
});
