import { Tabs } from '#app/components/tabs.tsx';
import { useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';

/** What becomes of the market's money: back to buyers, out to producers, tax, and the books that hold all of it. */
export function MoneyTabs() {
  const t = useT(payoutMessages);
  return (
    <Tabs
      label={t('tabsLabel')}
      tabs={[
        { to: '/department/refunds', label: t('tabRefunds') },
        { to: '/department/payouts', label: t('tabPayouts') },
        { to: '/department/withholding', label: t('tabTax') },
        { to: '/department/books', label: t('tabBooks') },
      ]}
    />
  );
}
