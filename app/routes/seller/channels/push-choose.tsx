import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import {
  type ChangedSincePage,
  changedSincePage,
} from '#app/domain/channels/push/changed-since-page.server.ts';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { readShops } from '#app/domain/channels/push/read-shops.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { answerForm, type FormErrors, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { PageIsOld } from '#app/routes/seller/channels/page-is-old.tsx';
import { PushGapLines } from '#app/routes/seller/channels/push-gap.tsx';
import { pushPath } from '#app/routes/seller/channels/push-path.ts';
import { readSeen } from '#app/routes/seller/channels/read-seen.server.ts';
import { type ChosenToPush, ReadyToPush } from '#app/routes/seller/channels/ready-to-push.tsx';
import { ShopClosed } from '#app/routes/seller/channels/shop-closed.tsx';
import { SimulatedNote } from '#app/routes/seller/channels/simulated-note.tsx';
import type { Context } from '#app/server/context.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** A list that fits on two screens needs no search. */
const FEW = 10;

export const loader = loaderFor('seller', async ({ context, actor, params, url, language }) => {
  if (!url.searchParams.get('shop'))
    throw redirect(
      await withoutShop(context, actor, params.channel ?? '', url.searchParams.get('listing')),
      303,
    );
  const asked = {
    shopId: url.searchParams.get('shop') ?? '',
    query: url.searchParams.get('q')?.slice(0, 100) ?? '',
    listingId: url.searchParams.get('listing') || null,
    page: Math.trunc(Number(url.searchParams.get('page'))) || 1,
  };
  const view = await listPushable(context, actor, asked);
  return {
    ...asked,
    ...view,
    title: translate(pushMessages, language)('chooseTitle', { channel: view.channel.name }),
  };
});

/** Where an address without a shop leads: to the only connected one of the channel, else to the page that offers them. */
async function withoutShop(
  context: Context,
  actor: SellerActor,
  channelCode: string,
  listingId: string | null,
): Promise<string> {
  const { shops } = await readShops(context, actor, channelCode);
  const [only, ...more] = shops.filter(({ state }) => state === 'connected');
  return only && more.length === 0
    ? pushPath(channelCode, { shopId: only.id, listingId })
    : `/seller/channels/${channelCode}/shop`;
}

export const action = actionFor('seller', async ({ context, actor, params, request, url }) => {
  const form = await request.formData();
  const shopId = url.searchParams.get('shop') ?? '';
  const typed: ChosenToPush = {
    listings: form.getAll('listings').map(String),
    how: textOf(form, 'how'),
    there: textOf(form, 'there'),
  };
  return answerForm({ ...typed, since: null } as Kept, async () => {
    const since = await changedSincePage(context, actor, {
      shopId,
      listingIds: typed.listings,
      seen: await readSeen(context, form),
      seenStanding: form.getAll('standing').map(String),
    });
    if (since) {
      const away = new Set(since.cameToStand.map(({ id }) => id));
      const listings = typed.listings.filter((id) => !away.has(id));
      return data({ errors: {} as FormErrors, kept: { ...typed, listings, since } }, { status: 409 });
    }
    const runId = await pushListings(context, actor, {
      shopId,
      listingIds: typed.listings,
      goesOnSale: typed.how === 'live',
      makesAnew: typed.there === 'anew',
    });
    return redirect(`/seller/channels/${params.channel ?? ''}/pushes/${runId}`, 303);
  });
});

