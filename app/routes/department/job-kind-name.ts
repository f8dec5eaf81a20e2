import type { jobMessages } from '#app/i18n/jobs.ts';
import type { Translate } from '#app/i18n/messages.ts';

const KIND_NAMES = {
  'make-renditions': 'kind_makeRenditions',
  'sweep-photos': 'kind_sweepPhotos',
  'sweep-unfinished': 'kind_sweepUnfinished',
  'sweep-templates': 'kind_sweepTemplates',
  'sweep-packs': 'kind_sweepPacks',
  'sweep-feeds': 'kind_sweepFeeds',
  'sweep-papers': 'kind_sweepPapers',
  'sweep-ticket-photos': 'kind_sweepTicketPhotos',
  'prune-server-rows': 'kind_pruneServerRows',
  'sweep-carts': 'kind_sweepCarts',
  'score-listings': 'kind_scoreListings',
  'sweep-readiness': 'kind_sweepReadiness',
  'reindex-search': 'kind_reindexSearch',
  'refresh-statistics': 'kind_refreshStatistics',
  'look-at-presence': 'kind_lookAtPresence',
  'watch-presences': 'kind_checkPresences',
  'sync-product': 'kind_syncProduct',
  'poll-shop': 'kind_pollShop',
  'follow-products': 'kind_followProducts',
  'tell-of-papers': 'kind_tellOfPapers',
  'look-after-shops': 'kind_lookAfterShops',
  'load-attributes': 'kind_loadAttributes',
  'follow-attributes': 'kind_followAttributes',
  'renew-shop': 'kind_renewShop',
  'compare-products': 'kind_compareProducts',
  'resend-products': 'kind_resendProducts',
  'load-categories': 'kind_loadCategories',
  'follow-categories': 'kind_followCategories',
  'tell-of-presences': 'kind_tellOfPresences',
  'refund-by-card': 'kind_refundByCard',
  'expire-orders': 'kind_expireOrders',
  'watch-books': 'kind_watchBooks',
  'picture-demo-listing': 'kind_pictureDemoListing',
  'take-bank-notice': 'kind_takeBankNotice',
  'send-message': 'kind_sendMessage',
  'forget-mails': 'kind_forgetMails',
  'tell-simulated-bank': 'kind_tellSimulatedBank',
  'apply-statement': 'kind_applyStatement',
  'sweep-statements': 'kind_sweepStatements',
  'close-card-page': 'kind_closeCardPage',
  'handle-card-event': 'kind_handleCardEvent',
  'reconcile-cards': 'kind_reconcileCards',
  'erase-due': 'kind_eraseDue',
} as const;

/** What a kind of job is called on the page; one without a text shows its own name. */
export function jobKindName(t: Translate<(typeof jobMessages)['vi']>, kind: string): string {
  return kind in KIND_NAMES ? t(KIND_NAMES[kind as keyof typeof KIND_NAMES]) : t('kind_other', { kind });
}
