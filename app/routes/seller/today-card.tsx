import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { OrdersToday } from '#app/domain/orders/fulfil/read-today.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** New orders, and the money of the day by the way it takes. */
export function TodayCard({ today }: { today: OrdersToday }) {
  const t = useT(fulfilmentMessages);
  const language = useLanguage();
  const { newOrders, paid, direct, card } = today;
  return (
    <Panel title={t('todayTitle')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="space-y-3">
          <p className={newOrders > 0 ? 'text-lg font-bold text-red-deep' : 'text-lg'}>
            {newOrders > 0 ? t('todayNew', { count: newOrders }) : t('todayNone')}
          </p>
          <LinkButton to="/seller/orders" look={newOrders > 0 ? 'primary' : 'secondary'}>
            <Icon name="list" />
            {t('seeOrders')}
          </LinkButton>
        </div>
        <div>
          <p className="text-ink-soft">
            {t('todayMoney')} · {t('todayPaid', { count: paid })}
          </p>
          <p className="text-2xl font-bold tabular-nums">{formatVnd(language, direct + card)}</p>
          {card > 0 && (
            <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-4 text-sm">
              <dt>{t('todayDirect')}</dt>
              <dd className="text-right tabular-nums">{formatVnd(language, direct)}</dd>
              <dt>{t('todayCard')}</dt>
              <dd className="text-right tabular-nums">{formatVnd(language, card)}</dd>
            </dl>
          )}
        </div>
      </div>
    </Panel>
  );
}
