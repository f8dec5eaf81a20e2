import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { channels } from '#app/domain/channels/registry.server.ts';
import { readConfig } from '#app/server/config.server.ts';
import { ConfigRefused } from '#app/server/config-refused.ts';
import { settingsSchema } from '#app/server/settings.ts';

const SECRET = Buffer.alloc(32, 7).toString('base64');
const rootDir = join(tmpdir(), 'cho-phien-settings-test');
const read = (environment: Record<string, string>) =>
  readConfig({ APP_SECRET: SECRET, ...environment }, rootDir);

test('.env.example names every setting, with the value that holds without it', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const example = Object.fromEntries(
    lines
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => [line.split('=')[0], line.split('=').slice(1).join('=')]),
  );
  expect(Object.keys(example).sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  expect(settingsSchema.parse(example)).toEqual(settingsSchema.parse({}));
});

test.each(
  channels.flatMap(({ code, platform }) => (platform ? [{ code, platform }] : [])),
)('the platform of $code is connected by settings that there are', ({ platform: { settings } }) => {
  const names = [settings.key, settings.secret, ...Object.values(settings.extra)];
  const given = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
  expect(read(given).platformCredentials).toEqual(given);
});

test('a wrong setting stops the boot and is named', () => {
  expect(() => read({ PORT: 'eighty' })).toThrow(ConfigRefused);
  expect(() => read({ PORT: 'eighty' })).toThrow(
    /PORT: "eighty" is not a whole number\. Write digits only, such as PORT=3000, or leave it out\./,
  );
  expect(() => read({ PORT: '99999' })).toThrow(
    /PORT: "99999" cannot be used .*Write digits only, such as PORT=3000/,
  );
  expect(() => read({ DATABASE_URL: 'mysql://x' })).toThrow(/DATABASE_URL/);
  expect(() => read({ TRUST_PROXY: 'localhost' })).toThrow(ConfigRefused);
  expect(() => read({ TRUST_PROXY: '10.0.0.1,localhost' })).toThrow(
    /TRUST_PROXY: "localhost" is neither an address nor a network.*TRUST_PROXY=10\.0\.0\.0\/8/,
  );
  expect(() => read({ PUBLIC_URL: 'javascript:alert(1)' })).toThrow(/PUBLIC_URL/);
});

test('a missing or short secret stops the boot outside the demo', () => {
  expect(() => readConfig({ DEMO: 'off' }, rootDir)).toThrow(/APP_SECRET is missing/);
  expect(() => read({ DEMO: 'off', APP_SECRET: 'c2hvcnQ=' })).toThrow(/APP_SECRET is too short/);
});

test.each([
  [{}, true],
  [{ PUBLIC_URL: 'http://192.168.1.20:3000' }, true],
  [{ PUBLIC_URL: 'https://chophien.example' }, false],
  [{ PUBLIC_URL: 'http://172.32.0.1' }, false],
  [{ HOST: '0.0.0.0' }, false],
  [{ HOST: '0.0.0.0', PUBLIC_URL: 'http://192.168.1.20:3000' }, true],
  [{ PUBLIC_URL: 'http://[::]:3000' }, false],
  [{ DATABASE_URL: 'postgres://localhost/market' }, false],
  [{ DEMO: 'off' }, false],
  [{ DEMO: 'on', DATABASE_URL: 'postgres://localhost/market' }, true],
])('the demo opens by itself only where nobody else can reach it: %j', (environment, demo) => {
  expect(read(environment as Record<string, string>).demo).toBe(demo);
});

test('a server open to everybody without a word of its address says how to be a demo', () => {
  expect(() => readConfig({ HOST: '0.0.0.0' }, rootDir)).toThrow(/HOST=0\.0\.0\.0.*--lan/);
  expect(() => readConfig({ HOST: '::', PUBLIC_URL: 'http://0.0.0.0:3000' }, rootDir)).toThrow(ConfigRefused);
});

test('the demo is refused on a public address in production', () => {
  expect(() => read({ DEMO: 'on', PUBLIC_URL: 'https://chophien.example' })).toThrow(/DEMO=on is refused/);
});

test('the market’s own account is whole and in a bank that there is, or the boot stops; a demo has one that is nobody’s', () => {
  const account = {
    MARKET_BANK_BIN: '970436',
    MARKET_BANK_NUMBER: '0071000123456',
    MARKET_BANK_HOLDER: 'CTY CHO PHIEN',
  };
  const readHere = (settings: Record<string, string>) =>
    readConfig({ APP_SECRET: SECRET, DEMO: 'off', ...settings }, process.cwd()).marketAccount;
  expect(readHere({})).toBeNull();
  expect(readHere(account)).toEqual({
    ...{ bin: '970436', bankName: 'Vietcombank', number: '0071000123456' },
    ...{ holder: 'CTY CHO PHIEN', isDemo: false },
  });
  expect(() => readHere({ ...account, MARKET_BANK_HOLDER: '' })).toThrow(/all together, or none/);
  expect(() => readHere({ ...account, MARKET_BANK_BIN: '123456' })).toThrow(/no bank has "123456"/);
  expect(() => readHere({ ...account, MARKET_BANK_BIN: '97043' })).toThrow(
    /MARKET_BANK_BIN: is not the six digits/,
  );
  expect(() => readHere({ ...account, MARKET_BANK_NUMBER: '007 1000' })).toThrow(
    /MARKET_BANK_NUMBER: is not the number/,
  );
  expect(readHere({ ...account, DEMO: 'on' })).toMatchObject({ bin: '999999', isDemo: true });
});
