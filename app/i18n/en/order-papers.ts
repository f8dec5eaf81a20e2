import type { Translation } from '#app/i18n/messages.ts';
import type { orderPapers as vi } from '#app/i18n/vi/order-papers.ts';

/** What is printed for orders and for the stall. */
export const orderPapers: Translation<typeof vi> = {
  from: 'From',
  to: 'To',
  phone: 'Phone',
  room: 'Room',
  order: 'Order',
  noCash: 'PAID, NO CASH ON DELIVERY',
  pieces: { one: '{count} piece', other: '{count} pieces' },
  weight: 'about {weight}',
  idNeeded: 'ALCOHOL: check ID, 18 or older only',
  bring: 'Bring on {day}, {from}–{to}',
  pickup: 'The buyer fetches it at {place}',
  erased: '(The buyer has erased their data)',
  slipTitle: 'Packing slip',
  forWhom: 'Buyer',
  placedAt: 'Placed on {day}',
  column_goods: 'Goods',
  column_pieces: 'Pieces',
  total: 'In all',
  thanks: 'Thank you for buying from {producer}.',
  help: 'If something is not right, scan this code or open {address} to ask or return goods.',
  posterScanShop: 'Scan to look and order',
  posterScanPay: 'Scan to pay',
  posterPayHint: 'Open any Vietnamese bank app, scan, type the amount.',
  posterNoCash: 'No cash needed',
  demo: 'DEMO: DO NOT SEND REAL MONEY',
};
