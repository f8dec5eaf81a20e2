import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '#app/cli/commands.ts';
import { runCommand } from '#app/cli/run-command.ts';
import { cliMessages } from '#app/i18n/cli.ts';
import type { Context } from '#app/server/context.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { testMarket } from '#tests/support/test-market.ts';

async function cli(context: Context, name: string, ...args: string[]) {
  const command = commands.find((one) => one.name === name);
  if (!command) throw new Error(`no command ${name}`);
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(context, command, args, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { code, out, said: err.join('\n') };
}

const codesOf = {
  all: 'shopee, tiktok-shop, lazada, tiki, postmart, google, meta, zalo, storefront, catalogue',
  fillable: 'shopee, tiktok-shop, lazada',
};

test('every command says what is wrong with what it was given and how to give it; with --json as JSON too', async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const { producerId } = await sellerOf(context, 'HTX Một');
  await publishedListing(context, { producerId });
  const own = ['--producer', producerId.slice(-8)];
  const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const text = join(folder, 'so.xlsx');
  writeFileSync(text, 'not a workbook');
  const walks: ReadonlyArray<readonly [string, readonly string[], string]> = [
    ['channel:readiness', ['--channel', 'foo'], `There is no channel "foo". Channels: ${codesOf.all}.`],
    ['channel:readiness', ['foo'], codesOf.all],
    ['channel:readiness', ['shopee', 'lazada'], '"lazada" is one argument too many'],
    ['channel:readiness', ['--language', 'fr'], '--language is vi or en, not "fr"'],
    ['channel:readiness', ['--producer', 'NONE'], '/api/v1/producers'],
    ['channel:readiness', ['--produce'], "Unknown option '--produce'"],
    ['channel:fill', [], `Say which channel. Channels: ${codesOf.fillable}.`],
    ['channel:fill', ['google', text, ...own], `"google" cannot do this. Channels: ${codesOf.fillable}.`],
    ['channel:fill', ['shopee', ...own], 'Name the workbook'],
    ['channel:fill', ['shopee', text], '--producer CODE'],
    ['channel:fill', ['shopee', join(folder, 'gone.xlsx'), ...own], 'gone.xlsx is not there'],
    ['channel:fill', ['shopee', folder, ...own], 'is a folder'],
    ['channel:fill', ['shopee', text, ...own, '--language', 'en'], 'not an .xlsx workbook'],
    ['channel:fill', ['shopee', text, ...own, '--answers', 'weightUnit'], '--answers is NAME=VALUE'],
    ['channel:pack', [], 'Say which channel. Channels: '],
    ['channel:pack', ['google', ...own, '--out', text], '"google" cannot do this'],
    ['channel:pack', ['postmart', '--out', text], '--producer CODE'],
    ['channel:pack', ['postmart', ...own], '--out FILE.zip'],
    ['channel:pack', ['postmart', ...own, '--out', join(folder, 'no', 'pack.zip')], 'pack.zip is not there'],
    ['vietqr:check', [], 'Give the text of the QR code'],
    ['vietqr:check', ['  '], 'Give the text of the QR code'],
    ['books:check', ['now'], '"now" is one argument too many'],
    ['books:check', ['--language', 'fr'], '--language is vi or en, not "fr"'],
    ['vietqr:check', ['000201', '--language', 'fr'], '--language is vi or en, not "fr"'],
    ['register:import', [], 'Name the register workbook'],
    ['register:import', [join(folder, 'gone.xlsx')], 'gone.xlsx'],
    ['register:import', [text, '--empty-ticks', 'maybe'], '--empty-ticks is no or unknown'],
    ['user:create', [], 'Say which role: --role ROLE. Roles: buyer, '],
    ['user:create', ['--role', 'king'], 'There is no role "king". Roles: '],
    ['user:create', ['--role', 'operator', '--name', 'A', '--language', 'en'], '--phone NUMBER or'],
    [
      'user:create',
      ['--role', 'operator', '--name', 'A', '--phone', '0912345678', '--person-language', 'de'],
      '--person-language is vi or en',
    ],
    ['user:grant', ['--role', 'buyer', '--language', 'en'], '--phone NUMBER'],
    ['user:revoke', ['--role', 'buyer', '--phone', '0912345678'], 'nobody has this phone'],
    ['user:reset-password', ['--language=en'], '--phone NUMBER'],
    ['user:disable', ['hoa'], 'Unexpected argument'],
    ['user:erase', ['--yes'], '--phone SỐ'],
    ['user:list', ['--all'], "Unknown option '--all'"],
    ['secret:reseal', ['now'], 'Unexpected argument'],
    ['backup', [], 'Name the file'],
    ['backup', ['--force'], "Unknown option '--force'"],
  ];
  for (const [name, args, says] of walks) {
    const told = await cli(context, name, ...args);
    expect({ name, args, code: told.code, said: told.said }).toEqual({
      name,
      args,
      code: 1,
      said: expect.stringContaining(says),
    });
    expect(told.out, name).toEqual([]);
  }
  const walked = new Set(walks.map(([name]) => name));
  expect(commands.map(({ name }) => name).filter((name) => !walked.has(name))).toEqual([]);

  const withJson = walks.filter(([name, args]) => {
    const usage = commands.find((one) => one.name === name)?.usage ?? '';
    return (
      usage.includes('--json') && !args.some((one) => one.startsWith('--produce') && one !== '--producer')
    );
  });
  expect(withJson.length).toBeGreaterThan(15);
  for (const [name, args] of withJson) {
    const { code, out } = await cli(context, name, ...args, '--json');
    const [only, ...more] = out.map((line) => JSON.parse(line));
    expect({ name, args, code, only, more }).toMatchObject({
      code: 1,
      only: { error: { code: expect.any(String), message: expect.any(String) } },
      more: [],
    });
  }
});

