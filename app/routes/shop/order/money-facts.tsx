import type { Cost } from '#app/domain/orders/page/order-costs.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';

/** Whether some of a buyer's money went back, or will. */
export const isBack = ({ sentBack, comesBack, takenBack }: Cost) => sentBack + comesBack + takenBack > 0;

/** Once money goes back: what was paid, what came or comes back, and what it has cost in the end. */
export function MoneyFacts({ cost: whole }: { cost: Cost }) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  if (!isBack(whole)) return null;
  const { paid, sentBack, comesBack, takenBack, cost } = whole;
  const row = 'flex justify-between gap-4';
  const vnd = (amount: number) => (
    <span className="whitespace-nowrap tabular-nums">{formatVnd(language, amount)}</span>
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
          {vnd(sentBack)}
        </p>
      )}
      {comesBack > 0 && (
        <p className={row}>
          <span>{t('costComesBack')}</span>
          {vnd(comesBack)}
        </p>
      )}
      {takenBack > 0 && (
        <p className={row}>
          <span>{t('costTaken')}</span>
          {vnd(takenBack)}
        </p>
      )}
      <p className={`${row} font-bold`}>
        <span>{t('costLeft')}</span>
        {vnd(cost)}
      </p>
    </div>
  );
}
