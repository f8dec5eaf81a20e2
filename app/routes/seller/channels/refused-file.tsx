import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { FileField } from '#app/components/file-field.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import type { ReadSheet } from '#app/domain/channels/channel.ts';
import { chooseRefusedGoods } from '#app/domain/channels/exports/choose-refused-goods.server.ts';
import { keepRefusedRows } from '#app/domain/channels/exports/keep-refused-rows.server.ts';
import { readRefusedRows } from '#app/domain/channels/exports/read-refused-rows.server.ts';
import { refusingAsResult } from '#app/domain/channels/exports/refusing-as-result.ts';
import { findWorkbookExport } from '#app/domain/channels/exports/workbook-export.server.ts';
import { listTemplates } from '#app/domain/channels/template/read-template.server.ts';
import { sellerWorkbookLimits } from '#app/domain/channels/template/seller-workbook.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { formatDateTime, formatNumber } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { readTemplateUpload } from '#app/routes/seller/channels/read-template-upload.server.ts';
import { RefusalLines } from '#app/routes/seller/channels/refusal-lines.tsx';
import { isMultipart } from '#app/server/uploads/read-multipart.server.ts';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const goodsOnPage = 50;
const mostRowsNamed = 10;
const mostUnknownNamed = 100;

export const loader = loaderFor('seller', async ({ context, actor, params, url, language }) => {
  const { given, ...file } = await readRefusedRows(context, actor, params.id ?? '');
  const pages = Math.max(1, Math.ceil((given?.goods.length ?? 0) / goodsOnPage));
  const page = Math.min(Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1), pages);
  return {
    ...file,
    path: url.pathname,
    mostBytes: sellerWorkbookLimits.fileBytes,
    workbooks: (await listTemplates(context, actor, file.channel.code)).map(
      ({ id, fileName, createdAt }) => ({
        ...{ id, fileName, createdAt },
      }),
    ),
    page,
    pages,
    given: given && {
      ...given,
      count: given.goods.length,
      goods: given.goods.slice((page - 1) * goodsOnPage, page * goodsOnPage),
      unknown: given.unknown.slice(0, mostUnknownNamed),
      unknownCount: given.unknown.length,
    },
    title: translate(workbookMessages, language)('refusedTitle', { platform: file.channel.name }),
  };
});

export const action = actionFor('seller', ({ context, actor, params, request, url }) =>
  answerForm(
    null,
    async () => {
      const { id: exportId = '' } = params;
      const templateId = isMultipart(request) ? '' : textOf(await request.formData(), 'workbook');
      if (templateId !== '') {
        const { channelCode } = await chooseRefusedGoods(context, actor, { exportId, templateId });
        return redirect(`/seller/channels/${channelCode}/workbook/${templateId}#listing`, 303);
      }
      const { channel, template } = await findWorkbookExport(context, actor, exportId);
      const where = template.uploadAt;
      const place = uploadPlace(context, actor.producerId);
      const { fileName, file } = await refusingAsResult({ platform: channel.name, where }, () =>
        readTemplateUpload(request, place, where),
      );
      await keepRefusedRows(context, actor, { exportId, fileName, file });
      return redirect(`${url.pathname}#refused`, 303);
    },
    (field) => field || 'template',
  ),
);

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

