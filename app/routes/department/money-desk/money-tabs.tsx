import { useRouteLoaderData } from '@remix-run/react';
import { Tabs } from '#app/components/tabs.tsx';
import type { MoneyTasks } from '#app/domain/reports/count-money-tasks.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { useMoneyLinks } from '#app/routes/department/money-desk/money-links.ts';

/** Every page about money, beside the one that is open. */
export function MoneyTabs() {
  const t = useT(payoutMessages);
  const frame = useRouteLoaderData<{ money: MoneyTasks }>('routes/department/layout');
  const tabs = useMoneyLinks(frame?.money).map(({ to, label, count }) => ({
    to,
    label,
    ...(count ? { count } : {}),
  }));
  return <Tabs label={t('tabsLabel')} tabs={tabs} />;
}
