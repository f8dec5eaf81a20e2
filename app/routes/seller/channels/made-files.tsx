import { Link } from '@remix-run/react';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { PushedSince } from '#app/components/pushed-since.tsx';
import type { KeptExport } from '#app/domain/channels/exports/read-export.server.ts';
import type { ExportReport } from '#app/domain/channels/exports/read-export-reports.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { useT } from '#app/i18n/messages.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';
import { ChangedGoods } from '#app/routes/seller/channels/changed-goods.tsx';

/**
 * What was made just now, ready to download, and what to do with it, under what is otherwise in it than it was shown; nothing
 * on a visit without. `where`: the place in a seller centre where the files are handed in.
 */
export function MadeFiles({
  files,
  where,
}: {
  files: ReadonlyArray<KeptExport & ExportReport>;
  where: string | null;
}) {
  const t = useT(channelMessages);
  const w = useT(workbookMessages);
  if (files.length === 0) return null;
  const [{ channelName } = { channelName: '' }] = files;
  const leftOut = files.flatMap(({ stoodMeanwhile }) => stoodMeanwhile);
  return (
    <div id="made" className="space-y-3">
      <ChangedGoods
        gone={files.flatMap(({ meanwhile }) => meanwhile.gone)}
        changed={files.flatMap(({ meanwhile }) => meanwhile.changed)}
        came={files.flatMap(({ meanwhile }) => meanwhile.came)}
      />
      {leftOut.length > 0 && (
        <Note tone="warning" title={w('stoodMeanwhile', { count: leftOut.length, platform: channelName })}>
          <ul className="list-disc pl-6">
            {leftOut.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </Note>
      )}
      <Note tone="success" title={t('filesMade', { count: files.length })}>
        <p>{where === null ? t('filesMadeCatalogue') : w('madeNext', { where })}</p>
        <ul className="mt-2 space-y-2">
          {files.map(({ id, fileName, pushedSince }) => (
            <li key={id}>
              <PushedSince count={pushedSince} platform={channelName} />
              <LinkButton to={`/seller/channels/exports/${id}`} reloadDocument download className="break-all">
                {t('fileDownload')}: {fileName}
              </LinkButton>
              {where !== null && (
                <Link
                  to={`/seller/channels/exports/${id}/refused`}
                  className="flex min-h-12 items-center font-bold"
                >
                  {w('refusedLink')}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}