test('right input ends with 0 or 2, and what is told is in the language that was asked for', async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const { producerId } = await sellerOf(context, 'HTX Một');
  const listingId = await publishedListing(context, { producerId, photos: [] });
  const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const out = join(folder, 'pack.zip');
  const args = ['postmart', '--even', listingId, '--producer', producerId.slice(-8), '--out', out];
  const pack = await cli(context, 'channel:pack', ...args, '--language', 'en');
  expect([pack.code, pack.out]).toEqual([2, [out]]);
  expect(pack.said).toContain('has no photo at all');
  const later = [...args.slice(0, -1), join(folder, 'later.zip'), '--json'];
  const told = (language: 'vi' | 'en') => [
    1,
    { code: 'packEmpty', message: cliMessages[language].packEmpty },
  ];
  for (const only of ['--only-changes', '--changes']) {
    for (const [language, asked] of [
      ['vi', []],
      ['vi', ['--language', 'vi']],
      ['en', ['--language', 'en']],
      ['en', ['--language=en']],
    ] as const) {
      const again = await cli(context, 'channel:pack', ...later, only, ...asked);
      expect([again.code, JSON.parse(again.out[0] ?? '').error]).toEqual(told(language));
    }
  }
});

test('the language of a person is told apart from that of what the command says', async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const made = ['--role', 'operator', '--name', 'A', '--language', 'en'];
  await cli(context, 'user:create', ...made, '--phone', '0912345678');
  await cli(context, 'user:create', ...made, '--phone', '0912345679', '--person-language', 'en');
  const { person } = context.store.tables;
  const people = await context.store.read((db) =>
    db.select({ language: person.language }).from(person).orderBy(person.id),
  );
  expect(people).toEqual([{ language: 'vi' }, { language: 'en' }]);
});

test('no text of the command line speaks of buttons or boxes', () => {
  for (const language of ['vi', 'en'] as const)
    for (const text of Object.values(cliMessages[language]))
      expect(text).not.toMatch(/\b(?:bấm|nút|đánh dấu|press|click|button|tick|untick)(?!\p{L})/iu);
});
