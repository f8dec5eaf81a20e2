import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Fragment } from 'react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { askPlatform } from '#app/domain/channels/push/ask-platform.server.ts';
import { beginAuthorisation } from '#app/domain/channels/push/begin-authorisation.server.ts';
import { chooseShops, forgetOffers } from '#app/domain/channels/push/choose-shops.server.ts';
import { disconnectShop } from '#app/domain/channels/push/disconnect-shop.server.ts';
import { putOnSale } from '#app/domain/channels/push/put-on-sale.server.ts';
import { readShops } from '#app/domain/channels/push/read-shops.server.ts';
import { setFollowing } from '#app/domain/channels/push/set-following.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { type PushMessage, pushMessages } from '#app/i18n/pushes.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { DisconnectPanel } from '#app/routes/seller/channels/disconnect-shop.tsx';
import { FormerShops } from '#app/routes/seller/channels/former-shops.tsx';
import { OtherShopCame } from '#app/routes/seller/channels/other-shop-came.tsx';
import { RunList } from '#app/routes/seller/channels/run-list.tsx';
import { ShopPanel } from '#app/routes/seller/channels/shop-panel.tsx';
import { SimulatedNote } from '#app/routes/seller/channels/simulated-note.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** What an act says when it is done: `?done=` in the address to which it leads. */
const doneTexts: Readonly<Record<string, PushMessage>> = {
  connected: 'connectedDone',
  disconnected: 'disconnectedDone',
  declined: 'declinedDone',
  following: 'followingDone',
  onSale: 'onSaleDone',
  asking: 'askingDone',
};

export const loader = loaderFor('seller', async ({ context, actor, params, url, language }) => {
  const view = await readShops(context, actor, params.channel ?? '', url.searchParams.get('awaited'));
  const done = url.searchParams.get('done') ?? '';
  return {
    ...view,
    /** The shop about which is asked whether to disconnect it. */
    asked: url.searchParams.get('ask'),
    done: Object.hasOwn(doneTexts, done) ? (doneTexts[done] ?? null) : null,
    title: translate(pushMessages, language)('shopTitle', { channel: view.channel.name }),
  };
});

export const action = actionFor('seller', ({ context, actor, params, request }) =>
  answerForm(null, async () => {
    const form = await request.formData();
    const channelCode = params.channel ?? '';
    const shopId = textOf(form, 'shop');
    const back = (done: string) => redirect(`/seller/channels/${channelCode}/shop?done=${done}`, 303);
    switch (textOf(form, 'intent')) {
      case 'disconnect':
        await disconnectShop(context, actor, shopId);
        return back('disconnected');
      case 'follow':
      case 'unfollow':
        await setFollowing(context, actor, { shopId, follows: textOf(form, 'intent') === 'follow' });
        return back('following');
      case 'choose':
        await chooseShops(context, actor, {
          channelCode,
          shopIds: form.getAll('shops').filter((one) => typeof one === 'string'),
        });
        return back('connected');
      case 'decline':
        await forgetOffers(context, actor, channelCode);
        return back('declined');
      case 'onSale':
        await putOnSale(context, actor, shopId);
        return back('onSale');
      case 'ask':
        await askPlatform(context, actor, shopId);
        return back('asking');
      // For the shop that is to come back; what another yes brought is forgotten first.
      case 'reconnect':
        await forgetOffers(context, actor, channelCode);
        return { go: (await beginAuthorisation(context, actor, channelCode, shopId)).url };
      default:
        // A page with a link and no redirect: a form of ours may lead to no other site.
        return { go: (await beginAuthorisation(context, actor, channelCode)).url };
    }
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function ChannelShop() {
  const { channel, reason, isSimulated, takesOrders, shops, offers, awaited, runs, former, done, asked } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(pushMessages);
  const go = answer && 'go' in answer ? answer.go : null;
  const name = { channel: channel.name };
  return (
    <>
      <ErrorSummary errors={answer && 'errors' in answer ? answer.errors : undefined} />
      <header className="space-y-2">
        <p>
          <Link to="/seller/channels" className="inline-flex min-h-12 items-center">
            {t('backToChannels')}
          </Link>
        </p>
        <h1 className="text-3xl">{t('shopTitle', name)}</h1>
        {!reason && <p className="measure text-ink-soft">{t('shopIntro')}</p>}
      </header>
      {done && (
        <Note tone="success">
          <p>{t(done as 'followingDone')}</p>
        </Note>
      )}
      {isSimulated && <SimulatedNote channel={channel.name} />}
      {reason && (
        <Note tone="warning">
          <p className="mb-3">{t(reason, name)}</p>
          <LinkButton look="secondary" to="/seller/channels#ways">
            {t('otherWays')}
          </LinkButton>
        </Note>
      )}
      {go && (
        <Panel title={t('goTitle', name)}>
          <p className="measure mb-4">{t('goText')}</p>
          <LinkButton to={go} reloadDocument className="w-full sm:w-auto">
            {t('go', name)}
          </LinkButton>
        </Panel>
      )}
      {!go && awaited.length > 0 && <OtherShopCame channel={channel} awaited={awaited} offers={offers} />}
      {!go && awaited.length === 0 && offers.length > 0 && (
        <Panel title={t('offersTitle')} id="offers">
          <p className="measure mb-2">{t('offersText')}</p>
          <Form method="post" className="space-y-4">
            <ul className="divide-y divide-line">
              {offers.map(({ id, name: shopName }) => (
                <li key={id}>
                  <Checkbox name="shops" value={id} label={shopName} />
                </li>
              ))}
            </ul>
            <div className="flex flex-col gap-3 sm:flex-row">
              <SubmitButton name="intent" value="choose">
                {t('chooseOffers')}
              </SubmitButton>
              <SubmitButton look="secondary" name="intent" value="decline">
                {t('declineOffers')}
              </SubmitButton>
            </div>
            <p className="text-sm text-ink-soft">{t('offersHint')}</p>
          </Form>
        </Panel>
      )}
      {shops.map((shop) => (
        <Fragment key={shop.id}>
          {asked === shop.id && <DisconnectPanel shop={shop} channel={channel} />}
          <ShopPanel shop={shop} channel={channel} takesOrders={takesOrders} />
        </Fragment>
      ))}
      {!go && !reason && shops.length === 0 && offers.length === 0 && (
        <Panel title={t('connectTitle')}>
          <p className="measure mb-4">{t('connectText', name)}</p>
          <Form method="post">
            <SubmitButton
              name="intent"
              value="connect"
              busyLabel={t('connecting')}
              className="w-full sm:w-auto"
            >
              {t('connect', name)}
            </SubmitButton>
          </Form>
        </Panel>
      )}
      {shops.length > 0 && (
        <Panel title={t('runsTitle')}>
          {runs.length === 0 && <p>{t('noRuns')}</p>}
          <RunList runs={runs} channelCode={channel.code} namesShop={shops.length > 1} />
        </Panel>
      )}
      {!go && <FormerShops shops={former} channel={channel} canConnect={!reason} />}
      {!isSimulated && channel.code === 'shopee' && (
        <p className="text-sm text-ink-soft">{t('uncheckedNote', name)}</p>
      )}
    </>
  );
}