/** What a platform gave back of a file that was handed in there: refused products, each with its reasons and the way to mend it. */
export default function RefusedFile() {
  const { channel, fileName, where, mostBytes, given, path, page, pages, workbooks } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer && 'errors' in answer ? answer.errors : undefined;
  const t = useT(channelMessages);
  const w = useT(workbookMessages);
  const p = useT(packMessages);
  const language = useLanguage();
  const platform = channel.name;
  return (
    <>
      <Breadcrumb
        crumbs={[
          { to: '/seller/channels', label: t('channelsTitle') },
          { to: '/seller/channels/exports', label: p('history') },
          { label: w('refusedTitle', { platform }) },
        ]}
      />
      <header className="space-y-2">
        <h1 className="text-3xl">{w('refusedTitle', { platform })}</h1>
        <p className="break-all text-ink-soft">{w('refusedOf', { file: fileName })}</p>
        <p className="measure">{w('refusedIntro')}</p>
      </header>
      <ErrorSummary errors={errors} title={t('templateRefused')} />
      {given && (
        <Panel title={w('refusedGoods', { count: given.count })} id="refused">
          <p className="break-all text-ink-soft">
            {w('refusedRead', { file: given.fileName, when: formatDateTime(language, given.readAt) })}
          </p>
          {given.count === 0 ? <p>{w('refusedNone')}</p> : <p className="measure">{w('refusedAgain')}</p>}
          {given.read.length > 0 && (
            <HowRead read={given.read} byHeadings={given.byHeadings} platform={platform} />
          )}
          <ul className="divide-y divide-line">
            {given.goods.map(({ listingId, title, rows, refusals, more }) => (
              <li key={listingId} className="space-y-2 py-4">
                <Link to={`/seller/listings/${listingId}`} className="font-bold">
                  {title}
                </Link>
                <p className="text-sm text-ink-soft">{w('refusedAt', { rows: rowsNamed(rows) })}</p>
                <RefusalLines refusals={refusals} listingId={listingId} channel={channel} />
                {more > 0 && <p className="text-ink-soft">{w('refusedMore', { count: more })}</p>}
              </li>
            ))}
          </ul>
          <Pagination
            page={page}
            pages={pages}
            hrefFor={(to) => `${path}${to > 1 ? `?page=${to}` : ''}#refused`}
          />
          {given.count > 0 && <FillAgain channel={channel} count={given.count} workbooks={workbooks} />}
        </Panel>
      )}
      {given && given.unknownCount > 0 && (
        <Panel title={w('refusedUnknown', { count: given.unknownCount })}>
          <p className="measure">{w('refusedUnknownText')}</p>
          <ul className="divide-y divide-line">
            {given.unknown.map(({ sheet, row, sku, title, reasons, more = 0 }) => (
              <li key={`${sheet} ${row}`} className="py-3 wrap-anywhere">
                <p className="text-sm text-ink-soft">
                  {w('refusedUnknownRow', { sheet, row: formatNumber(language, row) })}
                </p>
                <p>
                  <strong>{sku || w('refusedNoSku')}</strong> {title}
                </p>
                {reasons.map((reason) => (
                  <p key={reason}>{reason}</p>
                ))}
                {more > 0 && <p className="text-ink-soft">{w('refusedMore', { count: more })}</p>}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel>
        <Form method="post" encType="multipart/form-data" noValidate className="space-y-4">
          <p className="measure">
            {w('refusedWhere', { where })} <span className="text-ink-soft">{w('refusedUnconfirmed')}</span>
          </p>
          <FileField
            name="template"
            label={w('refusedFile', { platform })}
            hint={w('refusedFileHint')}
            errors={errors?.template}
            mostBytes={mostBytes}
            tooBig={{
              code: 'resultTooBig',
              params: { limit: `${mostBytes / 1024 / 1024} MB`, platform, where },
            }}
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          />
          <SubmitButton busyLabel={t('templateSending')}>{w('refusedSend')}</SubmitButton>
        </Form>
      </Panel>
    </>
  );
}

/** Which columns were taken for SKUs and reasons: no platform publishes how its result file looks. */
function HowRead({
  read,
  byHeadings,
  platform,
}: {
  read: readonly ReadSheet[];
  byHeadings: boolean;
  platform: string;
}) {
  const w = useT(workbookMessages);
  return (
    <>
      {byHeadings && (
        <Note tone="warning">
          <p>{w('refusedByHeadings', { platform })}</p>
        </Note>
      )}
      <details open={byHeadings}>
        <summary className="min-h-12 cursor-pointer py-3 font-bold">{w('refusedUnderstood')}</summary>
        <ul className="space-y-2">
          {read.map(({ sheet, skus, reasons, hasComments }) => (
            <li key={sheet} className="wrap-anywhere">
              <p className="font-bold">{w('refusedSheet', { sheet })}</p>
              <p>
                {skus.length > 0 ? w('refusedSkusAt', { columns: skus.join(' · ') }) : w('refusedNoSkusAt')}
              </p>
              {reasons.length > 0 && <p>{w('refusedReasonsAt', { columns: reasons.join(' · ') })}</p>}
              {hasComments && <p>{w('refusedComments')}</p>}
            </li>
          ))}
        </ul>
        <p className="measure text-ink-soft">{w('refusedWrongRead')}</p>
      </details>
    </>
  );
}

/** The way to a new file with the refused products alone: by a workbook that was sent before, or after one is sent. */
function FillAgain({
  channel,
  count,
  workbooks,
}: {
  channel: { code: string; name: string };
  count: number;
  workbooks: ReadonlyArray<{ id: string; fileName: string; createdAt: number }>;
}) {
  const w = useT(workbookMessages);
  const language = useLanguage();
  if (workbooks.length === 0)
    return (
      <>
        <p className="measure">{w('refusedNoWorkbook')}</p>
        <LinkButton to={`/seller/channels/${channel.code}/workbook`}>
          {w('refusedSendWorkbook', { platform: channel.name })}
        </LinkButton>
      </>
    );
  return (
    <Form method="post" className="space-y-4">
      <SelectField
        name="workbook"
        label={w('refusedWorkbook')}
        hint={w('refusedWorkbookHint')}
        options={workbooks.map(({ id, fileName, createdAt }) => ({
          value: id,
          label: `${fileName} (${formatDateTime(language, createdAt)})`,
        }))}
      />
      <SubmitButton>{w('refusedFillAgain', { count })}</SubmitButton>
    </Form>
  );
}

function rowsNamed(rows: readonly number[]): string {
  return rows.length > mostRowsNamed ? `${rows.slice(0, mostRowsNamed).join(', ')}, …` : rows.join(', ');
}
