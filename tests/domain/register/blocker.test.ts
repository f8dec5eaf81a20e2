import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { blockerMark } from '#app/domain/register/blocker-mark.ts';
import { setBlocker } from '#app/domain/register/set-blocker.server.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('why a product is not on sale online', (open) => {
  test('of two who write it at once the second is told, and writes over nothing that they have not seen', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { id: entryId } = await recognisedEntry(context, { producerId: seller.producerId, rounds: [] });
    const { registerEntry } = context.store.tables;
    const standing = async () => {
      const [row] = await context.store.read((db) =>
        db.select().from(registerEntry).where(eq(registerEntry.id, entryId)),
      );
      if (!row) throw new Error('no entry');
      return row;
    };
    const write = (reason: string, seenMark: string | null) =>
      setBlocker(context, staffMember(), { entryId, reason, owner: '', nextStep: '', seenMark });
    const seen = blockerMark(await standing());
    const outcomes = await Promise.allSettled([write('Chưa có giấy ATTP', seen), write('Thiếu ảnh', seen)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({ reason: { code: 'changedMeanwhile' } });
    // Read again, it may be written over.
    await write('Thiếu ảnh, đã gọi', blockerMark(await standing()));
    expect((await standing()).blocker).toBe('Thiếu ảnh, đã gọi');
  });
});
