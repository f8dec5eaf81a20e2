import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { createPerson } from '#app/domain/accounts/create-person.server.ts';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import { openFeed } from '#app/domain/channels/feed/open-feed.server.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { loadChannelListings } from '#app/domain/channels/listing/load-channel-listings.server.ts';
import { readDraftListings } from '#app/domain/channels/listing/read-draft-listings.server.ts';
import { listBlockedGoods } from '#app/domain/channels/pack/list-blocked-goods.server.ts';
import { archivePaper } from '#app/domain/channels/papers/archive-paper.server.ts';
import { decidePaper } from '#app/domain/channels/papers/decide-paper.server.ts';
import { givePaper } from '#app/domain/channels/papers/give-paper.server.ts';
import {
  listArchivedPapers,
  listOwnPapers,
  listPapersForStaff,
} from '#app/domain/channels/papers/list-papers.server.ts';
import { openOwnPaper, openPaperForStaff } from '#app/domain/channels/papers/open-paper.server.ts';
import { openLinkedPaper, paperLink } from '#app/domain/channels/papers/paper-link.server.ts';
import { paperStanding } from '#app/domain/channels/papers/paper-standing.ts';
import { readPaperInUse } from '#app/domain/channels/papers/read-paper-in-use.server.ts';
import { restorePaper } from '#app/domain/channels/papers/restore-paper.server.ts';
import { sweepPapers } from '#app/domain/channels/papers/sweep-papers.server.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { PASSWORD } from '#tests/factories/account.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { paperOf, pdfBytes } from '#tests/factories/paper-of.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { testDay } from '#tests/support/test-clock.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function listingsOf(context: Context, { producerId }: SellerActor): Promise<ChannelListing[]> {
  const listings: ChannelListing[] = [];
  for await (const batch of loadChannelListings(context, { producerId })) listings.push(...batch);
  return listings;
}

const paperIds = (listings: ChannelListing[]) => listings.map(({ papers }) => papers.map(({ id }) => id));

