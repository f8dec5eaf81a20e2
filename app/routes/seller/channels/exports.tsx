import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { PushedSince } from '#app/components/pushed-since.tsx';
import { listOwnExports } from '#app/domain/channels/exports/read-export.server.ts';
import { readExportReports } from '#app/domain/channels/exports/read-export-reports.server.ts';
import { PACK_KEPT_DAYS } from '#app/domain/channels/pack/pack-limits.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { channelMessages, channelNameText } from '#app/i18n/channels.ts';
import { formatBytes, formatDateTime, formatNumber } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { ChangedGoods } from '#app/routes/seller/channels/changed-goods.tsx';

export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const page = Math.trunc(Number(url.searchParams.get('page'))) || 1;
  const list = await listOwnExports(context, actor, page);
  const justMade = list.files.filter(({ id }) => id === url.searchParams.get('made'));
  const [made] = await readExportReports(context, actor.producerId, justMade);
  return {
    ...list,
    made: made ?? null,
    templated: channels.flatMap(({ code, template }) => (template ? code : [])),
    title: translate(packMessages, language)('history'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

const hrefFor = (id: string) => `/seller/channels/exports/${id}`;

export default function Exports() {
  const { files, made, page, pages, templated } = useLoaderData<typeof loader>();
  const t = useT(packMessages);
  const c = useT(channelMessages);
  const w = useT(workbookMessages);
  const language = useLanguage();
  const toPack = <LinkButton to="/seller/channels/pack">{t('toPack')}</LinkButton>;
  return (
    <>
      <Breadcrumb crumbs={[{ to: '/seller/channels', label: c('channelsTitle') }, { label: t('history') }]} />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('history')}</h1>
        <p className="measure text-ink-soft">{t('historyIntro')}</p>
      </header>
      {/* What is otherwise than they saw it is read before the file is taken. */}
      {made && (
        <ChangedGoods
          gone={made.meanwhile.gone}
          changed={made.meanwhile.changed}
          came={made.meanwhile.came}
        />
      )}
      {made && (
        <Note tone="success" title={t('made')}>
          <p className="mt-2">
            <LinkButton to={hrefFor(made.id)} reloadDocument download className="break-all">
              {t('download')}: {made.fileName}
            </LinkButton>
          </p>
          {made.leftOut.length > 0 && (
            <>
              <p className="mt-2">{t('leftOut')}</p>
              <ul className="list-disc pl-6">
                {made.leftOut.map((title) => (
                  <li key={title}>{title}</li>
                ))}
              </ul>
            </>
          )}
          {made.blocked.length > 0 && (
            <>
              <p className="mt-2">{t('blockedLeft', { count: made.blocked.length })}</p>
              <ul className="list-disc pl-6">
                {made.blocked.map(({ listingId, title, reason }) => (
                  <li key={listingId}>
                    <Link to={`/seller/listings/${listingId}`} className="font-bold">
                      {title}
                    </Link>
                    : {reason[language]}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p className="mt-2">
            {t('afterHandOver')}
            <Link to="/seller/presences" className="flex min-h-12 items-center font-bold">
              {t('pasteLink')}
            </Link>
          </p>
          {made.photosToLookAt > 0 && <p className="mt-2">{t('left', { count: made.photosToLookAt })}</p>}
        </Note>
      )}
      {files.length > 0 && <p>{toPack}</p>}
      <DataTable
        caption={t('history')}
        hideCaption
        rows={files}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('historyEmptyTitle')} action={toPack}>
            <p>{t('historyEmptyText')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'file',
            header: t('colFile'),
            heading: true,
            cell: ({ id, fileName, pushedSince, channelCode, channelName }) => (
              <>
                <span className="break-all">{fileName}</span>
                <PushedSince count={pushedSince} platform={channelName} />
                {templated.includes(channelCode) && (
                  <Link
                    to={`${hrefFor(id)}/refused`}
                    className="flex min-h-12 items-center font-bold"
                    aria-label={`${w('refusedLink')} ${fileName}`}
                  >
                    {w('refusedLink')}
                  </Link>
                )}
              </>
            ),
          },
          {
            key: 'channel',
            header: t('colChannel'),
            cell: ({ channelCode, channelName }) =>
              channelNameText(language, { code: channelCode, name: channelName }),
          },
          {
            key: 'listings',
            header: t('colListings'),
            numeric: true,
            cell: ({ listingCount }) => formatNumber(language, listingCount),
          },
          {
            key: 'who',
            header: t('colWho'),
            cell: ({ madeBy, isByOperator }) => madeBy ?? t(isByOperator ? 'operator' : 'someone'),
          },
          { key: 'when', header: t('colWhen'), cell: ({ createdAt }) => formatDateTime(language, createdAt) },
          {
            key: 'checksum',
            header: t('colChecksum'),
            cell: ({ sha256 }) => <code className="text-xs break-all">{sha256}</code>,
          },
          {
            key: 'get',
            header: t('download'),
            cell: ({ id, fileName, byteSize, isKept }) =>
              isKept ? (
                <a
                  href={hrefFor(id)}
                  download
                  className="inline-flex min-h-12 items-center font-bold"
                  aria-label={t('downloadNamed', { name: fileName })}
                >
                  {t('download')} ({formatBytes(language, byteSize)})
                </a>
              ) : (
                t('swept', { days: PACK_KEPT_DAYS })
              ),
          },
        ]}
      />
      <Pagination
        page={page}
        pages={pages}
        hrefFor={(to) => `/seller/channels/exports${to > 1 ? `?page=${to}` : ''}`}
      />
    </>
  );
}
