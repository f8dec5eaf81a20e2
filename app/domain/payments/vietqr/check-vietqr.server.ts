import { type PayloadReading, readPayload } from '#app/domain/payments/vietqr/read-payload.ts';
import { type Bank, readBanks } from '#app/server/banks.server.ts';
import type { Context } from '#app/server/context.ts';

/** What the text of a QR code holds or why it is refused, and the bank that it names, if it is a known one. */
export function checkVietQr(
  { config }: Context,
  typed: string,
): { reading: PayloadReading; bank: Bank | null } {
  const banks = readBanks(config.rootDir);
  const reading = readPayload(typed, banks);
  return { reading, bank: banks.get(reading.bin ?? '') ?? null };
}
