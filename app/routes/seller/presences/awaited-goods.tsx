import { Panel } from '#app/components/panel.tsx';
import type { AwaitedGoods as Awaited } from '#app/domain/channels/pack/hand-overs.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';
import { localDate } from '#app/server/local-date.ts';

/** What was handed to a platform's people and is nowhere to be seen yet: are they on sale? Then a link is what counts. */
export function AwaitedGoods({ awaited }: { awaited: readonly Awaited[] }) {
  const t = useT(presenceMessages);
  const language = useLanguage();
  if (awaited.length === 0) return null;
  return (
    <Panel title={t('awaitedTitle')} id="awaited">
      <ul className="divide-y divide-line">
        {awaited.map(({ channel, at, products }) => (
          <li key={channel.code} className="space-y-1 py-3 first:pt-0">
            <p className="font-bold">
              {t('awaitedOn', { channel: channel.name, day: formatDate(language, localDate(at)) })}
            </p>
            <ul className="list-disc pl-6" lang="vi">
              {products.map(({ entryId, name }) => (
                <li key={entryId}>{name}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className="mt-3 measure">{t('awaitedAsk')}</p>
    </Panel>
  );
}
