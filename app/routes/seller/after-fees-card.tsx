import type { ReactNode } from 'react';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { AfterFees } from '#app/domain/channels/fees/read-after-fees.server.ts';
import { feeMessages } from '#app/i18n/fees.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { FeeName } from '#app/routes/fee-name.tsx';

/** One platform: the price there and, where it is another, the market's; what is taken line by line, what is left, and the lowest price without loss. */
export function AfterFeesCard({ channel, marketPrice }: { channel: AfterFees; marketPrice: number }) {
  const t = useT(feeMessages);
  const language = useLanguage();
  const { price, isOwnPrice, lines, left, gain, lowest, lacksCarriage, certainty, sources } = channel;
  const without = (term: string) => (lacksCarriage ? `${term} (${t('withoutCarriage')})` : term);
  const unknownLowest = lacksCarriage ? t('lowestNeedsWeight') : t('noLowest');
  const lowestText = lowest === null ? unknownLowest : formatVnd(language, lowest);
  return (
    <Panel title={channel.name}>
      <p className="mb-3">
        <Pill tone={certainty === 'confirmed' ? 'green' : 'turmeric'}>{t(`certainty_${certainty}`)}</Pill>
      </p>
      {gain !== null && gain < 0 && (
        <Note tone="error" title={t('loss', { amount: formatVnd(language, -gain) })} />
      )}
      <dl className="mt-3 space-y-1">
        {isOwnPrice && <Line term={t('marketPrice')} value={formatVnd(language, marketPrice)} />}
        <Line term={t(isOwnPrice ? 'ownPrice' : 'price')} value={formatVnd(language, price)} />
        {lines.map(({ kind, name, amount }) => (
          <Line
            key={kind}
            term={
              kind === 'packing' || kind === 'shipping' ? t(`line_${kind}`) : <FeeName fee={{ kind, name }} />
            }
            value={`${amount > 0 ? '−' : ''}${formatVnd(language, amount)}`}
          />
        ))}
        <Line term={without(t('left'))} value={formatVnd(language, left)} isStrong />
        {gain !== null && gain >= 0 && (
          <Line term={without(t('gain'))} value={formatVnd(language, gain)} isStrong />
        )}
        {gain !== null && <Line term={t('lowest')} value={lowestText} isStrong />}
      </dl>
      {sources.length > 0 && (
        <details className="mt-2 text-sm text-ink-soft">
          <summary className="min-h-12 cursor-pointer py-3">{t('sources')}</summary>
          <ul className="space-y-1 pb-2">
            {sources.map((source) => (
              <li key={source} className="break-words" lang="vi">
                {source}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Line({ term, value, isStrong }: { term: ReactNode; value: string; isStrong?: boolean }) {
  return (
    <div className={`flex justify-between gap-4 ${isStrong ? 'border-t border-line pt-1 font-bold' : ''}`}>
      <dt>{term}</dt>
      <dd className="text-right tabular-nums">{value}</dd>
    </div>
  );
}
