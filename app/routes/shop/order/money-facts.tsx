import type { Cost } from '#app/domain/orders/page/order-costs.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';

/** Once money goes back: what was paid, what came or comes back, and what it has cost in the end. */
export function MoneyFacts({ cost: { paid, sentBack, comesBack, cost } }: { cost: Cost }) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  if (sentBack + comesBack === 0) return null;
  const row = 'flex justify-between gap-4';
  const vnd = (amount: number, sign = '') => (
    <span className="whitespace-nowrap tabular-nums">{`${sign}${formatVnd(language, amount)}`}</span>
  );
  return (
    <div className="space-y-1 border-t border-line pt-2">
      <p className={row}>
        <span>{t('costPaid')}</span>
        {vnd(paid)}
      </p>
      {sentBack > 0 && (
        <p className={row}>
          <span>{t('costSentBack')}</span>
          {vnd(sentBack, '−')}
        </p>
      )}
      {comesBack > 0 && (
        <p className={row}>
          <span>{t('costComesBack')}</span>
          {vnd(comesBack, '−')}
        </p>
      )}
      <p className={`${row} font-bold`}>
        <span>{t('costLeft')}</span>
        {vnd(cost)}
      </p>
    </div>
  );
}
