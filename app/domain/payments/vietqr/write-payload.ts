import { crcOf } from '#app/domain/payments/vietqr/crc.ts';
import { writeField } from '#app/domain/payments/vietqr/fields.ts';
import {
  ACCOUNT_LENGTH,
  AMOUNT_LENGTH,
  FORMAT,
  ids,
  NAPAS,
  napasIds,
  PURPOSE_ID,
  PURPOSE_LENGTH,
  receiverIds,
  services,
  type TransferKind,
  type Use,
  uses,
  VIETNAM,
  VND,
} from '#app/domain/payments/vietqr/payload-words.ts';
import { withoutMarks } from '#app/server/text/fold.ts';

/** A transfer that somebody is asked for. */
export type AskedTransfer = {
  readonly kind: TransferKind;
  /** Of the receiver's bank, six digits. */
  readonly bin: string;
  /** Number of the account or card, up to 19 letters and digits. */
  readonly account: string;
  /** Any text; what banks do not carry is left out and the rest cut to 25 characters, see `memoText`. */
  readonly memo: string | null;
} & (
  | /** One payment: the amount, VND, stands in it. */ { readonly use: 'dynamic'; readonly amount: number }
  | /** Many payments; without an amount whoever pays types it. */ {
      readonly use: Extract<Use, 'static'>;
      readonly amount: number | null;
    }
);

/**
 * The text of a VietQR code.
 * @throws RangeError for a BIN, number or amount that no code can hold: whoever asks has checked them.
 */
export function writePayload({ kind, bin, account, amount, memo, use }: AskedTransfer): string {
  if (!/^\d{6}$/.test(bin)) throw new RangeError('a BIN has six digits');
  if (!isAccountNumber(account) || (kind === 'card' && !/^\d+$/.test(account)))
    throw new RangeError(`a number of ${kind} has 1 to ${ACCOUNT_LENGTH} letters and digits`);
  const hasAmount = amount !== null;
  if (hasAmount && !(Number.isSafeInteger(amount) && amount > 0 && amount < 10 ** AMOUNT_LENGTH))
    throw new RangeError('an amount is a whole number of đồng above zero');
  const receiver = writeField(receiverIds.bin, bin) + writeField(receiverIds.account, account);
  const napas =
    writeField(napasIds.scheme, NAPAS) +
    writeField(napasIds.receiver, receiver) +
    writeField(napasIds.service, services[kind]);
  const purpose = memoText(memo ?? '');
  const payload = [
    writeField(ids.format, FORMAT),
    writeField(ids.use, uses[use]),
    writeField(ids.napas, napas),
    writeField(ids.currency, VND),
    hasAmount ? writeField(ids.amount, String(amount)) : '',
    writeField(ids.country, VIETNAM),
    purpose === '' ? '' : writeField(ids.additional, writeField(PURPOSE_ID, purpose)),
    `${ids.crc}04`,
  ].join('');
  return payload + crcOf(payload);
}

/** Whether a text can stand in a code as the number of an account; wallets have letters in theirs. */
export function isAccountNumber(text: string): boolean {
  return text.length <= ACCOUNT_LENGTH && /^[A-Za-z0-9]+$/.test(text);
}

/**
 * A memo as every bank carries it: no marks, only letters, digits, blank, dot and dash, at most 25 characters. `Thanh
 * toán đơn #12` gives `Thanh toan don 12`.
 */
export function memoText(text: string): string {
  return withoutMarks(text)
    .replace(/[^A-Za-z0-9.-]+/g, ' ')
    .trim()
    .slice(0, PURPOSE_LENGTH)
    .trimEnd();
}
