import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import type { KeptExport } from '#app/domain/channels/read-export.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { useT } from '#app/i18n/messages.ts';

/** What was made just now, ready to download, and what to do with it; nothing on a visit without. */
export function MadeFiles({ files }: { files: readonly KeptExport[] }) {
  const t = useT(channelMessages);
  if (files.length === 0) return null;
  const isCatalogue = files.some(({ channelCode }) => channelCode === 'catalogue');
  return (
    <div id="made">
      <Note tone="success" title={t('filesMade', { count: files.length })}>
        <p>{t(isCatalogue ? 'filesMadeCatalogue' : 'filesMadeText')}</p>
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
