import { expect, test } from 'vitest';
import { runCommand } from '#app/cli/run-command.ts';
import { vietqrCheck } from '#app/cli/vietqr-check.ts';
import { refusals } from '#app/domain/payments/vietqr/read-payload.ts';
import { vietqrMessages } from '#app/i18n/vietqr.ts';
import { codeWith, part, published } from '#tests/domain/payments/payload-parts.ts';
import { testMarket } from '#tests/support/test-market.ts';

const { context } = await testMarket({ engine: 'sqlite' });

async function check(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(context, vietqrCheck, args, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('as JSON: what each published payload holds, or why it is refused', async () => {
  for (const { payload, use_as, expect: known } of published.vectors) {
    const isRight = use_as === 'positive';
    const { code, out, err } = await check(payload, '--json');
    expect([code, err]).toEqual([isRight ? 0 : 1, '']);
    expect(Object.keys(JSON.parse(out))).toEqual([
      'ok',
      'reason',
      'kind',
      'bin',
      'account',
      'amount',
      'memo',
    ]);
    expect(JSON.parse(out)).toMatchObject(
      isRight
        ? { ok: true, reason: null, bin: known.bin, account: known.account }
        : { ok: false, reason: 'crc' },
    );
  }
});

test('in plain Vietnamese: the bank, the account, the amount and the memo', async () => {
  const payload =
    '00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA53037045405100005802VN62150811Chuyen tien630453E6';
  expect(await check(payload)).toEqual({
    code: 0,
    err: '',
    out: [
      'Mã VietQR đúng: chuyển tiền vào tài khoản.',
      'Ngân hàng: ACB (Ngân hàng TMCP Á Châu)',
      'Số tài khoản: 257678859',
      'Số tiền: 10.000\u00a0₫',
      'Nội dung: Chuyen tien',
    ].join('\n'),
  });
  const open = await check(
    codeWith({ service: part('02', 'QRPUSH'), amount: '', additional: '' }),
    '--language',
    'en',
  );
  expect(open.out.split('\n')).toEqual([
    'A correct VietQR code, but not for a transfer: it is for a shop’s till or a cash machine.',
    'Bank: Sacombank (Ngân hàng TMCP Sài Gòn Thương Tín)',
    'Receiver’s code: 0011012345678',
    'Amount: typed by whoever pays',
    'Memo: none',
  ]);
});

test('blanks around it do not count, nor do the quotation marks that its own blanks would need', async () => {
  const payload = codeWith({ additional: part('62', part('08', 'thanh toan don hang')) });
  const right = await check(payload);
  expect(right.code).toBe(0);
  expect(await check(`  ${payload}\n`)).toEqual(right);
  expect(await check(...payload.split(' '))).toEqual(right);
});

test('nothing that a stranger wrote into a memo steers the terminal', async () => {
  const payload = codeWith({ additional: part('62', part('08', 'a\u001b[2Jb\u202ec\nd')) });
  expect((await check(payload)).out).toMatch(/\nNội dung: a \[2Jbc d$/);
  expect((await check(payload, '--json')).out).toMatch(/^[ -~]*\u202e[ -~]*$/);
});

test('a refusal says why and what to ask the sender for, in both languages', async () => {
  const unknown = await check(codeWith({ bin: part('00', '999999') }));
  expect(unknown.code).toBe(1);
  expect(unknown.out.split('\n')).toEqual([
    'Không nhận mã này. Không có ngân hàng nào mang mã số 999999.',
    'Hỏi người gửi tên ngân hàng và số tài khoản, và nhờ họ tạo mã mới bằng ứng dụng của ngân hàng đó.',
  ]);
  const zero = await check(codeWith({ amount: part('54', '0') }), '--language', 'en');
  expect(zero.out).toContain('Ask the sender for the right amount');
  for (const language of ['vi', 'en'] as const)
    for (const reason of refusals)
      expect([vietqrMessages[language][`why_${reason}`], vietqrMessages[language][`ask_${reason}`]]).toEqual([
        expect.stringMatching(/^\p{Lu}.{20,}[.]$/u),
        expect.stringMatching(language === 'vi' ? /người gửi.{10,}[.]$/u : /^Ask the sender .{10,}[.]$/),
      ]);
});
