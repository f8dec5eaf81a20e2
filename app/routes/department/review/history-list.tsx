import { Panel } from '#app/components/panel.tsx';
import type { Review } from '#app/domain/catalog/read-review.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** Every submission and decision of the listing, newest first, each with its own person and note. */
export function HistoryList({ history }: Pick<Review, 'history'>) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  if (history.length === 0) return null;
  return (
    <Panel title={t('historyTitle')}>
      <ul className="divide-y divide-line text-sm">
        {history.map(({ id, round, act, at, personName, note }) => (
          <li key={id} className="py-2">
            {t(`history_${act}`, { round, time: formatDateTime(language, at) })}
            {personName && <span className="text-ink-soft"> · {personName}</span>}
            {note && <span className="block whitespace-pre-line text-ink-soft">{note}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
