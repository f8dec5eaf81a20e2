import { data, type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { FileField } from '#app/components/file-field.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { describeRefusal } from '#app/domain/register/describe-import.ts';
import { listImports } from '#app/domain/register/list-imports.server.ts';
import { stageImport } from '#app/domain/register/stage-import.server.ts';
import { formatDate, formatDateTime } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { importCounts } from '#app/routes/department/register-import/import-counts.ts';
import { readWorkbookUpload } from '#app/routes/department/register-import/read-upload.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { registerWorkbookLimits, SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('department', async ({ context, url, language }) => ({
  ...(await listImports(context, url.searchParams.get('before'))),
  mostBytes: registerWorkbookLimits.fileBytes,
  title: translate(registerMessages, language)('importsTitle'),
}));

export const action = actionFor('department', async ({ context, actor, request, language }) => {
  try {
    return await answerForm(
      null,
      async () => {
        const upload = await readWorkbookUpload(request, uploadPlace(context, actor.personId));
        const staged = await stageImport(context, { ...upload, personId: actor.personId });
        return redirect(`/department/register/import/${staged.importId}/columns`, 303);
      },
      () => 'file',
    );
  } catch (error) {
    // What is wrong with a workbook is said in words of its own, with the cell.
    if (!(error instanceof SpreadsheetRefused)) throw error;
    return data({ errors: { file: describeRefusal(language, error) }, kept: null }, { status: 400 });
  }
});

/** Retry-After of an upload for which there was no room. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function RegisterImports() {
  const { items, next } = useLoaderData<typeof loader>();
  const t = useT(registerMessages);
  const language = useLanguage();
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('importsTitle')}</h1>
        <p className="measure text-ink-soft">{t('importsIntro')}</p>
      </header>
      <UploadForm />
      <Panel title={t('pastImports')}>
        <DataTable
          caption={t('pastImports')}
          hideCaption
          rows={items}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title={t('noImports')}>
              <p>{t('noImportsText')}</p>
            </EmptyState>
          }
          columns={[
            {
              key: 'file',
              header: t('importFile'),
              heading: true,
              cell: ({ id, fileName }) => <Link to={id}>{fileName}</Link>,
            },
            { key: 'asOf', header: t('importAsOf'), cell: ({ asOf }) => asOf && formatDate(language, asOf) },
            {
              key: 'state',
              header: t('importState'),
              cell: ({ state }) => (
                <Pill tone={state === 'applied' ? 'green' : state === 'staged' ? 'turmeric' : 'neutral'}>
                  {t(`state_${state}`)}
                </Pill>
              ),
            },
            {
              key: 'when',
              header: t('importWhen'),
              cell: ({ appliedAt, createdAt }) => formatDateTime(language, appliedAt ?? createdAt),
            },
            {
              key: 'result',
              header: t('importResult'),
              cell: ({ summary }) => {
                const counts = importCounts(summary);
                return counts && t('importCounts', counts);
              },
            },
          ]}
        />
        {next && (
          <p className="mt-4">
            <LinkButton look="secondary" to={`?before=${next}`}>
              {t('importMore')}
            </LinkButton>
          </p>
        )}
      </Panel>
    </>
  );
}

function UploadForm() {
  const { mostBytes } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.errors.file;
  const t = useT(registerMessages);
  return (
    <Panel>
      <Form method="post" encType="multipart/form-data" className="space-y-4">
        <FileField
          name="file"
          label={t('uploadLabel')}
          hint={t('uploadHint')}
          errors={problem}
          mostBytes={mostBytes}
          required
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
        <SubmitButton busyLabel={t('uploadBusy')}>{t('uploadButton')}</SubmitButton>
      </Form>
    </Panel>
  );
}
