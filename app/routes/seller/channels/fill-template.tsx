import { data, type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { SubmitButton } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Panel } from '#app/components/panel.tsx';
import { fillTemplate } from '#app/domain/channels/fill-template.server.ts';
import { planTemplateFill } from '#app/domain/channels/plan-template-fill.server.ts';
import { saveTemplateAnswers } from '#app/domain/channels/save-template-answers.server.ts';
import { templateChannel } from '#app/domain/channels/template-channel.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { FillSummary } from '#app/routes/seller/channels/fill-summary.tsx';
import { ListingFill } from '#app/routes/seller/channels/listing-fill.tsx';
import { NotPublicNote } from '#app/routes/seller/channels/not-public-note.tsx';
import {
  categoryErrors,
  planView,
  readTemplateForm,
} from '#app/routes/seller/channels/template-form.server.ts';
import { TemplateQuestions } from '#app/routes/seller/channels/template-questions.tsx';

export const loader = loaderFor('seller', async ({ context, actor, params, language }) => {
  const view = planView(await planTemplateFill(context, actor, params.templateId ?? '', null));
  const { code, name } = templateChannel(view.template.channelCode);
  return {
    view,
    code,
    name,
    privateUrl: context.config.isPublicHttps ? null : context.config.publicUrl,
    title: translate(channelMessages, language)('templateTitle', { channel: name }),
  };
});

export const action = actionFor('seller', ({ context, actor, params, request }) =>
  answerForm(
    null,
    async () => {
      const templateId = params.templateId ?? '';
      const { listingIds, answers, categories, fill } = readTemplateForm(await request.formData());
      const refused = await saveTemplateAnswers(context, actor, { templateId, answers, categories });
      if (Object.keys(refused).length > 0) {
        const view = planView(await planTemplateFill(context, actor, templateId, listingIds), refused);
        return data({ view, errors: categoryErrors(view, refused) }, { status: 400 });
      }
      if (fill) {
        const made = await fillTemplate(context, actor, { templateId, listingIds });
        return redirect(`/seller/channels?made=${made.join(',')}#made`, 303);
      }
      return { view: planView(await planTemplateFill(context, actor, templateId, listingIds)) };
    },
    (field) => field || 'listing',
  ),
);

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function FillTemplate() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(channelMessages);
  const view = answer && 'view' in answer ? answer.view : loaded.view;
  const errors = answer && 'errors' in answer ? answer.errors : undefined;
  return (
    <>
      <Breadcrumb
        crumbs={[
          { to: '/seller/channels', label: t('channelsTitle') },
          { to: `/seller/channels/${loaded.code}`, label: t('templateTitle', { channel: loaded.name }) },
          { label: t('previewTitle') },
        ]}
      />
      <header>
        <h1 className="text-3xl">{t('previewTitle')}</h1>
        <p className="break-all text-ink-soft">{view.template.fileName}</p>
      </header>
      <ErrorSummary errors={errors} />
      <NotPublicNote privateUrl={loaded.privateUrl} />
      {view.listings.length === 0 ? (
        <EmptyState title={t('templateNoListings')} />
      ) : (
        <Form method="post" className="space-y-6">
          <FillSummary view={view} />
          {view.questions.length > 0 && (
            <Panel title={t('templateQuestions')}>
              <TemplateQuestions view={view} />
            </Panel>
          )}
          <Panel title={t('templateChoose')} id="listing">
            <p className="measure text-ink-soft">{t('templateCategoryHint')}</p>
            <ul className="divide-y divide-line">
              {view.listings.map((listing) => (
                <ListingFill
                  key={listing.id}
                  listing={listing}
                  files={view.files}
                  error={errors?.[`category.${listing.id}`]}
                />
              ))}
            </ul>
          </Panel>
          <div
            data-sticky-bar=""
            className="no-print sticky bottom-0 z-10 -mx-4 flex flex-wrap gap-3 border-t border-line bg-paper px-4 py-3"
          >
            <SubmitButton name="intent" value="fill" busyLabel={t('fillBusy')}>
              {t('fillAction')}
            </SubmitButton>
            <SubmitButton look="secondary" name="intent" value="preview" busyLabel={t('previewBusy')}>
              {t('previewAgain')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </>
  );
}
