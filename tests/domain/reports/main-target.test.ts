import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createTarget } from '#app/domain/register/create-target.server.ts';
import { listTargets } from '#app/domain/reports/list-targets.server.ts';
import { readFacts } from '#app/domain/reports/read-facts.server.ts';
import { showTargetFirst } from '#app/domain/reports/show-target-first.server.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the main target', (open) => {
  test('stays the first that was fixed until staff choose another, and the choice is written down', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { id } = await recognisedEntry(context, { producerId: seller.producerId, rounds: [] });
    const fix = (code: string) =>
      createTarget(context, {
        code,
        name: `Chỉ tiêu\u202e ${code}`,
        asOf: '2026-11-01',
        source: 'test',
        entryIds: [id],
        actor: null,
      });
    const main = async () => (await readFacts(context, { targetCode: null, asOf: null })).target.code;
    await fix('mot');
    await fix('hai');
    await fix('ba');
    expect(await main()).toBe('mot');

    const staff = staffMember();
    await showTargetFirst(context, staff, { code: 'ba' });
    expect(await main()).toBe('ba');
    expect((await listTargets(context)).map(({ code, name }) => [code, name])).toEqual([
      ['ba', 'Chỉ tiêu ba'],
      ['mot', 'Chỉ tiêu mot'],
      ['hai', 'Chỉ tiêu hai'],
    ]);
    await fix('bon');
    expect(await main()).toBe('ba');
    await showTargetFirst(context, staff, { code: 'ba' });
    const { audit } = context.store.tables;
    const written = await context.store.read((db) =>
      db
        .select({ personId: audit.personId, subjectId: audit.subjectId, detail: audit.detail })
        .from(audit)
        .where(eq(audit.act, 'show-target-first')),
    );
    expect(written).toEqual([{ personId: staff.personId, subjectId: 'ba', detail: { instead: 'mot' } }]);

    await expect(showTargetFirst(context, staff, { code: 'nam' })).rejects.toThrow(NotFound);
    await expect(showTargetFirst(context, seller, { code: 'mot' })).rejects.toThrow(NotFound);
    expect(await main()).toBe('ba');
  });
});
