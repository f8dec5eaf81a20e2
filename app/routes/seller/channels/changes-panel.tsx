import { Panel } from '#app/components/panel.tsx';
import type { ChangesSinceExport } from '#app/domain/channels/exports/changes-since-export.server.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';

/** `unsure`: of whom the files before do not say enough; a file of changes leaves them out. */
const groups = ['added', 'changed', 'gone', 'unsure'] as const;

/** Nobody reads more names of a group; the file itself holds them all. */
const MOST_NAMED = 100;

type Group = { count: number; named: Array<{ id: string; title: string }> };

/**
 * Of the changes what a page shows: how many, and the first hundred by name.
 * @param notIn ids of those that will not be in the file, changed or not: the page speaks of them elsewhere
 */
export function shownChanges(
  { last, same, ...changes }: ChangesSinceExport,
  notIn: ReadonlySet<string> = new Set(),
) {
  const group = (name: (typeof groups)[number]): Group => {
    const listed = changes[name].filter(({ id }) => name === 'gone' || !notIn.has(id));
    // Before the first file everything is new, and nothing is named.
    return { count: listed.length, named: last === null ? [] : listed.slice(0, MOST_NAMED) };
  };
  const unsure = group('unsure');
  const kept = same.filter((id) => !notIn.has(id)).length - unsure.count;
  return {
    ...{ last, same: kept, unsure },
    ...{ added: group('added'), changed: group('changed'), gone: group('gone') },
  };
}

/** What a next file for a channel would say that the files before it have not. */
export function ChangesPanel({
  channelName,
  changes,
}: {
  channelName: string;
  changes: ReturnType<typeof shownChanges>;
}) {
  const t = useT(packMessages);
  const language = useLanguage();
  const { last, same } = changes;
  const isSame = groups.every((group) => changes[group].count === 0);
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
          .filter((group) => changes[group].count > 0)
          .map((group) => (
            <details key={group} className="mt-2">
              <summary className="min-h-12 cursor-pointer py-3 font-bold">
                {t(group, { count: changes[group].count })}
              </summary>
              <ul className="list-disc space-y-1 pl-6">
                {changes[group].named.map(({ id, title }) => (
                  <li key={id} lang="vi">
                    {title}
                  </li>
                ))}
              </ul>
              {group === 'unsure' && <p className="measure mt-2">{t('unsureText')}</p>}
              {changes[group].count > MOST_NAMED && (
                <p className="mt-2 text-ink-soft">{t('namedFirst', { count: MOST_NAMED })}</p>
              )}
            </details>
          ))}
      {last !== null && same > 0 && <p className="mt-2 text-ink-soft">{t('same', { count: same })}</p>}
    </Panel>
  );
}
