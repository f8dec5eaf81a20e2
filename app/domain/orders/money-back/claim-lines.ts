import { claimCode } from '#app/domain/orders/money-back/claim-code.ts';
import type { ClaimOfBuyer } from '#app/domain/orders/money-back/read-claims.server.ts';
import { bankNameIn } from '#app/i18n/bank-name.ts';
import { formatVnd } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { refundMessages } from '#app/i18n/refunds.ts';
import type { MarketAccount } from '#app/server/market-account.server.ts';

/** Where a claim is paid, and who is asked about it: the market, never a producer. */
export type ClaimDesk = {
  /** Null where the market has said none. */
  readonly account: MarketAccount | null;
  /** How the operator is reached, in their words; null where they have not said. */
  readonly contact: string | null;
};

/** How a claim on its buyer stands, in sentences, on the order's page as in mails; where nothing is open, with whom to ask. */
export function claimLines(
  language: Language,
  { amount, open, paid, isDropped }: Omit<ClaimOfBuyer, 'id' | 'paymentId'>,
): string[] {
  const t = translate(refundMessages, language);
  const money = (sum: number) => formatVnd(language, sum);
  return [
    isDropped ? t('claimDropped') : t('claimTwice', { amount: money(amount) }),
    ...(paid > 0 ? [t('claimPaidSoFar', { paid: money(paid) })] : []),
    ...(open > 0 ? [t('claimPayBack', { open: money(open) })] : []),
    ...(open < 0 ? [t('claimOwedToYou', { owed: money(-open) })] : []),
    ...(open === 0 ? [t('claimDone')] : []),
  ];
}

/** What is to be known before a claim is paid: by which way alone, that nobody else collects it, and whom to ask. */
export function claimCare(
  language: Language,
  { open }: Pick<ClaimOfBuyer, 'open'>,
  desk: ClaimDesk,
): string[] {
  const t = translate(refundMessages, language);
  const ask = desk.contact === null ? t('claimAsk') : t('claimAskAt', { contact: desk.contact });
  if (open <= 0) return [ask];
  return [t(desk.account ? 'claimOnlyHere' : 'claimNoAccount'), t('claimSafe'), ask];
}

/** The transfer that pays a claim, each part as it is typed: label, and what to type. */
export function claimTransfer(
  language: Language,
  { id, open }: Pick<ClaimOfBuyer, 'id' | 'open'>,
  { bankName, number, holder }: MarketAccount,
): Array<{
  part: 'bank' | 'number' | 'holder' | 'amount' | 'memo';
  label: string;
  shown: string;
  value: string;
}> {
  const t = translate(refundMessages, language);
  const same = (part: 'bank' | 'number' | 'holder' | 'memo', text: string) => ({
    ...{ part, label: t(`claim_${part}`) },
    ...{ shown: text, value: text },
  });
  return [
    same('bank', bankNameIn(language, bankName)),
    same('number', number),
    same('holder', holder),
    { part: 'amount', label: t('claim_amount'), shown: formatVnd(language, open), value: String(open) },
    same('memo', claimCode(id)),
  ];
}
