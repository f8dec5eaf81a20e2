import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { needed, readLanguage } from '#app/cli/read-arguments.ts';
import { checkVietQr } from '#app/domain/payments/vietqr/check-vietqr.server.ts';
import type { PayloadReading } from '#app/domain/payments/vietqr/read-payload.ts';
import { formatVnd } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { fillText, translate } from '#app/i18n/messages.ts';
import { vietqrMessages } from '#app/i18n/vietqr.ts';
import type { Bank } from '#app/server/banks.server.ts';
import { tidy } from '#app/server/text/fold.ts';

export const vietqrCheck: Command = {
  name: 'vietqr:check',
  usage: `vietqr:check PAYLOAD|- [--language vi|en] [--json]
    What the text of a VietQR code holds, or why it is refused and what to ask the sender for. PAYLOAD is the text that a
    QR reader shows, in quotation marks; - reads it from standard input.
    JSON: {ok, reason, kind, bin, account, amount, memo}; kind is account, card or other; reason is null, or crc, length,
    layout, missing-field, scheme, currency, amount or bin-unknown; amount is in đồng, null when whoever pays types it.
    Ends with 0 when the code is right and 1 when it is refused.`,
  async run(context, args, { out }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        language: { type: 'string', default: 'vi' },
        json: { type: 'boolean', default: false },
      },
    });
    const language = readLanguage(values.language);
    // A memo has blanks, and without quotation marks the shell makes several arguments of it.
    const given = positionals.join(' ');
    const payload = needed(
      (given === '-' ? await text(process.stdin) : given).trim(),
      'Give the text of the QR code in quotation marks, or - to read it from standard input.',
    );
    const { reading, bank } = checkVietQr(context, payload);
    const lines = values.json ? [JSON.stringify(reading)] : describe(language, reading, bank);
    for (const line of lines) out(line);
    return reading.ok ? 0 : 1;
  },
};

/** A reading in a person's words, a line for each thing. */
function describe(language: Language, reading: PayloadReading, bank: Bank | null): string[] {
  const w = translate(vietqrMessages, language);
  const { ok, reason, kind, bin, account, amount, memo } = reading;
  if (!ok) {
    const why = fillText(vietqrMessages[language][`why_${reason}`], language, { bin: bin ?? '' });
    return [w('refused', { why }), w(`ask_${reason}`)];
  }
  return [
    w(`read_${kind}`),
    ...(bank ? [w('bank', { shortName: bank.shortName, name: bank.name })] : []),
    w(`number_${kind}`, { account: account ?? '' }),
    amount === null ? w('amountOpen') : w('amount', { amount: formatVnd(language, amount) }),
    // Strangers wrote it: nothing in it may steer the terminal or turn the line round.
    memo === null ? w('memoEmpty') : w('memo', { memo: tidy(memo) }),
  ];
}
