import { expect, test } from 'vitest';
import { seedFees } from '#app/domain/channels/fees/seed-fees.server.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('fees and carriage at the desk, without a script', (open) => {
  test('percentages and days are typed as people write them; a refused form comes back as it was typed', async () => {
    const market = await open();
    const { context } = market;
    await seedFees(context);
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const post = async (path: string, form: Record<string, string>) =>
      server.fetch(path, { cookie, method: 'POST', form });
    const page = async (path: string) =>
      (await (await server.fetch(path, { cookie })).text()).replaceAll('<!-- -->', '');
    const fee = {
      intent: 'add',
      channelCode: 'postmart',
      kind: 'commission',
      name: 'Phí bán hàng',
      setCode: '',
      rate: '2,5',
      amount: '',
      cap: '',
      validFrom: '01/10/2026',
      source: 'Công văn của Bưu điện tỉnh',
    };
    const wrong = await post('/department/fees', { ...fee, rate: 'hai' });
    const shown = await wrong.text();
    expect([wrong.status, shown.includes('value="hai"'), shown.includes('href="#add-rate"')]).toEqual([
      400,
      true,
      true,
    ]);
    const added = await post('/department/fees', fee);
    expect(added.headers.get('location')).toBe('/department/fees?done=add');
    expect(await page('/department/fees?done=add')).toMatch(/Phí bán hàng[\s\S]*?2,5\s%[\s\S]*?01\/10\/2026/);

    const listed = await page('/department/fees');
    const feeId = listed.match(/value="([^"]+)"[^>]*>[^<]*Phí bán hàng/)?.[1] ?? '';
    const change = {
      intent: 'change',
      feeId,
      rate: '',
      amount: '',
      cap: '',
      source: 'Công văn',
      validFrom: '01/12/2026',
    };
    const nothing = await post('/department/fees', change);
    expect([nothing.status, (await nothing.text()).includes('href="#change-rate"')]).toEqual([400, true]);
    const tooBig = await post('/department/fees', { ...change, rate: '150' });
    expect(await tooBig.text()).toContain('Phần trăm nhiều nhất là 100.');
    await post('/department/fees', { ...change, rate: '7,25' });
    const followed = await page('/department/fees');
    expect(followed).toMatch(/7,25\s%/);
    // Today's figure can be chosen beside the one that is to follow it.
    const today =
      followed.match(/value="([^"]+ 2026-11-30)"[^>]*>[^<]*Phí bán hàng, đến hết 30\/11\/2026/)?.[1] ?? '';
    await post('/department/fees', { ...change, feeId: today, rate: '3', validFrom: '01/10/2026' });
    expect(await page('/department/fees')).toMatch(/3\s%[\s\S]*?01\/10\/2026[\s\S]*?30\/11\/2026/);

    const rate = {
      carrier: 'Viettel Post',
      zone: 'region',
      uptoGrams: '2.000',
      carriage: '31.500',
      validFrom: '1/10/2026',
      source: 'Bảng giá 10/2026',
    };
    const empty = await post('/department/fees/carriers', { ...rate, carriage: '' });
    expect([empty.status, (await empty.text()).includes('href="#set-carriage"')]).toEqual([400, true]);
    const set = await post('/department/fees/carriers', rate);
    expect(set.headers.get('location')).toBe('/department/fees/carriers?done=set');
    const rows = await page('/department/fees/carriers');
    expect(rows).toMatch(/Viettel Post[\s\S]*?Các tỉnh miền Bắc[\s\S]*?2\skg[\s\S]*?31\.500/);
    const rateId = rows.match(/value="([^"]+)"[^>]*>Viettel Post ·/)?.[1] ?? '';
    await post('/department/fees/carriers', { intent: 'archive', rateId });
    expect(await page('/department/fees/carriers')).not.toContain('31.500');
  });
});
