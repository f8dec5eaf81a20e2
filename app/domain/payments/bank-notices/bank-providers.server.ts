import type { BankProvider, BankProviderCode } from '#app/domain/payments/bank-notices/bank-notice.ts';
import { casso } from '#app/domain/payments/bank-notices/casso.server.ts';
import { payos } from '#app/domain/payments/bank-notices/payos.server.ts';
import { sepay } from '#app/domain/payments/bank-notices/sepay.server.ts';

/** Who can tell us of money on a bank account. */
export const bankProviders: Readonly<Record<BankProviderCode, BankProvider>> = { sepay, casso, payos };
