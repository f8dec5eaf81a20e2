import { DataTable } from '#app/components/data-table.tsx';
import { Pill } from '#app/components/pill.tsx';
import { formatPartialDate } from '#app/i18n/format.ts';
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

/** Every recognition of an entry and what it is worth on a day. */
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
  return (
    <section>
      <h2 className="mb-2 text-2xl">{t('history')}</h2>
      <DataTable
        caption={t('history')}
        hideCaption
        rows={history}
        rowKey={({ id }) => id}
        empty={<p>{common('recognitionNone')}</p>}
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
            key: 'state',
            header: t('state'),
            cell: (one) => {
              const { tone, key } = stateOn(today, one);
              return <Pill tone={tone}>{t(key)}</Pill>;
            },
          },
        ]}
      />
    </section>
  );
}
