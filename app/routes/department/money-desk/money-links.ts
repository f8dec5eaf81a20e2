import type { PortalLink } from '#app/components/portal-navigation.tsx';
import type { MoneyTasks } from '#app/domain/reports/count-money-tasks.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { transferMessages } from '#app/i18n/transfers.ts';

/** The pages about money, in the menu and beside each other: first what needs a person, with how much of it waits. */
export function useMoneyLinks(tasks: MoneyTasks | undefined): PortalLink[] {
  const t = useT(payoutMessages);
  const inCards = useT(cardMessages);
  const inTransfers = useT(transferMessages);
  const link = (to: string, label: string, count: number | undefined) =>
    count === undefined ? { to, label } : { to, label, count };
  return [
    link('/department/money', inTransfers('navStaff'), tasks?.transfers),
    link('/department/refunds', t('tabRefunds'), tasks?.refunds),
    link('/department/disputes', inCards('navDisputes'), tasks?.disputes),
    link('/department/reconciliation', inCards('navReconcile'), tasks?.findings),
    { to: '/department/payouts', label: t('tabPayouts') },
    { to: '/department/withholding', label: t('tabTax') },
    link('/department/books', t('tabBooks'), tasks?.breaks),
  ];
}
