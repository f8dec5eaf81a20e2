import { pictureDemoListing } from '#app/demo/picture-demo-listing.server.ts';
import { reindexSearch } from '#app/domain/catalog/reindex-search.server.ts';
import { followAttributes, loadAttributes } from '#app/domain/channels/attributes/load-attributes.server.ts';
import { followCategories, loadCategories } from '#app/domain/channels/categories/load-categories.server.ts';
import { sweepFeeds } from '#app/domain/channels/feed/sweep-feeds.server.ts';
import { sweepPacks } from '#app/domain/channels/pack/sweep-packs.server.ts';
import { sweepPapers } from '#app/domain/channels/papers/sweep-papers.server.ts';
import { tellOfPapers } from '#app/domain/channels/papers/tell-of-papers.server.ts';
import { compareProducts } from '#app/domain/channels/push/compare-products.server.ts';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { lookAfterShops, renewShop } from '#app/domain/channels/push/look-after-shops.server.ts';
import { pollShop } from '#app/domain/channels/push/poll-shop.server.ts';
import { resendProducts } from '#app/domain/channels/push/resend-products.server.ts';
import { syncProduct } from '#app/domain/channels/push/sync-product.server.ts';
import { scoreListings, sweepReadiness } from '#app/domain/channels/readiness/score-listings.server.ts';
import { sweepTemplates } from '#app/domain/channels/template/sweep-templates.server.ts';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import { sweepPhotos } from '#app/domain/media/sweep-photos.server.ts';
import { sweepUnfinished } from '#app/domain/media/sweep-unfinished.server.ts';
import { sweepCarts } from '#app/domain/orders/cart/sweep-carts.server.ts';
import { eraseDue } from '#app/domain/orders/data-rights/erase-due.server.ts';
import { forgetMails } from '#app/domain/orders/data-rights/forget-mails.server.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import { sweepTicketPhotos } from '#app/domain/orders/tickets/sweep-ticket-photos.server.ts';
import { tellSimulatedBank } from '#app/domain/payments/bank-account/tell-simulated-bank.server.ts';
import { takeBankNotice } from '#app/domain/payments/bank-notices/take-bank-notice.server.ts';
import { closeCardPage } from '#app/domain/payments/card/close-card-page.server.ts';
import { handleCardEvent } from '#app/domain/payments/card/handle-card-event.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { watchBooks } from '#app/domain/payments/ledger/watch-books.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import {
  applyStatementJob,
  sweepStatements,
} from '#app/domain/payments/statements/apply-statement.server.ts';
import { tellOfPresencesJob } from '#app/domain/register/tell-of-presences.server.ts';
import { lookAtPresenceJob, watchPresences } from '#app/domain/register/watch-presences.server.ts';
import type { AnyJobKind } from '#app/server/jobs/job-queue.server.ts';
import { pruneServerRows } from '#app/server/jobs/prune-server-rows.server.ts';
import { refreshStatistics } from '#app/server/jobs/refresh-statistics.server.ts';

/** Every kind of job that a worker knows. A domain that adds one adds its line here. */
export const jobKinds: ReadonlyArray<AnyJobKind> = [
  makeRenditions,
  sweepPhotos,
  sweepUnfinished,
  sweepTemplates,
  sweepPapers,
  sweepTicketPhotos,
  tellOfPapers,
  sweepPacks,
  sweepFeeds,
  reindexSearch,
  pruneServerRows,
  refreshStatistics,
  lookAtPresenceJob,
  watchPresences,
  syncProduct,
  pollShop,
  followProducts,
  lookAfterShops,
  loadAttributes,
  followAttributes,
  renewShop,
  resendProducts,
  compareProducts,
  loadCategories,
  followCategories,
  scoreListings,
  sweepReadiness,
  tellOfPresencesJob,
  expireOrders,
  sendMessage,
  forgetMails,
  closeCardPage,
  handleCardEvent,
  reconcileCards,
  eraseDue,
  refundByCard,
  sweepCarts,
  takeBankNotice,
  tellSimulatedBank,
  applyStatementJob,
  sweepStatements,
  watchBooks,
  pictureDemoListing,
];
