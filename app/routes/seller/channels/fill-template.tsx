import { data, type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { NotPublicNote } from '#app/components/not-public-note.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { fillWorkbook } from '#app/domain/channels/template/fill-workbook.server.ts';
import { planWorkbook, type WorkbookWish } from '#app/domain/channels/template/plan-workbook.server.ts';
import { readOpenQuestions } from '#app/domain/channels/template/read-open-questions.server.ts';
import { saveTemplateAnswers } from '#app/domain/channels/template/save-template-answers.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { FillSummary } from '#app/routes/seller/channels/fill-summary.tsx';
import { ListingFill } from '#app/routes/seller/channels/listing-fill.tsx';
import {
  categoryErrors,
  planView,
  questionErrors,
  readTemplateForm,
} from '#app/routes/seller/channels/template-form.server.ts';
import { TemplateQuestions } from '#app/routes/seller/channels/template-questions.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, params, language }) => {
  const { channel = '', templateId = '' } = params;
  const planned = await planWorkbook(context, wishFor(actor, channel, templateId));
  return {
    view: await planView(channel, planned, false),
    privateUrl: context.config.isPublicHttps ? null : context.config.publicUrl,
    title: translate(channelMessages, language)('previewTitle'),
  };
});

export const action = actionFor('seller', ({ context, actor, params, request }) =>
  answerForm(
    null,
    async () => {
      const { channel = '', templateId = '' } = params;
      const form = readTemplateForm(await request.formData());
      const { listingIds, answers, categories, ofFile, fill, onlyChanges, seenStanding, seen } = form;
      const wish = { ...wishFor(actor, channel, templateId), listingIds, onlyChanges, seenStanding, seen };
      const refused = await saveTemplateAnswers(context, actor, {
        templateId,
        answers,
        categories,
        ofFile,
      });
      if (Object.keys(refused).length > 0) {
        const view = await planView(channel, await planWorkbook(context, wish), onlyChanges, refused);
        return data({ view, errors: categoryErrors(view, refused) }, { status: 400 });
      }
      if (fill) {
        const open = await readOpenQuestions(context, { producerId: actor.producerId, templateId });
        if (open.length > 0) {
          const view = await planView(channel, await planWorkbook(context, wish), onlyChanges);
          return data({ view, errors: questionErrors(open) }, { status: 400 });
        }
        const by = { personId: actor.personId, role: 'producer_member' };
        const { files } = await fillWorkbook(context, by, wish);
        const made = files.map(({ exportId }) => exportId).join(',');
        return redirect(`/seller/channels?made=${made}#made`, 303);
      }
      return { view: await planView(channel, await planWorkbook(context, wish), onlyChanges) };
    },
    (field) => field || 'listing',
  ),
);

function wishFor({ producerId }: SellerActor, channelCode: string, templateId: string): WorkbookWish {
  return { producerId, channelCode, workbook: { templateId }, listingIds: null, onlyChanges: false };
}

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
  const w = useT(workbookMessages);
  const { channel, categories, changes } = view;
  return (
    <>
      <Breadcrumb
        crumbs={[
          { to: '/seller/channels', label: t('channelsTitle') },
          { to: `/seller/channels/${channel.code}/workbook`, label: w('title', { platform: channel.name }) },
          { label: t('previewTitle') },
        ]}
      />
      <header>
        <h1 className="text-3xl">{t('previewTitle')}</h1>
        <p className="break-all text-ink-soft">{view.fileName}</p>
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
              <TemplateQuestions view={view} errors={errors} />
            </Panel>
          )}
          <Panel title={t('templateChoose')} id="listing">
            <p className="measure text-ink-soft">
              {categories.length > 0
                ? w('categoryHintList')
                : channel.code === 'shopee'
                  ? w('categoryHintShopee')
                  : w('categoryHintNumber', { platform: channel.name })}
            </p>
            <datalist id="categories">
              {categories.map(({ id, path }) => (
                <option key={id} value={id}>
                  {path}
                </option>
              ))}
            </datalist>
            {changes && (
              <Checkbox
                name="onlyChanges"
                label={w('onlyChanges')}
                hint={w('onlyChangesHint', { count: changes.count })}
                defaultChecked={changes.only}
              />
            )}
            <ul className="divide-y divide-line">
              {view.listings.map((listing) => (
                <ListingFill
                  key={listing.id}
                  listing={listing}
                  view={view}
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
