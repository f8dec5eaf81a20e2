import type { ClaimOfBuyer } from '#app/domain/orders/money-back/read-claims.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { refundMessages } from '#app/i18n/refunds.ts';

/** How a claim on its buyer stands, in sentences, on the order's page as in mails: what for, how it is paid, and whom to ask. */
export function claimLines(
  language: Language,
  { amount, open, paid, isDropped }: Omit<ClaimOfBuyer, 'id' | 'paymentId'>,
): string[] {
  const t = translate(refundMessages, language);
  const money = (sum: number) => formatVnd(language, sum);
  return [
    isDropped ? t('claimDropped') : t('claimTwice', { amount: money(amount) }),
    ...(paid > 0 ? [t('claimPaidSoFar', { paid: money(paid) })] : []),
    ...(open > 0 ? [t('claimPayBack', { open: money(open) }), t('claimHow')] : []),
    ...(open < 0 ? [t('claimOwedToYou', { owed: money(-open) })] : []),
    ...(open === 0 ? [t('claimDone')] : []),
  ];
}
