import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { buttonClass, SubmitButton } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { makeOwnPack } from '#app/domain/channels/pack/make-pack.server.ts';
import { channelMessages, channelNameText } from '#app/i18n/channels.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { BlockedGoodsPanel } from '#app/routes/seller/channels/blocked-goods-panel.tsx';
import { ChangesPanel } from '#app/routes/seller/channels/changes-panel.tsx';
import { packPage } from '#app/routes/seller/channels/pack-page.server.ts';
import { readSeen } from '#app/routes/seller/channels/read-seen.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, url, language }) => ({
  shown: await packPage(context, actor, {
    channelCode: url.searchParams.get('channel') ?? '',
    imagesOnly: url.searchParams.get('what') === 'images',
    page: 1,
    ticked: [],
    isAll: false,
  }),
  title: translate(packMessages, language)('title'),
}));

export const action = actionFor('seller', async ({ context, actor, request }) => {
  const form = await request.formData();
  return answerForm(null, async () => {
    const channelCode = textOf(form, 'channel');
    const imagesOnly = textOf(form, 'what') === 'images';
    const other = textOf(form, 'evenOther').split(' ').filter(Boolean);
    const even = [...other, ...form.getAll('even').filter((one) => typeof one === 'string')];
    const isAll = form.has('evenAll');
    const page = Number(textOf(form, 'go'));
    if (Number.isInteger(page) && page > 0)
      return {
        shown: await packPage(context, actor, { channelCode, imagesOnly, page, ticked: even, isAll }),
      };
    const { exportId } = await makeOwnPack(context, actor, {
      channelCode,
      changesOnly: textOf(form, 'scope') === 'changes',
      imagesOnly,
      even: isAll ? 'all' : even,
      seen: await readSeen(context, form),
    });
    return redirect(`/seller/channels/exports?made=${exportId}`, 303);
  });
});

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function Pack() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const shown = answer && 'shown' in answer ? answer.shown : loaded.shown;
  const refused = answer && 'errors' in answer ? answer : undefined;
  const { channels, channel, imagesOnly, blocked, blockedCount, waiting, paging, notTaken, notTakenCount } =
    shown;
  const { changes, seen } = shown;
  const w = useT(workbookMessages);
  const t = useT(packMessages);
  const tChannel = useT(channelMessages);
  const language = useLanguage();
  const { last, added, changed, gone, same, unsure } = changes;
  const news = added.count + changed.count + gone.count;
  const isEmpty = news + same + unsure.count + blockedCount + notTakenCount === 0;
  const isSame = last !== null && news === 0;
  return (
    <>
      <Breadcrumb
        crumbs={[{ to: '/seller/channels', label: tChannel('channelsTitle') }, { label: t('title') }]}
      />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="measure text-ink-soft">{t('intro')}</p>
      </header>
      <ErrorSummary errors={refused?.errors} />
      {isEmpty || channel === null ? (
        <EmptyState
          title={t('noListingsTitle')}
          action={<LinkButton to="/seller/listings/new">{t('writeListing')}</LinkButton>}
        >
          <p>{t('noListingsText')}</p>
        </EmptyState>
      ) : (
        <>
          <Panel>
            <Form method="get" className="flex flex-wrap items-end gap-3">
              <div className="w-full sm:w-64">
                <SelectField
                  key={channel.code}
                  name="channel"
                  label={t('channel')}
                  defaultValue={channel.code}
                  options={channels.map(({ code, name }) => ({
                    value: code,
                    label: channelNameText(language, { code, name }),
                  }))}
                />
              </div>
              <div className="w-full sm:w-80">
                <SelectField
                  key={String(imagesOnly)}
                  name="what"
                  label={t('what')}
                  defaultValue={imagesOnly ? 'images' : 'pack'}
                  options={(['pack', 'images'] as const).map((one) => ({
                    value: one,
                    label: t(`what_${one}`),
                  }))}
                />
              </div>
              <button type="submit" className={buttonClass('secondary')}>
                {t('look')}
              </button>
            </Form>
          </Panel>
          <ChangesPanel channelName={channel.name} changes={changes} />
          <Form method="post" className="space-y-6">
            <input type="hidden" name="channel" value={channel.code} />
            <input type="hidden" name="what" value={imagesOnly ? 'images' : 'pack'} />
            <input type="hidden" name="seen" value={seen} />
            {blockedCount > 0 && (
              <BlockedGoodsPanel
                key={paging.page}
                channelName={channel.name}
                blocked={blocked}
                waiting={waiting}
                count={blockedCount}
                paging={paging}
              />
            )}
            {notTakenCount > 0 && (
              <p className="measure">
                {t('notTaken', { count: notTakenCount, channel: channel.name })}{' '}
                <span lang="vi">{notTaken.join(', ')}</span>
                {notTakenCount > notTaken.length &&
                  ` ${w('moreGoods', { count: notTakenCount - notTaken.length })}`}
                .
              </p>
            )}
            <div className="flex flex-wrap gap-3">
              <SubmitButton name="scope" value="all" busyLabel={t('making')}>
                {t('make')}: {t('scope_all')}
              </SubmitButton>
              {last !== null && !isSame && (
                <SubmitButton look="secondary" name="scope" value="changes" busyLabel={t('making')}>
                  {t('make')}: {t('scope_changes')}
                </SubmitButton>
              )}
            </div>
          </Form>
        </>
      )}
    </>
  );
}
