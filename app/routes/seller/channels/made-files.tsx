import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import type { KeptExport } from '#app/domain/channels/exports/read-export.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { useT } from '#app/i18n/messages.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';

/**
 * What was made just now, ready to download, and what to do with it; nothing on a visit without. `where`: the place in a
 * seller centre where the files are handed in.
 */
export function MadeFiles({ files, where }: { files: readonly KeptExport[]; where: string | null }) {
  const t = useT(channelMessages);
  const w = useT(workbookMessages);
  if (files.length === 0) return null;
  return (
    <div id="made">
      <Note tone="success" title={t('filesMade', { count: files.length })}>
        <p>{where === null ? t('filesMadeCatalogue') : w('madeNext', { where })}</p>
        <ul className="mt-2 space-y-2">
          {files.map(({ id, fileName }) => (
            <li key={id}>
              <LinkButton to={`/seller/channels/exports/${id}`} reloadDocument download className="break-all">
                {t('fileDownload')}: {fileName}
              </LinkButton>
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}
