import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { FileField } from '#app/components/file-field.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { keepTemplate } from '#app/domain/channels/keep-template.server.ts';
import { listTemplates } from '#app/domain/channels/read-template.server.ts';
import { templateChannel } from '#app/domain/channels/template-channel.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { readTemplateUpload } from '#app/routes/seller/channels/read-template-upload.server.ts';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export const loader = loaderFor('seller', async ({ context, actor, params, language }) => {
  const { code, name } = templateChannel(params.channel ?? '');
  return {
    code,
    name,
    templates: await listTemplates(context, actor, code),
    title: translate(channelMessages, language)('templateTitle', { channel: name }),
  };
});

export const action = actionFor('seller', ({ context, actor, params, request }) =>
  answerForm(
    null,
    async () => {
      const { code } = templateChannel(params.channel ?? '');
      const { fileName, file } = await readTemplateUpload(request, uploadPlace(context, actor.producerId));
      const id = await keepTemplate(context, actor, { channelCode: code, fileName, file });
      return redirect(`/seller/channels/${code}/${id}`, 303);
    },
    (field) => field || 'template',
  ),
);

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

const steps = [
  'templateStepDownload',
  'templateStepSend',
  'templateStepCheck',
  'templateStepUpload',
] as const;

export default function UploadTemplate() {
  const { code, name, templates } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer && 'errors' in answer ? answer.errors : undefined;
  const t = useT(channelMessages);
  const language = useLanguage();
  return (
    <>
      <Breadcrumb
        crumbs={[
          { to: '/seller/channels', label: t('channelsTitle') },
          { label: t('templateTitle', { channel: name }) },
        ]}
      />
      <h1 className="text-3xl">{t('templateTitle', { channel: name })}</h1>
      <ErrorSummary errors={errors} title={t('templateRefused')} />
      <ol className="measure list-decimal space-y-2 pl-6">
        {steps.map((step) => (
          <li key={step}>{t(step, { channel: name })}</li>
        ))}
      </ol>
      <Panel>
        <Form method="post" encType="multipart/form-data" noValidate className="space-y-4">
          <FileField
            name="template"
            label={t('templateFile', { channel: name })}
            hint={t('templateFileHint')}
            errors={errors?.template}
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
                <LinkButton look="secondary" to={`/seller/channels/${code}/${id}`}>
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
