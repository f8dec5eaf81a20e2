import { listWatchedOrders } from '#app/domain/reports/orders/list-watched-orders.server.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { translate } from '#app/i18n/messages.ts';
import { serviceWords } from '#app/i18n/service-words.ts';
import { watchedOrderMessages } from '#app/i18n/watched-orders.ts';
import { readWatchedFilter } from '#app/routes/department/orders/read-watched-filter.ts';
import { sendWorkbook } from '#app/routes/department/send-workbook.server.ts';
import { orderStateName } from '#app/routes/orders/order-state-name.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';

/** `/department/orders.xlsx?…`: the list as it is filtered, without anything about buyers. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const { rows, total, now } = await listWatchedOrders(context, readWatchedFilter(url.searchParams), {
    isAll: true,
  });
  const t = translate(watchedOrderMessages, language);
  const ofService = serviceWords(watchedOrderMessages, language, true);
  const inOrders = translate(fulfilmentMessages, language);
  return sendWorkbook(
    [
      {
        sheetName: t('title'),
        title: [t('title'), `${t('count', { count: total })}, ${formatDateTime(language, now)}`],
        columns: [
          { heading: t('col_code'), width: 16, format: 'text' },
          { heading: t('col_state'), width: 18, format: 'text' },
          { heading: t('col_risks'), width: 36, format: 'text' },
          { heading: t('col_producer'), width: 40, format: 'text' },
          { heading: t('col_amount'), width: 16, format: 'number' },
          { heading: t('col_method'), width: 16, format: 'text' },
          { heading: t('col_delivery'), width: 26, format: 'text' },
          { heading: t('col_placed'), width: 18, format: 'text' },
          { heading: t('col_paid'), width: 18, format: 'text' },
        ],
        rows: rows.map((row) => [
          row.code,
          orderStateName(language, row.state, row.wayLeft),
          row.risks.map((risk) => (row.way === 'spot' ? ofService : t)(`risk_${risk}`)).join('; '),
          row.producerName,
          row.totalAmount,
          inOrders(`methodShort_${row.method}`),
          inOrders(`how_${row.way}`),
          formatDateTime(language, row.placedAt),
          row.paidAt === null ? '' : formatDateTime(language, row.paidAt),
        ]),
      },
    ],
    `orders-${localDate(now)}`,
  );
});
