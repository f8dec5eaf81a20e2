import { expect, test } from 'vitest';
import { readProvenance } from '#app/domain/catalog/read-provenance.server.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the page of origin of what the register filed nowhere', (open) => {
  test.each([
    ['Rượu thóc Thanh Kim', 'adults-only'],
    ['Vang mận Bắc Hà'.normalize('NFD'), 'adults-only'],
    ['BIA gừng', 'adults-only'],
    ['Chè vàng Bản Liền', 'found'],
    ['Mật ong Biên Giới', 'found'],
  ])('%s: %s', async (name, kind) => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const { code } = await recognisedEntry(context, { producerId, name, setCode: null, rounds: [] });
    expect((await readProvenance(context, { code, adult: false })).kind).toBe(kind);
    expect((await readProvenance(context, { code, adult: true })).kind).toBe('found');
  });
});