/** What the form keeps when it comes back, and what has changed since its page where that is why. */
type Kept = ChosenToPush & { since: ChangedSincePage | null };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function PushChoose() {
  const {
    channel,
    shop,
    shopId,
    isSimulated,
    isSuspended,
    keepsHidden,
    listings,
    query,
    listingId,
    total,
    page,
    pages,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'errors' in answer ? answer : null;
  const t = useT(pushMessages);
  const name = { channel: channel.name };
  const isOpen = shop.state === 'connected';
  const ready = listings.filter(({ gap }) => gap === null);
  const others = listings.filter(({ gap }) => gap !== null);
  // What a link asks for by name is ticked, whatever else speaks against going there unasked.
  const asked: ChosenToPush | null =
    listingId === null ? null : { listings: [listingId], how: '', there: '' };
  const isNarrowed = query !== '' || listingId !== null;
  const hrefFor = (to: { query: string; page: number }) => {
    const search = new URLSearchParams({ shop: shopId });
    if (to.query) search.set('q', to.query);
    if (to.page > 1) search.set('page', String(to.page));
    return `/seller/channels/${channel.code}/push?${search}`;
  };
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <header className="space-y-2">
        <p>
          <Link to={`/seller/channels/${channel.code}/shop`} className="inline-flex min-h-12 items-center">
            {t('shopTitle', name)}
          </Link>
        </p>
        <h1 className="text-3xl">{t('chooseTitle', name)}</h1>
        {isOpen && <p className="measure text-ink-soft">{t('chooseIntro', name)}</p>}
      </header>
      {refused?.kept.since && <PageIsOld since={refused.kept.since} channel={channel} />}
      {isSimulated && <SimulatedNote channel={channel.name} />}
      {!isOpen && <ShopClosed shop={shop} channel={channel} />}
      {(total > FEW || query !== '') && (
        <Form method="get" role="search" className="flex items-end gap-2">
          <input type="hidden" name="shop" value={shopId} />
          <div className="min-w-0 flex-1">
            <TextField
              key={query}
              type="search"
              name="q"
              label={t('chooseSearch')}
              defaultValue={query}
              enterKeyHint="search"
            />
          </div>
          <button type="submit" className={buttonClass('secondary')}>
            {t('chooseFind')}
          </button>
        </Form>
      )}
      {listingId !== null && total > 0 && (
        <p>
          <Link to={pushPath(channel.code, { shopId })} className="inline-flex min-h-12 items-center">
            {t('chooseShowAll')}
          </Link>
        </p>
      )}
      {pages > 1 && (
        <p className="text-ink-soft">
          {t('chooseCount', { count: total })}. {t('choosePages')}
        </p>
      )}
      {isOpen && ready.length > 0 && (
        <ReadyToPush
          key={`${query} ${listingId} ${page}`}
          channel={channel}
          listings={ready}
          keepsHidden={keepsHidden}
          kept={refused?.kept ?? asked}
        />
      )}
      {ready.length === 0 && isNarrowed && others.length === 0 && (
        <EmptyState
          title={t('chooseNoMatch')}
          action={
            <LinkButton look="secondary" to={hrefFor({ query: '', page: 1 })}>
              {t('chooseShowAll')}
            </LinkButton>
          }
        >
          <p>{t('chooseNoMatchText')}</p>
        </EmptyState>
      )}
      {isOpen && isSuspended && (
        <EmptyState title={t('chooseSuspended')}>
          <p>{t('chooseSuspendedText')}</p>
        </EmptyState>
      )}
      {isOpen && !isSuspended && ready.length === 0 && !isNarrowed && page === 1 && (
        <EmptyState
          title={t('chooseNone')}
          action={<LinkButton to="/seller/channels#readiness">{t('seeMissing')}</LinkButton>}
        >
          <p>{t('chooseNoneText', name)}</p>
        </EmptyState>
      )}
      {others.length > 0 && (
        <Panel title={t('chooseNotReady')}>
          <p className="mb-2 text-ink-soft">{t('chooseNotReadyHint')}</p>
          <ul className="divide-y divide-line">
            {others.map(
              ({ id, title, gap }) =>
                gap && (
                  <li key={id} className="py-3">
                    <p className="font-bold wrap-anywhere">{title}</p>
                    <PushGapLines gap={gap} listingId={id} channel={channel} />
                  </li>
                ),
            )}
          </ul>
        </Panel>
      )}
      <Pagination page={page} pages={pages} hrefFor={(to) => hrefFor({ query, page: to })} />
    </>
  );
}
