import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { buttonClass, SubmitButton } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { changesSinceExport } from '#app/domain/channels/exports/changes-since-export.server.ts';
import { listBlockedGoods } from '#app/domain/channels/pack/list-blocked-goods.server.ts';
import { listPackChannels, makeOwnPack } from '#app/domain/channels/pack/make-pack.server.ts';
import { channelMessages, channelNameText } from '#app/i18n/channels.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { BlockedGoodsPanel } from '#app/routes/seller/channels/blocked-goods-panel.tsx';
import { ChangesPanel, shownChanges } from '#app/routes/seller/channels/changes-panel.tsx';
import { allSeen, readSeen } from '#app/routes/seller/channels/read-seen.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const channels = listPackChannels();
  const channel = channels.find(({ code }) => code === url.searchParams.get('channel')) ?? channels[0];
  const imagesOnly = url.searchParams.get('what') === 'images';
  const { producerId } = actor;
  const out = channel
    ? await listBlockedGoods(context, actor, channel.code)
    : { blocked: [], notTaken: [], seen: {} };
  // Photos alone go of all goods but those that may not be offered at all.
  const blocked = imagesOnly ? out.blocked.filter(({ needsPaper }) => needsPaper.length > 0) : out.blocked;
  const notIn = new Set([...blocked.map(({ listingId }) => listingId), ...out.notTaken.map(({ id }) => id)]);
  return {
    channels,
    channel: channel ?? null,
    imagesOnly,
    blocked,
    notTaken: out.notTaken,
    seen: out.seen,
    changes: shownChanges(
      await changesSinceExport(context, {
        producerId,
        channelCode: channel?.code ?? '',
        imagesOnly,
        withPapers: true,
      }),
      notIn,
    ),
    title: translate(packMessages, language)('title'),
  };
});

export const action = actionFor('seller', async ({ context, actor, request }) => {
  const form = await request.formData();
  return answerForm(null, async () => {
    const { exportId } = await makeOwnPack(context, actor, {
      channelCode: textOf(form, 'channel'),
      changesOnly: textOf(form, 'scope') === 'changes',
      imagesOnly: textOf(form, 'what') === 'images',
      even: form.getAll('even').filter((one) => typeof one === 'string'),
      seen: readSeen(form),
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
  const { channels, channel, imagesOnly, blocked, notTaken, changes, seen } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(packMessages);
  const tChannel = useT(channelMessages);
  const language = useLanguage();
  const { last, added, changed, gone, same } = changes;
  const news = added.count + changed.count + gone.count;
  const isEmpty = news + same + blocked.length + notTaken.length === 0;
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
            <input type="hidden" name="seen" value={allSeen(seen)} />
            {blocked.length > 0 && <BlockedGoodsPanel channelName={channel.name} blocked={blocked} />}
            {notTaken.length > 0 && (
              <p className="measure">
                {t('notTaken', { count: notTaken.length, channel: channel.name })}{' '}
                <span lang="vi">{notTaken.map(({ title }) => title).join(', ')}</span>.
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
