import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { FileField } from '#app/components/file-field.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { readOwnAccount } from '#app/domain/payments/bank-account/read-own-account.server.ts';
import { statementLimits } from '#app/domain/payments/statements/read-statement.server.ts';
import { stageStatement } from '#app/domain/payments/statements/stage-statement.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { readStatementUpload } from '#app/routes/seller/money/read-statement-upload.server.ts';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, language }) => ({
  current: (await readOwnAccount(context, actor)).current,
  mostBytes: statementLimits.fileBytes,
  title: translate(transferMessages, language)('statementTitle'),
}));

export const action = actionFor('seller', ({ context, actor, request }) =>
  answerForm(null, async () => {
    const upload = await readStatementUpload(request, uploadPlace(context, actor.producerId));
    const id = await stageStatement(context, actor, upload, request.signal);
    return redirect(`/seller/money/statements/${id}`, 303);
  }),
);

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function Statements() {
  const { current, mostBytes } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(transferMessages);
  return (
    <>
      <Breadcrumb crumbs={[{ to: '/seller/money', label: t('title') }, { label: t('statementTitle') }]} />
      <h1 className="text-3xl">{t('statementTitle')}</h1>
      <ErrorSummary errors={refused?.errors} />
      <p className="measure text-ink-soft">{t('statementText')}</p>
      {current ? (
        <Panel>
          <Form method="post" encType="multipart/form-data" noValidate className="max-w-xl space-y-5">
            <p>{t('statementFor', { bank: current.bankName, end: current.numberEnd })}</p>
            <FileField
              name="file"
              label={t('statementFile')}
              hint={t('statementFileHint', { megabytes: mostBytes / 1024 / 1024 })}
              errors={refused?.errors.file}
              mostBytes={mostBytes}
              accept=".xlsx,.csv"
            />
            <SubmitButton>{t('statementLook')}</SubmitButton>
          </Form>
        </Panel>
      ) : (
        <Note tone="warning">
          <p className="mb-3">{t('noAccount')}</p>
          <LinkButton to="/seller/bank">{t('noAccountGo')}</LinkButton>
        </Note>
      )}
    </>
  );
}
