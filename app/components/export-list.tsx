import { DataTable } from '#app/components/data-table.tsx';
import { PushedSince } from '#app/components/pushed-since.tsx';
import { channelMessages, channelNameText } from '#app/i18n/channels.ts';
import { formatBytes, formatDateTime, formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** A file that was made for a channel; `createdAt` ms UTC. */
type MadeFile = {
  id: string;
  fileName: string;
  channelCode: string;
  channelName: string;
  listingCount: number;
  byteSize: number;
  pushedSince: number;
  createdAt: number;
};

/** Files that were made for channels, to be downloaded again. `hrefFor` gives the address of one. */
export function ExportList({
  files,
  hrefFor,
}: {
  files: readonly MadeFile[];
  hrefFor: (id: string) => string;
}) {
  const t = useT(channelMessages);
  const language = useLanguage();
  return (
    <DataTable
      caption={t('filesCaption')}
      hideCaption
      rows={files}
      rowKey={({ id }) => id}
      empty={<p className="text-ink-soft">{t('filesEmpty')}</p>}
      columns={[
        {
          key: 'file',
          header: t('fileName'),
          heading: true,
          cell: ({ fileName, pushedSince, channelName }) => (
            <>
              <span className="break-all">{fileName}</span>
              <PushedSince count={pushedSince} platform={channelName} />
            </>
          ),
        },
        {
          key: 'channel',
          header: t('fileChannel'),
          cell: ({ channelCode, channelName }) =>
            channelNameText(language, { code: channelCode, name: channelName }),
        },
        {
          key: 'listings',
          header: t('fileListings'),
          numeric: true,
          cell: ({ listingCount }) => formatNumber(language, listingCount),
        },
        { key: 'made', header: t('fileMade'), cell: ({ createdAt }) => formatDateTime(language, createdAt) },
        {
          key: 'get',
          header: t('fileDownload'),
          cell: ({ id, byteSize }) => (
            <a href={hrefFor(id)} download className="inline-flex min-h-12 items-center font-bold">
              {t('fileDownload')} ({formatBytes(language, byteSize)})
            </a>
          ),
        },
      ]}
    />
  );
}
