import { findBanks, listBanks } from '#app/domain/payments/bank-account/find-banks.server.ts';
import { drawPayloadSvg } from '#app/domain/payments/vietqr/draw-payload.server.ts';
import { isAccountNumber, writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import type { Bank } from '#app/server/banks.server.ts';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError } from '#app/server/domain-error.ts';
import { tidy, withoutMarks } from '#app/server/text/fold.ts';

/** An account as it is typed: the bank by its name or BIN. */
export type TypedAccount = { readonly bank: string; readonly number: string; readonly holder: string };

export type CheckedAccount = {
  readonly bank: Bank;
  /** Without blanks. */
  readonly number: string;
  /** Capitals without marks, as banks write it. */
  readonly holder: string;
};

const LONGEST_HOLDER = 50;

/** @throws DomainError bankUnknown, bankSeveral (field bank); required, accountNumberWrong (number); required, accountHolderWrong (holder). */
export async function checkAccount(context: Context, typed: TypedAccount): Promise<CheckedAccount> {
  const found = findBanks(await listBanks(context), typed.bank);
  const number = typed.number.replace(/[\s.-]/g, '');
  const holder = holderOf(typed.holder);
  const [bank] = found;
  checkTogether([
    () => {
      if (!bank) throw new DomainError('bankUnknown', { field: 'bank' });
      if (found.length > 1) throw new DomainError('bankSeveral', { field: 'bank' });
    },
    () => {
      if (number === '') throw new DomainError('required', { field: 'number' });
      if (!isTypedNumber(typed.number.trim(), number))
        throw new DomainError('accountNumberWrong', { field: 'number' });
    },
    () => {
      if (holder === '') throw new DomainError('required', { field: 'holder' });
      if (!/^[A-Z0-9][A-Z0-9 .&-]*$/.test(holder) || holder.length > LONGEST_HOLDER)
        throw new DomainError('accountHolderWrong', { field: 'holder' });
    },
  ]);
  if (!bank) throw new DomainError('bankUnknown', { field: 'bank' });
  return { bank, number, holder };
}

/** A name as banks write it: `Nguyễn Thị Đào` gives `NGUYEN THI DAO`. */
export function holderOf(name: string): string {
  return withoutMarks(tidy(name)).toUpperCase();
}

/** The code of an account without an amount, to be scanned before anybody pays to it. @returns SVG. */
export function drawAccount({ bank, number }: CheckedAccount): string {
  return drawPayloadSvg(
    writePayload({
      kind: 'account',
      use: 'static',
      bin: bank.bin,
      account: number,
      amount: null,
      memo: null,
    }),
  );
}

/**
 * Marks only part digits, as people write them: none stands in front. No bank gives numbers of less than three digits, all of
 * them nought, or names of a few letters.
 */
function isTypedNumber(typed: string, number: string): boolean {
  if (!isAccountNumber(number) || /^[.-]/.test(typed) || /^0+$/.test(number)) return false;
  return number.length >= (/^\d+$/.test(number) ? 3 : 6);
}
