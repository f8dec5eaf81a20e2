/**
 * What stands in a VietQR payload: "QR format" v1.0 of NAPAS (09/2021) over the merchant-presented code of EMVCo. A payload
 * is a row of fields (two digits of id, two of length, the value); some hold such a row themselves (templates).
 */

/** Ids of the outermost fields. */
export const ids = {
  format: '00',
  use: '01',
  napas: '38',
  trade: '52',
  currency: '53',
  amount: '54',
  country: '58',
  receiverName: '59',
  receiverCity: '60',
  receiverPostcode: '61',
  additional: '62',
  crc: '63',
  otherLanguage: '64',
} as const;

/** Ids within field 38, and within its 01. */
export const napasIds = { scheme: '00', receiver: '01', service: '02' } as const;
export const receiverIds = { bin: '00', account: '01' } as const;

/** Id of the purpose within field 62: what a bank shows as the memo. */
export const PURPOSE_ID = '08';

export const FORMAT = '01';
/** How NAPAS is known among the schemes of the world. */
export const NAPAS = 'A000000727';
/** ISO 4217 number of the đồng, which has no smaller unit. */
export const VND = '704';
export const VIETNAM = 'VN';

/** For many payments, or for one. */
export const uses = { static: '11', dynamic: '12' } as const;
export type Use = keyof typeof uses;

/** A transfer to an account, or to a card by its number. */
export const services = { account: 'QRIBFTTA', card: 'QRIBFTTC' } as const;
export type TransferKind = keyof typeof services;

/** Most characters of an account or card number. */
export const ACCOUNT_LENGTH = 19;
/** Most characters of a purpose, as of every other part of field 62. */
export const PURPOSE_LENGTH = 25;
/** Most characters of an amount. */
export const AMOUNT_LENGTH = 13;
