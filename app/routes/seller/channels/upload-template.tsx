import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { FileField } from '#app/components/file-field.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { keepTemplate } from '#app/domain/channels/template/keep-template.server.ts';
import { listTemplates } from '#app/domain/channels/template/read-template.server.ts';
import { sellerWorkbookLimits } from '#app/domain/channels/template/seller-workbook.server.ts';
import { templateChannel } from '#app/domain/channels/template/template-channel.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { readTemplateUpload } from '#app/routes/seller/channels/read-template-upload.server.ts';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, params, language }) => {
  const { code, name, template } = templateChannel(params.channel ?? '');
  return {
    channel: { code, name, where: template.where },
    mostBytes: sellerWorkbookLimits.fileBytes,
    templates: await listTemplates(context, actor, code),
    title: translate(workbookMessages, language)('title', { platform: name }),
  };
});

export const action = actionFor('seller', ({ context, actor, params, request }) =>
  answerForm(
    null,
    async () => {
      const { code, template } = templateChannel(params.channel ?? '');
      const place = uploadPlace(context, actor.producerId);
      const { fileName, file } = await readTemplateUpload(request, place, template.where);
      const id = await keepTemplate(context, actor, { channelCode: code, fileName, file });
      return redirect(`/seller/channels/${code}/workbook/${id}`, 303);
    },
    (field) => field || 'template',
  ),
);

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function UploadTemplate() {
  const { channel, templates, mostBytes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer && 'errors' in answer ? answer.errors : undefined;
  const t = useT(channelMessages);
  const w = useT(workbookMessages);
  const language = useLanguage();
  const { code, name: platform, where } = channel;
  return (
    <>
      <Breadcrumb
        crumbs={[{ to: '/seller/channels', label: t('channelsTitle') }, { label: w('title', { platform }) }]}
      />
      <h1 className="text-3xl">{w('title', { platform })}</h1>
      <ErrorSummary errors={errors} title={t('templateRefused')} />
      <ol className="measure list-decimal space-y-2 pl-6">
        <li>
          {w('stepDownload', { where })} {code === 'lazada' && w('stepDownload_lazada')}{' '}
          <span className="text-ink-soft">{w('whereUnconfirmed')}</span>
        </li>
        <li>{w('stepSend')}</li>
        <li>{w('stepCheck')}</li>
        <li>{w('stepUpload', { platform })}</li>
      </ol>
      <Panel>
        <Form method="post" encType="multipart/form-data" noValidate className="space-y-4">
          <FileField
            name="template"
            label={w('file', { platform })}
            hint={t('templateFileHint')}
            errors={errors?.template}
            mostBytes={mostBytes}
            tooBig={{
              code: 'templateTooBig',
              params: { limit: `${mostBytes / 1024 / 1024} MB`, where },
            }}
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          />
          <SubmitButton busyLabel={t('templateSending')}>{t('templateSend')}</SubmitButton>
        </Form>
      </Panel>
      {templates.length > 0 && (
        <Panel title={t('templatesTitle')}>
          <ul className="divide-y divide-line">
            {templates.map(({ id, fileName, createdAt }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <span className="min-w-0">
                  <strong className="block break-all">{fileName}</strong>
                  <span className="text-sm text-ink-soft">
                    {t('templateSentAt', { when: formatDateTime(language, createdAt) })}
                  </span>
                </span>
                <LinkButton look="secondary" to={`/seller/channels/${code}/workbook/${id}`}>
                  {t('templateUse')}
                </LinkButton>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