eachEngine('the vault of papers', (open) => {
  test('a PDF stays byte for byte; a photo is written anew without where it was taken', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const bytes = pdfBytes('an toàn');
    const pdf = await givePaper(context, seller, paperOf({ bytes }));
    const kept = await openOwnPaper(context, seller, pdf);
    expect([kept.mediaType, kept.fileName]).toEqual(['application/pdf', 'giấy an toàn thực phẩm.pdf']);
    expect(await buffer(kept.file.stream)).toEqual(bytes);

    const photo = await photoBytes({ format: 'png', width: 640, height: 900, gps: true });
    const scanned = await givePaper(context, seller, paperOf({ bytes: photo, fileName: 'phieu.png.exe' }));
    const shown = await openOwnPaper(context, seller, scanned);
    expect([shown.mediaType, shown.fileName]).toEqual(['image/jpeg', 'phieu.png.jpg']);
    const info = await sharp(await buffer(shown.file.stream)).metadata();
    expect([info.format, info.width, info.height, info.exif]).toEqual(['jpeg', 640, 900, undefined]);
  });

  test('what is no paper is refused by its bytes, whatever it calls itself, and nothing is kept', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const other = await sellerOf(context, 'HTX Khác');
    const foreign = await publishedListing(context, { producerId: other.producerId });
    const tooLarge = Buffer.concat([pdfBytes(), Buffer.alloc(10 * 1024 * 1024), Buffer.from('%%EOF')]);
    for (const [changes, code, field] of [
      [{ bytes: Buffer.alloc(0) }, 'paperMissing', 'file'],
      [{ bytes: Buffer.from('PK\u0003\u0004 a workbook') }, 'paperNotTaken', 'file'],
      [{ bytes: Buffer.from('<html><script>alert(1)</script>') }, 'paperNotTaken', 'file'],
      [{ bytes: await photoBytes({ format: 'webp' }) }, 'paperNotTaken', 'file'],
      [{ bytes: pdfBytes().subarray(0, 40) }, 'paperDamaged', 'file'],
      [{ bytes: (await photoBytes()).subarray(0, 900) }, 'photoDamaged', 'file'],
      [{ bytes: tooLarge }, 'paperTooBig', 'file'],
      [{ kind: 'passport' }, 'notInList', 'kind'],
      [{ listingId: foreign }, 'notInList', 'listing'],
      [{ validTo: '31/12/2026' }, 'notADate', 'validTo'],
      [{ validTo: '2020-01-01' }, 'paperExpired', 'validTo'],
      [{ issuedOn: '2031-01-01' }, 'dateInFuture', 'issuedOn'],
      [{ number: 'x'.repeat(201) }, 'tooLong', 'number'],
    ] as const) {
      await expect(givePaper(context, seller, paperOf(changes)), code).rejects.toMatchObject({ code, field });
    }
    expect(await listOwnPapers(context, seller)).toEqual([]);
  });

  test('a producer’s papers have room for so many bytes, those that were put away among them', async () => {
    const bytes = pdfBytes('an toàn');
    const room = String(3 * bytes.length - 1);
    const { context } = await open({ settings: { LIMIT_PAPER_BYTES_PER_PRODUCER: room } });
    const seller = await sellerOf(context);
    const first = await givePaper(context, seller, paperOf({ bytes }));
    await givePaper(context, seller, paperOf({ bytes }));
    await archivePaper(context, seller, first);
    await expect(givePaper(context, seller, paperOf({ bytes }))).rejects.toMatchObject({
      code: 'paperBytesQuota',
      field: 'file',
    });
    expect(await listOwnPapers(context, seller)).toHaveLength(1);
    await givePaper(context, await sellerOf(context, 'HTX Khác'), paperOf({ bytes }));
  });

  test('an address for a platform opens one paper, for a month, while it is in use', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const id = await givePaper(context, seller, paperOf({ bytes: pdfBytes('nhãn hiệu') }));
    const other = await givePaper(context, seller, paperOf({ kind: 'label' }));
    const [paperId = '', until = '', signed = ''] = paperLink(context, id).split('/').slice(-3);
    const given = { paperId, until, signed };
    const opens = async (asked: typeof given) => {
      const { file } = await openLinkedPaper(context, asked);
      return buffer(file.stream);
    };
    const isNone = { name: 'NotFound' };
    expect(await opens(given)).toEqual(pdfBytes('nhãn hiệu'));
    await expect(opens({ ...given, paperId: other })).rejects.toMatchObject(isNone);
    await expect(opens({ ...given, until: `${until}0` })).rejects.toMatchObject(isNone);
    await expect(opens({ ...given, signed: signed.slice(1) })).rejects.toMatchObject(isNone);
    await archivePaper(context, seller, id);
    await expect(opens(given)).rejects.toMatchObject(isNone);
    await restorePaper(context, seller, id);
    expect(await opens(given)).toEqual(pdfBytes('nhãn hiệu'));
    await decidePaper(context, staffMember(), { paperId: id, verdict: 'refused', note: 'Mờ quá' });
    await expect(opens(given)).rejects.toMatchObject(isNone);
    clock.advance(31 * 86_400_000);
    const [, ofOther = '', signedOther = ''] = paperLink(context, other).split('/').slice(-3);
    expect(await opens({ paperId: other, until: ofOther, signed: signedOther })).toBeInstanceOf(Buffer);
    clock.advance(31 * 86_400_000);
    await expect(opens({ paperId: other, until: ofOther, signed: signedOther })).rejects.toMatchObject(
      isNone,
    );
  });

  test('a link names the paper by its kind and day, and ends with the paper and with a suspended producer', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const fileName = 'CCCD Nguyễn Văn A 0123.pdf';
    const validTo = addDays(localDate(clock.now()), 3);
    const id = await givePaper(context, seller, paperOf({ fileName, validTo }));
    const undated = await givePaper(
      context,
      seller,
      paperOf({ fileName, kind: 'label', issuedOn: '', bytes: pdfBytes('nhãn') }),
    );
    const givenOn = localDate(clock.now());
    const nameAt = async (link: string) => {
      const [paperId = '', until = '', signed = ''] = link.split('/').slice(-3);
      const opened = await openLinkedPaper(context, { paperId, until, signed });
      expect(await buffer(opened.file.stream)).toHaveLength(opened.file.bytes);
      return opened.fileName;
    };
    const [link, ofUndated] = [paperLink(context, id), paperLink(context, undated)];
    expect(await nameAt(link)).toBe('food-safety-2026-01-10.pdf');
    expect(await nameAt(ofUndated)).toBe(`label-${givenOn}.pdf`);
    clock.advanceDays(3);
    expect(await nameAt(link)).toBe('food-safety-2026-01-10.pdf');
    clock.advanceDays(1);
    await expect(nameAt(link)).rejects.toMatchObject({ name: 'NotFound' });
    const { producer } = context.store.tables;
    const suspend = (suspendedAt: number | null) =>
      context.store.write((tx) => tx.update(producer).set({ suspendedAt }));
    await suspend(clock.now());
    await expect(nameAt(ofUndated)).rejects.toMatchObject({ name: 'NotFound' });
    await suspend(null);
    expect(await nameAt(ofUndated)).toBe(`label-${givenOn}.pdf`);
  });

  test('a listing carries those for all goods and its own, of its producer, that hold today', async () => {
    const { context, clock } = await open();
    const [seller, other] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    const first = await publishedListing(context, { producerId: seller.producerId });
    await publishedListing(context, { producerId: seller.producerId });
    await publishedListing(context, { producerId: other.producerId });
    const today = localDate(clock.now());
    const tag = (await openFeed(context, 'google', 'xml')).tag;
    const forAll = await givePaper(context, seller, paperOf({ validTo: today }));
    const forOne = await givePaper(
      context,
      seller,
      paperOf({ kind: 'self-declaration', listingId: first, bytes: pdfBytes('công bố') }),
    );
    expect((await openFeed(context, 'google', 'xml')).tag).not.toBe(tag);
    const refused = await givePaper(context, seller, paperOf({ kind: 'label' }));
    await decidePaper(context, staffMember(), { paperId: refused, verdict: 'refused', note: 'Mờ quá' });
    const away = await givePaper(context, seller, paperOf({ kind: 'trademark' }));
    await archivePaper(context, seller, away);
    expect(paperIds(await listingsOf(context, seller))).toEqual([[forAll, forOne], [forAll]]);
    expect(paperIds(await listingsOf(context, other))).toEqual([[]]);

    const { listingId: draft } = await createListing(context, seller, { entryId: null });
    const drafts = await context.store.read((db) => readDraftListings(db, context, [draft], today));
    expect(paperIds(drafts)).toEqual([[forAll]]);

    await decidePaper(context, staffMember(), { paperId: forAll, verdict: 'checked', note: '' });
    expect((await listingsOf(context, seller))[1]?.papers).toMatchObject([
      { id: forAll, kind: 'food-safety', number: '15/2026/ATTP-LCA', validTo: today, isChecked: true },
    ]);
    clock.advanceDays(1);
    expect(paperIds(await listingsOf(context, seller))).toEqual([[forOne], []]);
  });

  test('staff see what waits, the oldest first, and what ends; the producer sees the note', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context, 'HTX Một');
    const today = localDate(clock.now());
    const staff = staffMember();
    const late = await givePaper(context, seller, paperOf({ validTo: addDays(today, 80) }));
    clock.advanceDays(1);
    const soon = await givePaper(
      context,
      seller,
      paperOf({ kind: 'test-report', validTo: addDays(today, 9) }),
    );
    await givePaper(context, seller, paperOf({ kind: 'label', validTo: addDays(today, 300) }));
    const waiting = await listPapersForStaff(context, staff, { view: 'waiting', page: 1 });
    expect([waiting.total, waiting.papers[0]?.id, waiting.papers[0]?.producerName]).toEqual([
      3,
      late,
      'HTX Một',
    ]);
    const ending = await listPapersForStaff(context, staff, { view: 'ending', page: 1 });
    expect(ending.papers.map(({ id, standing }) => [id, standing])).toEqual([
      [soon, 'soon'],
      [late, 'ahead'],
    ]);
    await expect(
      decidePaper(context, staff, { paperId: soon, verdict: 'refused', note: ' ' }),
    ).rejects.toMatchObject({ code: 'required', field: 'note' });
    await decidePaper(context, staff, { paperId: soon, verdict: 'refused', note: 'Thiếu trang 2' });
    expect((await listPapersForStaff(context, staff, { view: 'waiting', page: 1 })).total).toBe(2);
    const own = await listOwnPapers(context, seller);
    expect(own.find(({ id }) => id === soon)).toMatchObject({ state: 'refused', note: 'Thiếu trang 2' });
    const { audit } = context.store.tables;
    const acts = await context.store.read((db) => db.select({ act: audit.act }).from(audit));
    expect(acts.filter(({ act }) => act === 'decide-paper')).toHaveLength(1);
  });

  test('of two who decide one paper at once the second is told who was quicker, and how it was decided', async () => {
    const { context } = await open();
    const paperId = await givePaper(context, await sellerOf(context), paperOf());
    const people: string[] = [];
    for (const [at, name] of ['Vàng Thị Mỷ', 'Giàng A Sử'].entries()) {
      const email = `canbo${at}@vidu.vn`;
      people.push(await createPerson(context, { name, email, password: PASSWORD }));
    }
    const decide = (at: number, verdict: 'checked' | 'refused', seenDecidedAt: number | null = null) =>
      decidePaper(
        context,
        { ...staffMember(), personId: people[at] ?? '' },
        { paperId, verdict, note: 'Mờ quá', seenDecidedAt },
      );
    const outcomes = await Promise.allSettled([decide(0, 'checked'), decide(1, 'refused')]);
    const lost = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    const isFirst = outcomes[0]?.status === 'fulfilled';
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(lost.reason).toMatchObject({
      code: isFirst ? 'paperChecked' : 'paperRefused',
      params: { name: isFirst ? 'Vàng Thị Mỷ' : 'Giàng A Sử' },
    });
    // Whoever has seen that decision may decide anew.
    const { paper } = context.store.tables;
    const [row] = await context.store.read((db) => db.select().from(paper).where(eq(paper.id, paperId)));
    await decide(1, 'refused', row?.decidedAt ?? null);
    await expect(decide(0, 'checked', null)).rejects.toMatchObject({ code: 'paperRefused' });
  });

  test('another producer’s paper does not exist, nor staff’s doors for a producer', async () => {
    const { context } = await open();
    const [owner, other] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    const id = await givePaper(context, owner, paperOf());
    await expect(openOwnPaper(context, other, id)).rejects.toThrow('paper');
    await expect(archivePaper(context, other, id)).rejects.toThrow('paper');
    await expect(openPaperForStaff(context, owner, id)).rejects.toThrow('paper');
    await expect(decidePaper(context, owner, { paperId: id, verdict: 'checked', note: '' })).rejects.toThrow(
      'paper',
    );
    await expect(listPapersForStaff(context, owner, { view: 'waiting', page: 1 })).rejects.toThrow('papers');
    const seen = await openPaperForStaff(context, staffMember(), id);
    expect([seen.mediaType, await buffer(seen.file.stream)]).toEqual(['application/pdf', pdfBytes()]);
    expect(await listOwnPapers(context, other)).toEqual([]);
    await archivePaper(context, owner, id);
    await expect(archivePaper(context, owner, id)).rejects.toThrow('paper');
    expect(await listOwnPapers(context, owner)).toEqual([]);
    await expect(restorePaper(context, other, id)).rejects.toThrow('paper');
    expect(await readPaperInUse(context, owner, id)).toBeNull();
    await restorePaper(context, owner, id);
    await expect(restorePaper(context, owner, id)).rejects.toThrow('paper');
    expect(await readPaperInUse(context, other, id)).toBeNull();
  });

  test('before one is put away it is told which goods would be blocked where; taken back, they go again', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    await publishedListing(context, { producerId, listing: { titleVi: 'Chè Shan tuyết' } });
    const wine = await publishedListing(context, {
      producerId,
      listing: { titleVi: 'Vang táo mèo', setCode: 'QD26-15', isAlcohol: true },
    });
    const licence = await givePaper(context, seller, paperOf({ kind: 'alcohol-licence', listingId: wine }));
    await decidePaper(context, staffMember(), { paperId: licence, verdict: 'checked', note: '' });
    const label = await givePaper(context, seller, paperOf({ kind: 'label' }));
    const asked = await readPaperInUse(context, seller, licence);
    expect(asked?.goods).toMatchObject([
      {
        title: 'Vang táo mèo',
        channels: expect.arrayContaining([expect.objectContaining({ code: 'postmart' })]),
      },
    ]);
    expect((await readPaperInUse(context, seller, label))?.goods).toEqual([]);
    const blocked = async () => (await listBlockedGoods(context, seller, 'postmart')).blocked.length;
    expect(await blocked()).toBe(0);
    await archivePaper(context, seller, licence);
    expect(await blocked()).toBe(1);
    expect(await listArchivedPapers(context, seller)).toMatchObject([{ id: licence, state: 'checked' }]);
    await restorePaper(context, seller, licence);
    expect(await blocked()).toBe(0);
    expect(await listOwnPapers(context, seller)).toHaveLength(2);
  });

  test('one that another follows is to be renewed no more', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const tea = await publishedListing(context, { producerId: seller.producerId });
    const give = (wanted: object) => givePaper(context, seller, paperOf(wanted));
    const old = await give({ kind: 'food-safety', validTo: testDay(10) });
    const ofTea = await give({ kind: 'food-safety', listingId: tea, validTo: testDay(400) });
    const renewed = async () =>
      new Map((await listOwnPapers(context, seller)).map(({ id, renewedUntil }) => [id, renewedUntil]));
    // A paper for one product alone takes the place of none that is for all goods.
    expect(await renewed()).toEqual(
      new Map([
        [old, null],
        [ofTea, null],
      ]),
    );
    const fresh = await give({ kind: 'food-safety', validTo: testDay(500) });
    expect(await renewed()).toEqual(
      new Map([
        [old, testDay(500)],
        [ofTea, testDay(500)],
        [fresh, null],
      ]),
    );
    await decidePaper(context, staffMember(), { paperId: fresh, verdict: 'refused', note: 'mờ' });
    expect((await renewed()).get(old)).toBeNull();
    const endless = await give({ kind: 'food-safety', validTo: '' });
    expect((await renewed()).get(old)).toBe('');
    await archivePaper(context, seller, endless);
    expect((await renewed()).get(old)).toBeNull();
  });

  test('the nightly sweep takes a file that no paper speaks of and leaves the others', async () => {
    const { context, dataDir } = await open();
    const seller = await sellerOf(context);
    const id = await givePaper(context, seller, paperOf());
    const { key } = await context.storage.put('papers', Buffer.from('left by a crash'), {
      extension: '.pdf',
    });
    const sweep = () =>
      sweepPapers.run(context, {}, { id: 'test', attempt: 1, signal: new AbortController().signal });
    await sweep();
    expect(await context.storage.exists(key)).toBe(true);
    const files = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true });
    for (const file of files) if (file.isFile()) await utimes(join(file.parentPath, file.name), 1, 1);
    await sweep();
    expect(await context.storage.exists(key)).toBe(false);
    expect(await buffer((await openOwnPaper(context, seller, id)).file.stream)).toEqual(pdfBytes());
  });
});

test.each([
  [{ issuedOn: null, validTo: null }, 'holds'],
  [{ issuedOn: '2026-11-23', validTo: null }, 'holds'],
  [{ issuedOn: '2026-11-24', validTo: null }, 'notYet'],
  [{ issuedOn: null, validTo: '2026-11-22' }, 'expired'],
  [{ issuedOn: null, validTo: '2026-11-23' }, 'soon'],
  [{ issuedOn: null, validTo: '2026-12-23' }, 'soon'],
  [{ issuedOn: null, validTo: '2026-12-24' }, 'ahead'],
  [{ issuedOn: null, validTo: '2027-02-21' }, 'ahead'],
  [{ issuedOn: null, validTo: '2027-02-22' }, 'holds'],
] as const)('on 23/11/2026 a paper of %j %s', (days, standing) => {
  expect(paperStanding(days, '2026-11-23')).toBe(standing);
});
