import { Panel } from '#app/components/panel.tsx';
import type { ReviewedRevision } from '#app/domain/catalog/read-review.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** How earlier revisions of the listing were decided, newest first. */
export function HistoryList({ history }: { history: readonly ReviewedRevision[] }) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  if (history.length === 0) return null;
  return (
    <Panel title={t('historyTitle')}>
      <ul className="divide-y divide-line text-sm">
        {history.map(({ id, number, state, passedByRule, decidedAt, note }) => {
          const params = { number, time: formatDateTime(language, decidedAt ?? 0) };
          const line = passedByRule
            ? t('historyByRule', params)
            : state === 'returned' || state === 'draft' || state === 'submitted'
              ? t('historyReturned', params)
              : t('historyApproved', params);
          return (
            <li key={id} className="py-2">
              {line}
              {note && <span className="block whitespace-pre-line text-ink-soft">{note}</span>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
