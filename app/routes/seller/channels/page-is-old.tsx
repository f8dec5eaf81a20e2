import { Note } from '#app/components/note.tsx';
import type { ChangedSincePage } from '#app/domain/channels/push/changed-since-page.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { ChangesOf, GoneReasonText } from '#app/routes/seller/channels/changed-goods.tsx';

/** Nothing was sent: what was ticked is no longer as the page showed it, each by name. */
export function PageIsOld({
  since: { gone, changed, lacking, cameToStand },
  channel,
}: {
  since: ChangedSincePage;
  channel: { name: string };
}) {
  const t = useT(pushMessages);
  const names = (list: ReadonlyArray<{ id: string; title: string }>) =>
    list.map(({ id, title }) => (
      <li key={id} className="wrap-anywhere">
        {title}
      </li>
    ));
  return (
    <Note tone="warning" title={t('pageIsOld')}>
      <div className="space-y-2" role="status">
        {changed.length > 0 && (
          <>
            <p className="font-bold">{t('sincePage_changed', { count: changed.length })}</p>
            <ul className="list-disc pl-6">
              {changed.map(({ id, title, changes }) => (
                <li key={id} className="wrap-anywhere">
                  {title}: <ChangesOf changes={changes} />
                </li>
              ))}
            </ul>
          </>
        )}
        {cameToStand.length > 0 && (
          <>
            <p className="font-bold">
              {t('sincePage_stood', { count: cameToStand.length, channel: channel.name })}
            </p>
            <ul className="list-disc pl-6">{names(cameToStand)}</ul>
          </>
        )}
        {lacking.length > 0 && (
          <>
            <p className="font-bold">{t('sincePage_lacking', { count: lacking.length })}</p>
            <ul className="list-disc pl-6">{names(lacking)}</ul>
          </>
        )}
        {gone.length > 0 && (
          <>
            <p className="font-bold">{t('sincePage_gone', { count: gone.length })}</p>
            <ul className="list-disc pl-6">
              {gone.map(({ id, title, reason }) => (
                <li key={id} className="wrap-anywhere">
                  {title}: <GoneReasonText reason={reason} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Note>
  );
}
