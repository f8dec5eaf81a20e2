import type { PaymentOfPage } from '#app/domain/payments/buyer-page/read-payments.server.ts';

type Transfer = NonNullable<PaymentOfPage['transfer']>;

/**
 * Banks whose apps VietQR's own way opens (its lists of Android and iOS links name both alike; read 2026-11 from public
 * copies, not confirmed by us). The most used first.
 */
const apps = [
  ['vcb', 'Vietcombank'],
  ['bidv', 'BIDV'],
  ['icb', 'VietinBank'],
  ['vba', 'Agribank'],
  ['mb', 'MB Bank'],
  ['tcb', 'Techcombank'],
  ['acb', 'ACB'],
  ['vpb', 'VPBank'],
  ['tpb', 'TPBank'],
  ['hdb', 'HDBank'],
  ['vib', 'VIB'],
  ['shb', 'SHB'],
  ['ocb', 'OCB'],
  ['seab', 'SeABank'],
  ['eib', 'Eximbank'],
] as const;

/** Links that open the buyer's own bank's app with the transfer filled in; none where the receiver's bank has no letters. */
export function bankAppLinks(transfer: Transfer): Array<{ name: string; href: string }> {
  const { bankCode, number, holder, amount, memo } = transfer;
  if (bankCode === null) return [];
  return apps.map(([app, name]) => {
    const asked = new URLSearchParams({
      app,
      ba: `${number}@${bankCode.toLowerCase()}`,
      am: String(amount),
      tn: memo,
      bn: holder,
    });
    return { name, href: `https://dl.vietqr.io/pay?${asked}` };
  });
}
