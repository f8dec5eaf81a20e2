import { expect, test } from 'vitest';
import { listFees } from '#app/domain/channels/fees/list-fees.server.ts';
import { seedFees } from '#app/domain/channels/fees/seed-fees.server.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { writtenDay } from '#tests/support/test-clock.ts';
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
      validFrom: writtenDay(-53),
      source: 'Công văn của Bưu điện tỉnh',
    };
    const wrong = await post('/department/fees', { ...fee, rate: 'hai' });
    const shown = await wrong.text();
    expect([wrong.status, shown.includes('value="hai"'), shown.includes('href="#add-rate"')]).toEqual([
      400,
      true,
      true,
    ]);
    // All that is wrong is told at once, each beside its field, with what was typed in it.
    const bad = { rate: 'hai', amount: '-5', cap: 'x', validFrom: '31/02/2026' };
    const many = await post('/department/fees', { ...fee, ...bad, name: '', source: '' });
    const told = await many.text();
    expect(many.status).toBe(400);
    for (const name of ['name', 'source', ...Object.keys(bad)]) {
      expect(told, name).toContain(`href="#add-${name}"`);
      expect(told, name).toContain(`id="add-${name}-error"`);
    }
    // The list above the form names the field of each line.
    expect(told).toMatch(/href="#add-amount"[^>]*>Cộng thêm mỗi đơn[^<]*: /);
    for (const typed of Object.values(bad)) expect(told).toContain(`value="${typed}"`);
    const added = await post('/department/fees', fee);
    expect(added.headers.get('location')).toBe('/department/fees?done=add');
    expect(await page('/department/fees?done=add')).toMatch(
      new RegExp(`Phí bán hàng[^]*?2,5\\s%[^]*?${writtenDay(-53)}`),
    );

    const listed = await page('/department/fees');
    const feeId = choiceOf(listed, 'Phí bán hàng');
    const change = {
      intent: 'change',
      feeId,
      rate: '',
      amount: '',
      cap: '',
      source: 'Công văn',
      validFrom: writtenDay(8),
    };
    const nothing = await post('/department/fees', change);
    expect([nothing.status, (await nothing.text()).includes('href="#change-rate"')]).toEqual([400, true]);
    const both = await post('/department/fees', {
      ...change,
      feeId: '',
      rate: 'bảy',
      validFrom: 'mai',
      source: '',
    });
    const wrongs = await both.text();
    expect(both.status).toBe(400);
    for (const name of ['feeId', 'rate', 'validFrom', 'source'])
      expect(wrongs, name).toContain(`href="#change-${name}"`);
    for (const typed of ['bảy', 'mai']) expect(wrongs).toContain(`value="${typed}"`);
    const tooBig = await post('/department/fees', { ...change, rate: '150' });
    expect(await tooBig.text()).toContain('Phần trăm nhiều nhất là 100.');
    await post('/department/fees', { ...change, rate: '7,25' });
    const followed = await page('/department/fees');
    expect(followed).toMatch(/7,25\s%/);
    // From another tab, where it had no end yet: refused, and no other fee takes its place in the list.
    const late = await post('/department/fees', { ...change, rate: '9' });
    const asked = await late.text();
    expect([late.status, asked.includes('Chọn lại mức phí'), asked.includes('value="9"')]).toEqual([
      400,
      true,
      true,
    ]);
    expect((await post('/department/fees', { ...change, feeId: '', rate: '9' })).status).toBe(400);
    // Today's figure can be chosen beside the one that is to follow it.
    const today = choiceOf(followed, `Phí bán hàng, đến hết ${writtenDay(7)}`);
    // From its own first day: which figure it would replace is said first, with whoever wrote it.
    const sameDay = { ...change, feeId: today, rate: '3', validFrom: writtenDay(-53) };
    const unsaid = await post('/department/fees', sameDay);
    const asks = (await unsaid.text()).replaceAll('<!-- -->', '');
    expect([unsaid.status, asks.includes('href="#change-validFrom"')]).toEqual([400, true]);
    expect(asks).toMatch(new RegExp(`Thay mức đang có từ ${writtenDay(-53)}: [^<]*Phí bán hàng: 2,5\\s%`));
    expect(asks).toContain(`Người thử department_staff ghi ngày ${writtenDay()}`);
    const replaces = asks.match(/name="replaces"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="replaces"/);
    const replaced = await post('/department/fees', {
      ...sameDay,
      replaces: replaces?.[1] ?? replaces?.[2] ?? '',
    });
    expect(replaced.headers.get('location')).toBe('/department/fees?done=change');
    expect(await page('/department/fees')).toMatch(
      new RegExp(`3\\s%[^]*?${writtenDay(-53)}[^]*?${writtenDay(7)}`),
    );

    const rate = {
      carrier: 'Viettel Post',
      zone: 'region',
      uptoGrams: '2.000',
      carriage: '31.500',
      validFrom: writtenDay(-53),
      source: 'Bảng giá 10/2026',
    };
    const empty = await post('/department/fees/carriers', { ...rate, carriage: '' });
    expect([empty.status, (await empty.text()).includes('href="#set-carriage"')]).toEqual([400, true]);
    const wrongRate = { ...rate, zone: 'x', uptoGrams: 'hai cân', carriage: '0', validFrom: '', source: '' };
    const refusedRate = await (await post('/department/fees/carriers', wrongRate)).text();
    for (const name of ['zone', 'uptoGrams', 'carriage', 'validFrom', 'source'])
      expect(refusedRate, name).toContain(`href="#set-${name}"`);
    const set = await post('/department/fees/carriers', rate);
    expect(set.headers.get('location')).toBe('/department/fees/carriers?done=set');
    const anew = await post('/department/fees/carriers', { ...rate, carriage: '32.000' });
    const asksToo = (await anew.text()).replaceAll('<!-- -->', '');
    expect([anew.status, asksToo.includes('value="32.000"')]).toEqual([400, true]);
    expect(asksToo).toMatch(/Thay mức đang có từ [^<]*: Viettel Post[^<]*31\.500/);
    const rows = await page('/department/fees/carriers');
    expect(rows).toMatch(/Viettel Post[\s\S]*?Các tỉnh miền Bắc[\s\S]*?2\skg[\s\S]*?31\.500/);
    const rateId = rows.match(/value="([^"]+)"[^>]*>Viettel Post ·/)?.[1] ?? '';
    await post('/department/fees/carriers', { intent: 'archive', rateId });
    expect(await page('/department/fees/carriers')).not.toContain('31.500');
  });

  test('every fee that the market came with can be changed, on each platform, and keeps what was typed', async () => {
    const market = await open();
    const { context } = market;
    await seedFees(context);
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const fees = (await listFees(context)).filter(({ fee }) => fee.validTo === null);
    expect(new Set(fees.map(({ fee }) => fee.channelCode)).size).toBeGreaterThan(3);
    const shown = await (await server.fetch('/department/fees', { cookie })).text();
    const choices = changeChoices(shown).map(({ value }) => value);
    for (const { fee } of fees) {
      const feeId = choices.find((value) => value.includes(fee.id)) ?? '';
      const form = {
        intent: 'change',
        feeId,
        rate: '7,25',
        amount: '',
        cap: '',
        validFrom: '01/12/2030',
        source: `Biểu phí của sàn ${fee.id}`,
      };
      const refused = await server.fetch('/department/fees', {
        cookie,
        method: 'POST',
        form: { ...form, rate: 'bảy' },
      });
      const again = await refused.text();
      const kept = changeChoices(again).find(({ isChosen }) => isChosen);
      expect([refused.status, kept?.value]).toEqual([400, feeId]);
      const changed = await server.fetch('/department/fees', { cookie, method: 'POST', form });
      expect([fee.id, changed.status, changed.headers.get('location')]).toEqual([
        fee.id,
        303,
        '/department/fees?done=change',
      ]);
    }
    const after = (await listFees(context)).map(({ fee }) => fee);
    for (const { fee } of fees) {
      expect(after.find(({ id }) => id === fee.id)?.validTo).toBe('2030-11-30');
      const next = after.find(({ source }) => source === `Biểu phí của sàn ${fee.id}`);
      expect([next?.channelCode, next?.kind, next?.rate, next?.validFrom]).toEqual([
        fee.channelCode,
        fee.kind,
        725,
        '2030-12-01',
      ]);
    }
  });
});

/** What the form that changes a fee lets choose, in its order. */
function changeChoices(page: string): Array<{ value: string; label: string; isChosen: boolean }> {
  const select = page.match(/<select[^>]*id="change-feeId"[\s\S]*?<\/select>/)?.[0] ?? '';
  return [...select.matchAll(/<option([^>]*)>([^<]*)/g)].map(([, attributes = '', label = '']) => ({
    value: attributes.match(/value="([^"]*)"/)?.[1] ?? '',
    label,
    isChosen: / selected/.test(attributes),
  }));
}

function choiceOf(page: string, ending: string): string {
  return changeChoices(page).find(({ label }) => label.endsWith(ending))?.value ?? '';
}
