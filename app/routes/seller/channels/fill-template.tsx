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
import { readChoice } from '#app/domain/channels/template/kept-choice.ts';
import { pageOfPlan } from '#app/domain/channels/template/page-of-plan.server.ts';
import { readOpenQuestions } from '#app/domain/channels/template/read-open-questions.server.ts';
import { readTemplate } from '#app/domain/channels/template/read-template.server.ts';
import { saveTemplateAnswers } from '#app/domain/channels/template/save-template-answers.server.ts';
import type { WorkbookWish } from '#app/domain/channels/template/workbook-wish.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { FillSummary } from '#app/routes/seller/channels/fill-summary.tsx';
import { ListingFill } from '#app/routes/seller/channels/listing-fill.tsx';
import { PlanPages, ProductSearch } from '#app/routes/seller/channels/plan-pages.tsx';
import { readSeen } from '#app/routes/seller/channels/read-seen.server.ts';
import {
  askedPage,
  categoryErrors,
  pageAddress,
  planView,
  questionErrors,
  readTemplateForm,
} from '#app/routes/seller/channels/template-form.server.ts';
import { TemplateQuestions } from '#app/routes/seller/channels/template-questions.tsx';
import type { Context } from '#app/server/context.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, params, url, language }) => {
  const { channel = '', templateId = '' } = params;
  const wish = await keptWish(context, actor, channel, templateId);
  const page = await pageOfPlan(context, wish, askedPage(url.searchParams));
  return {
    view: await planView(channel, page, wish.onlyChanges),
    privateUrl: context.config.isPublicHttps ? null : context.config.publicUrl,
    title: translate(channelMessages, language)('previewTitle'),
  };
});

export const action = actionFor('seller', ({ context, actor, params, request, url }) =>
  answerForm(
    null,
    async () => {
      const { channel = '', templateId = '' } = params;
      const fields = await request.formData();
      const form = readTemplateForm(fields);
      const seen = await readSeen(context, fields);
      const { answers, categories, ofFile, fill, page } = form;
      const refused = await saveTemplateAnswers(context, actor, {
        templateId,
        answers,
        categories,
        ofFile,
        ...(page ? { page } : {}),
      });
      const { listingIds, onlyChanges, seenStanding } = form;
      const wish = page
        ? { ...(await keptWish(context, actor, channel, templateId)), seen }
        : { ...wishFor(actor, channel, templateId), listingIds, onlyChanges, seenStanding, seen };
      const asked = askedPage(url.searchParams);
      const show = async (typed: Record<string, string> = {}) => {
        const same = page ? { ...asked, ids: page.shown } : asked;
        return planView(channel, await pageOfPlan(context, wish, same), wish.onlyChanges, typed);
      };
      if (Object.keys(refused).length > 0) {
        const view = await show(refused);
        return data({ view, errors: categoryErrors(view, refused) }, { status: 400 });
      }
      if (fill) {
        const open = await readOpenQuestions(context, { producerId: actor.producerId, templateId });
        if (open.length > 0)
          return data({ view: await show(), errors: questionErrors(open) }, { status: 400 });
        const by = { personId: actor.personId, role: 'producer_member' };
        const { files } = await fillWorkbook(context, by, wish, { withContent: false });
        const made = files.map(({ exportId }) => exportId).join(',');
        return redirect(`/seller/channels?made=${made}#made`, 303);
      }
      if (form.go) return redirect(`${url.pathname}${pageAddress(form.go)}#listing`, 303);
      const view = page
        ? await planView(channel, await pageOfPlan(context, wish, asked), wish.onlyChanges)
        : await show();
      return { view };
    },
    (field) => field || 'listing',
  ),
);

function wishFor({ producerId }: SellerActor, channelCode: string, templateId: string): WorkbookWish {
  return { producerId, channelCode, workbook: { templateId }, listingIds: null, onlyChanges: false };
}

/** With what was ticked page by page before. */
async function keptWish(
  context: Context,
  actor: SellerActor,
  channelCode: string,
  templateId: string,
): Promise<WorkbookWish> {
  const { answers } = await readTemplate(context, actor.producerId, templateId);
  const choice = readChoice(answers);
  return { ...wishFor(actor, channelCode, templateId), choice, onlyChanges: choice.onlyChanges };
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
      {view.counts.offered === 0 ? (
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
                ? w(view.isCategoryNeeded ? 'categoryHintSheets' : 'categoryHintList')
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
                hint={
                  <>
                    {w('onlyChangesHint', { count: changes.count })}
                    {changes.unsure > 0 && `. ${w('onlyChangesUnsure', { count: changes.unsure })}`}
                  </>
                }
                defaultChecked={changes.only}
              />
            )}
            {view.paging && <ProductSearch paging={view.paging} ids={view.listings.map(({ id }) => id)} />}
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
            {view.paging && <PlanPages paging={view.paging} />}
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
