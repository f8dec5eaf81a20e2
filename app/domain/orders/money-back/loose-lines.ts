import type { LooseMoney } from '#app/domain/orders/money-back/read-loose-money.server.ts';
import { formatDate, formatSmallest } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { refundMessages } from '#app/i18n/refunds.ts';

/**
 * Money that was seen and belongs to no order, in sentences, on the order's page as in mails: each amount, who has to give it
 * back or decides, and what follows.
 * @param order the one that it was meant for, where it is one.
 */
export function looseLines(
  language: Language,
  loose: readonly LooseMoney[],
  order?: { readonly state: string; readonly producer: { readonly name: string } },
): string[] {
  const t = translate(refundMessages, language);
  const isAny = (which: LooseMoney['kind']) => loose.some(({ kind }) => kind === which);
  const isAstray = isAny('wrong-account');
  return [
    ...loose.map(({ kind, amount, currency, astray }) =>
      t(`loose_${kind}`, {
        amount: formatSmallest(language, amount, currency),
        holder: astray?.holder ?? '',
        producer: order?.producer.name ?? '',
        day: astray?.dealtWithAt ? formatDate(language, astray.dealtWithAt) : '',
      }),
    ),
    ...(isAny('wrong-account-sent') ? [t('looseUnseen')] : []),
    ...(isAstray && order?.state === 'waiting' ? [t('loosePayStill')] : []),
    ...(isAstray ? [t('looseComplain')] : []),
    ...(isAny('unclear-split') ? [t('looseDivide')] : []),
    ...(loose.some(({ kind, astray }) => !astray && kind !== 'unclear-split') ? [t('looseNext')] : []),
  ];
}
