import { memoCodeFrom } from '#app/domain/payments/memo-code/memo-code.ts';
import { drawPayloadSvg } from '#app/domain/payments/vietqr/draw-payload.server.ts';
import { writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import { median, reportLeast } from '#tests/bench/support/report.ts';

const ROUNDS = 5;
const CODES = 1_000;
const LEAST = 2_000;

const kinds = {
  'a memo code': (number: number) => memoCodeFrom(number),
  'a memo in words': (number: number) => `mua che Shan tuyet ${number}`,
};

for (const [what, memo] of Object.entries(kinds)) {
  draw(CODES, memo);
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    draw(CODES, memo);
    rates.push(CODES / ((performance.now() - startedAt) / 1000));
  }
  reportLeast(`VietQR payload and SVG, ${what}`, 'codes/s', median(rates), LEAST);
}
process.exit(0);

/** Codes of orders, each of its own amount and memo, written and drawn. */
function draw(count: number, memo: (number: number) => string): void {
  for (let number = 1; number <= count; number += 1) {
    const asked = { kind: 'account', bin: '970422', account: '0352350917', use: 'dynamic' } as const;
    drawPayloadSvg(writePayload({ ...asked, amount: number * 1_000, memo: memo(number * 4_711) }));
  }
}
