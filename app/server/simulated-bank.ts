import type { Bank } from '#app/server/banks.server.ts';

/**
 * The bank of every demo account. No real bank has its BIN, so that no real app can send money to a number that was made
 * up.
 */
export const SIMULATED_BANK: Bank = {
  bin: '999999',
  code: '',
  shortName: 'Ngân hàng mô phỏng',
  name: 'Ngân hàng mô phỏng (chỉ có trong bản dùng thử)',
};
