import type { Translation } from '#app/i18n/messages.ts';
import type { shopOrigin as vi } from '#app/i18n/vi/shop-origin.ts';

export const shopOrigin = {
  provenanceTitle: 'Origin of {name}',
  provenanceCode: 'Provenance code',
  registeredAs: 'In the OCOP register as:',
  provenanceValid: 'Today, {date}: OCOP {stars} stars, valid',
  provenanceInvalid: 'Today, {date}: no valid OCOP recognition',
  provenanceInvalidText:
    'The recognition has lapsed, was revoked, or the product has fewer than three stars. Its package may not carry the OCOP mark until it is recognised again.',
  provenanceUnknown: 'Today, {date}: no OCOP recognition of this product is on record here',
  provenanceUnknownText:
    'The number and date of a decision are not known here, so no stars can be confirmed. If the package shows OCOP stars, ask the seller for the decision.',
  historyNone: 'No recognition is on record.',
  history: 'Recognitions',
  round: 'Round',
  roundNumber: 'Recognition {round}',
  stars: 'Stars',
  state: 'State',
  stateValid: 'Valid',
  stateOlder: 'Not lapsed; a newer one counts',
  stateExpired: 'Lapsed',
  stateRevoked: 'Revoked',
  stateFuture: 'Not yet begun',
  qrTitle: 'QR code of this page',
  qrText: 'Print it on the package, so that buyers can see where the product is from.',
  qrSvg: 'Download for print (SVG)',
  qrPng: 'Download as picture (PNG)',
  qrAlt: 'QR code that opens the provenance page {code}',
  seeProduct: 'See the product page',
} as const satisfies Translation<typeof vi>;
