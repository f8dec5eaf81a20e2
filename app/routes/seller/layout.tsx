import type { MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { Note } from '#app/components/note.tsx';
import { PortalShell } from '#app/components/portal-shell.tsx';
import { producersOf } from '#app/domain/accounts/actor.ts';
import { readPause } from '#app/domain/catalog/pause-shop.server.ts';
import { readProfile } from '#app/domain/catalog/read-profile.server.ts';
import { isShopPaused } from '#app/domain/catalog/shop-pause.ts';
import { countUnreadNotices } from '#app/domain/notices/count-unread-notices.server.ts';
import { countNewOrders } from '#app/domain/orders/fulfil/count-own-orders.server.ts';
import { countOwnMoney } from '#app/domain/payments/count-own-money.server.ts';
import { type CatalogMessage, catalogMessages } from '#app/i18n/catalog.ts';
import { deliveryMessages } from '#app/i18n/delivery-settings.ts';
import { feeMessages } from '#app/i18n/fees.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { fillText, useT } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { PauseNote } from '#app/routes/seller/pause-note.tsx';
import { useRoot } from '#app/routes/use-root.ts';

/** What an act says when it is done: `?done=` in the address to which it redirects. */
const doneTexts: Readonly<Record<string, CatalogMessage>> = {
  stock: 'stockSaved',
  waiting: 'submittedWaiting',
  published: 'submittedPublished',
  withdrawn: 'withdrawn',
  discarded: 'discarded',
  archived: 'archived',
  broughtBack: 'broughtBack',
  profile: 'profileSaved',
};

/** Putting goods away takes them off sale at one press: the same press takes it back. */
function undoArchive(url: URL) {
  const listingId = url.searchParams.get('listing');
  if (!listingId || !/^[\w-]+$/.test(listingId)) return undefined;
  return { action: `/seller/listings/${listingId}/check`, intent: 'bringBack' };
}

/** Pages that belong to the producer's money, wherever their addresses are. */
const moneyPages = ['/seller/bank', '/seller/refunds', '/seller/statement'];

export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const done = url.searchParams.get('done') ?? '';
  const text = Object.hasOwn(doneTexts, done) ? doneTexts[done] : undefined;
  const [{ name, suspendedNote }, unread, newOrders, pause, money] = await Promise.all([
    readProfile(context, actor),
    countUnreadNotices(context, actor),
    countNewOrders(context, actor.producerId),
    readPause(context, actor.producerId),
    countOwnMoney(context, actor.producerId),
  ]);
  return {
    name: actor.name,
    actingFor: name,
    suspendedNote,
    unread,
    newOrders,
    moneyWaits: money.transfers + money.refunds,
    pause: isShopPaused(pause, context.clock.now()) ? pause : null,
    isOfSeveral: producersOf(actor).length > 1,
    toast: text
      ? {
          id: `${done}-${url.searchParams.get('at') ?? ''}`,
          tone: 'success' as const,
          text: fillText(catalogMessages[language][text], language),
          undo: done === 'archived' ? undoArchive(url) : undefined,
        }
      : null,
  };
});

export const meta: MetaFunction = () => [{ title: 'Chợ Phiên' }, { name: 'robots', content: 'noindex' }];

export default function SellerLayout() {
  const { name, actingFor, suspendedNote, unread, newOrders, moneyWaits, pause, isOfSeveral, toast } =
    useLoaderData<typeof loader>();
  const t = useT(catalogMessages);
  const inFees = useT(feeMessages);
  const inOrders = useT(fulfilmentMessages);
  const inDelivery = useT(deliveryMessages);
  const inPresences = useT(presenceMessages);
  const inTransfers = useT(transferMessages);
  const inTickets = useT(ticketMessages);
  return (
    <PortalShell
      title={t('sellerTitle')}
      home="/seller"
      name={name}
      actingFor={actingFor}
      switchTo={isOfSeveral ? '/seller/producer' : undefined}
      demo={useRoot()?.demo ?? false}
      toast={toast}
      links={[
        { to: '/seller', label: t('navMine'), icon: 'basket', end: true, also: '/seller/listings' },
        { to: '/seller/orders', label: inOrders('nav'), icon: 'list', count: newOrders },
        { to: '/seller/channels', label: t('navChannels'), icon: 'upload' },
        { to: '/seller/notices', label: inPresences('navNotices'), icon: 'bell', count: unread },
        { to: '/seller/money', label: inTransfers('nav'), also: moneyPages, count: moneyWaits },
        { to: '/seller/presences', label: inPresences('navPresences') },
        { to: '/seller/fees', label: inFees('navFees') },
      ]}
      groups={[
        {
          title: t('navBuyers'),
          links: [
            { to: '/seller/tickets', label: inTickets('navTickets') },
            { to: '/seller/reviews', label: inTickets('navReviews') },
          ],
        },
        {
          title: t('navShop'),
          links: [
            { to: '/seller/delivery', label: inDelivery('navDelivery') },
            { to: '/seller/poster', label: inDelivery('navPoster') },
            { to: '/seller/pause', label: inDelivery('navPause') },
            { to: '/seller/papers', label: t('navPapers') },
            { to: '/seller/profile', label: t('navProfile') },
          ],
        },
      ]}
    >
      {suspendedNote !== null && (
        <Note tone="error" title={t('producerSuspendedTitle')}>
          <p lang="vi" className="whitespace-pre-line">
            {suspendedNote}
          </p>
        </Note>
      )}
      {pause && <PauseNote pause={pause} />}
      <Outlet />
    </PortalShell>
  );
}
