import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import type { PushGap } from '#app/domain/channels/push/prepared-listing.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { editPath } from '#app/routes/seller/channels/edit-path.ts';
import { readinessAnchor } from '#app/routes/seller/channels/readiness-list.tsx';
import { SimulatedNote } from '#app/routes/seller/channels/simulated-note.tsx';

export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const view = await listPushable(context, actor, url.searchParams.get('shop') ?? '');
  return {
    ...view,
    title: translate(pushMessages, language)('chooseTitle', { channel: view.channel.name }),
  };
});

export const action = actionFor('seller', ({ context, actor, params, request, url }) =>
  answerForm(null, async () => {
    const form = await request.formData();
    const runId = await pushListings(context, actor, {
      shopId: url.searchParams.get('shop') ?? '',
      listingIds: form.getAll('listings').filter((one) => typeof one === 'string'),
      goesOnSale: textOf(form, 'how') === 'live',
    });
    return redirect(`/seller/channels/${params.channel ?? ''}/pushes/${runId}`, 303);
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function PushChoose() {
  const { channel, isSimulated, keepsHidden, listings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(pushMessages);
  const name = { channel: channel.name };
  const ready = listings.filter(({ gap }) => gap === null);
  const others = listings.filter(({ gap }) => gap !== null);
  return (
    <>
      <ErrorSummary errors={answer && 'errors' in answer ? answer.errors : undefined} />
      <header className="space-y-2">
        <p>
          <Link to={`/seller/channels/${channel.code}/shop`} className="inline-flex min-h-12 items-center">
            {t('shopTitle', name)}
          </Link>
        </p>
        <h1 className="text-3xl">{t('chooseTitle', name)}</h1>
        <p className="measure text-ink-soft">{t('chooseIntro', name)}</p>
      </header>
      {isSimulated && <SimulatedNote channel={channel.name} />}
      {ready.length === 0 ? (
        <EmptyState
          title={t('chooseNone')}
          action={<LinkButton to="/seller/channels#readiness">{t('seeMissing')}</LinkButton>}
        >
          <p>{t('chooseNoneText', name)}</p>
        </EmptyState>
      ) : (
        <Form method="post" className="space-y-4">
          <Panel title={t('chooseReady')} id="listings">
            <ul className="divide-y divide-line">
              {ready.map(({ id, title, state }) => (
                <li key={id}>
                  <Checkbox
                    name="listings"
                    value={id}
                    label={title}
                    defaultChecked={state === null || state === 'rejected' || state === 'failed'}
                    {...(state ? { hint: t('alreadyThere', { state: t(`item_${state}`) }) } : {})}
                  />
                </li>
              ))}
            </ul>
          </Panel>
          {keepsHidden ? (
            <RadioCards
              name="how"
              legend={t('howTitle')}
              defaultValue="hidden"
              columns={2}
              cards={[
                { value: 'hidden', label: t('howHidden'), hint: t('howHiddenHint') },
                { value: 'live', label: t('howLive') },
              ]}
            />
          ) : (
            <p className="measure">{t('howAtOnce', name)}</p>
          )}
          <SubmitButton busyLabel={t('starting')} className="w-full sm:w-auto">
            {t('start', name)}
          </SubmitButton>
        </Form>
      )}
      {others.length > 0 && (
        <Panel title={t('chooseNotReady')}>
          <p className="mb-2 text-ink-soft">{t('chooseNotReadyHint')}</p>
          <ul className="divide-y divide-line">
            {others.map(
              ({ id, title, gap }) =>
                gap && <NotReady key={id} listing={{ id, title, gap }} channel={channel} />,
            )}
          </ul>
        </Panel>
      )}
    </>
  );
}

/** What keeps a product back, and the way to where that is mended. */
function NotReady({
  listing: { id, title, gap },
  channel,
}: {
  listing: { id: string; title: string; gap: PushGap };
  channel: { code: string; name: string };
}) {
  const t = useT(pushMessages);
  const name = { channel: channel.name };
  const to =
    gap.why === 'rules'
      ? `/seller/channels#${readinessAnchor(id, channel.code)}`
      : (editPath({ listingId: id, channelCode: channel.code, fieldPath: gap.why }) ?? '/seller/channels');
  return (
    <li className="py-3">
      <p className="font-bold">{title}</p>
      <p>
        {gap.why === 'attributes'
          ? t('gap_attributes', { ...name, names: gap.names.join(', ') })
          : t(`gap_${gap.why}`, name)}
      </p>
      <Link to={to} className="inline-flex min-h-12 items-center font-bold">
        {t(gap.why === 'rules' ? 'seeMissing' : 'repair')}
      </Link>
    </li>
  );
}
