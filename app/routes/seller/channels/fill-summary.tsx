import { Note } from '#app/components/note.tsx';
import { channelMessages } from '#app/i18n/channels.ts';
import { useT } from '#app/i18n/messages.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';
import { ChangedGoods } from '#app/routes/seller/channels/changed-goods.tsx';
import type { PlanView } from '#app/routes/seller/channels/template-form.server.ts';

/** In a sentence: how much goes into the file, in how many files, and for how many there is no room. */
export function FillSummary({ view }: { view: PlanView }) {
  const t = useT(channelMessages);
  const w = useT(workbookMessages);
  const { standing, asked, rows } = view.counts;
  return (
    <div className="space-y-3" aria-live="polite">
      {view.inFile === 0 ? (
        <Note tone="warning" title={t('previewNothing')} />
      ) : (
        <Note tone="success" title={t('previewSummary', { count: view.inFile })}>
          <p>
            {t('previewRows', { count: rows })}
            {view.files > 1 && `, ${t('previewFiles', { count: view.files, rows: view.rowsPerFile })}`}.
          </p>
        </Note>
      )}
      {view.cameToStand > 0 && (
        <Note
          tone="warning"
          title={w('stoodMeanwhile', { count: view.cameToStand, platform: view.channel.name })}
        />
      )}
      <ChangedGoods gone={view.gone} changed={view.changedSinceSeen} came={view.came} counts={view.counts} />
      {standing > 0 && <Note title={w('standingNote', { count: standing, platform: view.channel.name })} />}
      {asked > 0 && <Note tone="warning" title={w('askedNote', { count: asked })} />}
      {view.leftOver > 0 && (
        <Note tone="warning" title={t('previewLeftOver', { count: view.leftOver })}>
          <p>{t('previewLeftOverText')}</p>
        </Note>
      )}
    </div>
  );
}
