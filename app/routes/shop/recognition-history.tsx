import { DataTable } from '#app/components/data-table.tsx';
import { Pill } from '#app/components/pill.tsx';
import { lastValidDay } from '#app/domain/register/last-valid-day.ts';
import { formatDate, formatPartialDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopOriginMessages } from '#app/i18n/shop-origin.ts';

export type PastRecognition = {
  id: string;
  round: number;
  stars: number;
  decisionNumber: string | null;
  decidedOn: string;
  decidedOnPrecision: 'day' | 'month' | 'year';
  expiresOn: string;
  revokedOn: string | null;
};

const states = {
  valid: { tone: 'green', key: 'stateValid' },
  expired: { tone: 'neutral', key: 'stateExpired' },
  revoked: { tone: 'red', key: 'stateRevoked' },
  future: { tone: 'indigo', key: 'stateFuture' },
} as const;

function stateOn(today: string, one: PastRecognition) {
  if (one.revokedOn !== null && one.revokedOn <= today) return states.revoked;
  if (one.decidedOn > today) return states.future;
  return one.expiresOn <= today ? states.expired : states.valid;
}

/** Local days as text sort as days do. */
function newestFirst(history: readonly PastRecognition[]): PastRecognition[] {
  return [...history].sort((a, b) => b.decidedOn.localeCompare(a.decidedOn) || b.round - a.round);
}

/** Every recognition of an entry, the newest first, and what it is worth on a day. */
export function RecognitionHistory({
  history,
  today,
}: {
  history: readonly PastRecognition[];
  today: string;
}) {
  const t = useT(shopOriginMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  const rows = newestFirst(history);
  const counting = rows.find((one) => stateOn(today, one) === states.valid);
  return (
    <section>
      <h2 className="mb-2 text-2xl">{t('history')}</h2>
      <DataTable
        caption={t('history')}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        empty={<p>{t('historyNone')}</p>}
        columns={[
          {
            key: 'round',
            header: t('round'),
            cell: ({ round }) => t('roundNumber', { round }),
            heading: true,
          },
          { key: 'stars', header: t('stars'), cell: ({ stars }) => common('filterStars', { stars }) },
          { key: 'decision', header: common('decision'), cell: ({ decisionNumber }) => decisionNumber },
          {
            key: 'decided',
            header: common('decidedOn'),
            cell: (one) => formatPartialDate(language, one.decidedOn, one.decidedOnPrecision),
          },
          {
            key: 'until',
            header: common('validUntil'),
            cell: (one) => formatDate(language, lastValidDay(one)),
          },
          {
            key: 'state',
            header: t('state'),
            cell: (one) => {
              const { tone, key } = stateOn(today, one);
              const isOlder = key === 'stateValid' && one !== counting;
              return <Pill tone={isOlder ? 'neutral' : tone}>{t(isOlder ? 'stateOlder' : key)}</Pill>;
            },
          },
        ]}
      />
    </section>
  );
}
