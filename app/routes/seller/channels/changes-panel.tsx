import { Panel } from '#app/components/panel.tsx';
import type { ChangesSinceExport } from '#app/domain/channels/changes-since-export.server.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';

const groups = ['added', 'changed', 'gone'] as const;

/** What a next file for a channel would say that the files before it have not. */
export function ChangesPanel({ channelName, changes }: { channelName: string; changes: ChangesSinceExport }) {
  const t = useT(packMessages);
  const language = useLanguage();
  const { last, same } = changes;
  const isSame = groups.every((group) => changes[group].length === 0);
  return (
    <Panel title={t('changesTitle', { channel: channelName })}>
      <p className="break-words">
        {last === null
          ? t('neverSent')
          : t('lastSent', { file: last.fileName, when: formatDateTime(language, last.createdAt) })}
      </p>
      {last !== null && isSame && <p className="mt-2 font-bold">{t('nothingChanged')}</p>}
      {last !== null &&
        groups
          .filter((group) => changes[group].length > 0)
          .map((group) => (
            <details key={group} className="mt-2">
              <summary className="min-h-12 cursor-pointer py-3 font-bold">
                {t(group, { count: changes[group].length })}
              </summary>
              <ul className="list-disc space-y-1 pl-6">
                {changes[group].map(({ id, title }) => (
                  <li key={id} lang="vi">
                    {title}
                  </li>
                ))}
              </ul>
            </details>
          ))}
      {last !== null && same.length > 0 && (
        <p className="mt-2 text-ink-soft">{t('same', { count: same.length })}</p>
      )}
    </Panel>
  );
}
