import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bankNameIn } from '#app/i18n/bank-name.ts';
import { cardFailureKey } from '#app/i18n/cards.ts';
import { errorMessages, errorText } from '#app/i18n/errors.ts';
import {
  formatBankMoment,
  formatDate,
  formatDateTime,
  formatMonth,
  formatPercent,
  formatSmallest,
  formatVnd,
  formatVndRange,
  formatWeight,
} from '#app/i18n/format.ts';
import { languageOfPath, localPath, pathWithoutLanguage } from '#app/i18n/language.ts';
import { joinMessages, type Text, translate } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { serviceWords } from '#app/i18n/service-words.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { SIMULATED_BANK } from '#app/server/simulated-bank.ts';

const folder = join(process.cwd(), 'app', 'i18n');
const areas = readdirSync(join(folder, 'vi')).map((file) => file.replace(/\.ts$/, ''));

async function catalogue(language: string, area: string): Promise<Record<string, Text>> {
  const module = (await import(join(folder, language, `${area}.ts`))) as Record<string, Record<string, Text>>;
  const [texts] = Object.values(module);
  if (!texts) throw new Error(`${language}/${area} exports nothing`);
  return texts;
}

function namesIn(text: Text): string[] {
  const all = typeof text === 'string' ? text : `${text.one ?? ''}${text.other}{count}`;
  return [...new Set([...all.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
}

describe('the catalogues', () => {
  test.each(areas)('%s has every text in English, with the same names in it', async (area) => {
    const [vi, en] = [await catalogue('vi', area), await catalogue('en', area)];
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
    for (const [key, text] of Object.entries(vi)) {
      const other = en[key];
      expect(other === undefined ? null : namesIn(other), key).toEqual(namesIn(text));
      expect(JSON.stringify(other).trim(), key).not.toBe('""');
    }
  });

  test.each(areas)('%s is written in composed letters', async (area) => {
    for (const language of ['vi', 'en']) {
      const text = JSON.stringify(await catalogue(language, area));
      expect(text).toBe(text.normalize('NFC'));
    }
  });
});

/** The areas that tell a service in words of its own (`serviceWords`). */
const ofServices = ['checkout', 'order-page', 'mails', 'fulfilment', 'tickets', 'refunds'];

test.each(
  ofServices,
)('%s: what is said of a service stands beside what is said of goods, with no name more', async (area) => {
  const texts = await catalogue('vi', area);
  for (const [key, text] of Object.entries(texts)) {
    if (!key.endsWith('_service')) continue;
    const ofGoods = texts[key.replace(/_service$/, '')];
    expect(ofGoods, key).toBeDefined();
    for (const name of namesIn(text)) expect(ofGoods && namesIn(ofGoods), key).toContain(name);
  }
});

test('a service is told in its own words where there are some, goods never', () => {
  const messages = joinMessages(
    { sent: 'Đã gửi {code}', sent_service: 'Mời đến: {code}', paid: 'Đã trả' } as const,
    { sent: 'Sent {code}', sent_service: 'Come: {code}', paid: 'Paid' },
  );
  const [ofService, ofGoods] = [true, false].map((isService) => serviceWords(messages, 'en', isService));
  expect([ofService?.('sent', { code: 'A' }), ofService?.('paid')]).toEqual(['Come: A', 'Paid']);
  expect([ofGoods?.('sent', { code: 'A' }), ofGoods?.('paid')]).toEqual(['Sent A', 'Paid']);
});

describe('translate', () => {
  const messages = joinMessages({ items: '{count} món của {name}' } as const, {
    items: { one: '{name} has one thing', other: '{name} has {count} things' },
  });

  test('chooses the plural and writes numbers as the language does', () => {
    expect(translate(messages, 'vi')('items', { count: 1200, name: 'Mai' })).toBe('1.200 món của Mai');
    expect(translate(messages, 'en')('items', { count: 1, name: 'Mai' })).toBe('Mai has one thing');
    expect(translate(messages, 'en')('items', { count: 1200, name: 'Mai' })).toBe('Mai has 1,200 things');
  });

  test('does not read braces in a value as names', () => {
    expect(translate(messages, 'vi')('items', { count: 1, name: '{count}' })).toBe('1 món của {count}');
  });
});

describe('formats', () => {
  test('money', () => {
    expect(formatVnd('vi', 1_250_000)).toBe('1.250.000\u00a0₫');
    expect(formatVnd('en', 1_250_000)).toBe('₫1,250,000');
    expect([formatVnd('vi', -9_450), formatVnd('en', -9_450)]).toEqual(['−9.450\u00a0₫', '−₫9,450']);
    expect([formatVnd('vi', -0), formatSmallest('vi', -1250, 'usd')]).toEqual([
      '0\u00a0₫',
      '−12,50\u00a0USD',
    ]);
    expect(formatVndRange('vi', 45_000, 120_000)).toBe('45.000 – 120.000\u00a0₫');
    expect(formatVndRange('vi', 45_000, 45_000)).toBe('45.000\u00a0₫');
  });

  test('days are those of the market, whatever the machine thinks', () => {
    const lateEvening = Date.parse('2026-03-11T17:30:00Z');
    expect(formatDate('vi', lateEvening)).toBe('12/03/2026');
    expect(formatDate('en', lateEvening)).toBe('12 Mar 2026');
    expect(formatDateTime('vi', lateEvening)).toBe('12/03/2026 00:30');
    expect(formatDate('vi', '2023-03-12')).toBe('12/03/2023');
    expect(formatMonth('vi', 9)).toBe('tháng 9');
    expect(formatMonth('en', 9)).toBe('September');
  });

  test('weights and parts', () => {
    expect(formatWeight('vi', 250)).toBe('250\u00a0g');
    expect(formatWeight('vi', 1500)).toBe('1,5\u00a0kg');
    expect(formatWeight('en', 1500)).toBe('1.5\u00a0kg');
    expect(formatPercent('vi', 197 / 205)).toBe('96,1\u00a0%');
    expect(formatPercent('en', 197 / 205)).toBe('96.1%');
  });
});

describe('addresses', () => {
  test.each([
    ['/', '/en'],
    ['/products?q=a', '/en/products?q=a'],
    ['/?page=2', '/en?page=2'],
  ])('%s is %s in English', (vi, en) => {
    expect(localPath('vi', vi)).toBe(vi);
    expect(localPath('en', vi)).toBe(en);
  });

  test('only a whole first part is a language', () => {
    expect([languageOfPath('/en'), languageOfPath('/en/map'), languageOfPath('/english')]).toEqual([
      'en',
      'en',
      'vi',
    ]);
    expect([
      pathWithoutLanguage('/en'),
      pathWithoutLanguage('/en/map'),
      pathWithoutLanguage('/enough'),
    ]).toEqual(['/', '/map', '/enough']);
  });
});

test('a text that is missing in English is the Vietnamese one, and says so', () => {
  expect(pickText('en', 'Chè', '  ')).toEqual({ text: 'Chè', lang: 'vi' });
  expect(pickText('en', 'Chè', 'Tea')).toEqual({ text: 'Tea' });
  expect(pickText('vi', 'Chè', 'Tea')).toEqual({ text: 'Chè' });
});

test('a moment that a bank knows to the day alone is shown without a time', () => {
  const day = Date.parse('2026-11-27T00:00:00+07:00');
  expect(formatBankMoment('vi', day)).toBe('27/11/2026');
  expect(formatBankMoment('en', day)).toBe('27 Nov 2026');
  expect(formatBankMoment('vi', day + 60_000)).toBe('27/11/2026 00:01');
});

/** Stripe's reasons of a refund that failed (docs.stripe.com/refunds), and how it stands where it gives none. */
test.each([
  ...['lost_or_stolen_card', 'expired_or_canceled_card', 'charge_for_pending_refund_disputed'],
  ...['insufficient_funds', 'declined', 'merchant_request', 'unknown', 'failed', 'canceled'],
])('a refund that failed for %s is told in words', (code) => {
  expect(cardFailureKey(code)).toBe(`fail_${code}`);
});

test('one of something is no “1 rows”', () => {
  const t = translate(transferMessages, 'en');
  expect(t('statementSkipped', { count: 1 })).toMatch(/^1 row was /);
  expect(translate(orderPageMessages, 'en')('payUntil', { clock: '10:00', count: 1 })).toMatch(
    / 1 minute from/,
  );
});

test('what is owed no more is not called “0 still owed”', () => {
  const told = (language: 'vi' | 'en', owed: number) =>
    errorText(language, { code: 'payoutNotOwed', params: { owed } });
  expect([told('vi', 0), told('en', 0)]).toEqual([
    expect.stringMatching(/^Chợ không còn nợ gì/),
    expect.stringMatching(/^Nothing of it is owed/),
  ]);
  expect(told('vi', 5000)).toMatch(/^Chỉ còn nợ 5\.000 đồng/);
});

test('an English refusal writes a sum as the English pages do', () => {
  expect(errorText('en', { code: 'claimPaidTooMuch', params: { most: 231_000 } })).toContain('₫231,000');
  const texts = Object.values(errorMessages.en).map((text) => (typeof text === 'string' ? text : text.other));
  expect(texts.filter((text) => /\d ₫|\} ₫/.test(text))).toEqual([]);
});

test('a bank that only the demo has is called in the language of the page, a real one as it is', () => {
  expect(bankNameIn('en', SIMULATED_BANK.shortName)).toBe('Simulated bank');
  expect(bankNameIn('vi', SIMULATED_BANK.shortName)).toBe('Ngân hàng mô phỏng');
  expect(bankNameIn('en', 'Vietcombank')).toBe('Vietcombank');
});
