import { crcOf } from '#app/domain/payments/vietqr/crc.ts';
import { type Field, readFields } from '#app/domain/payments/vietqr/fields.ts';
import {
  ACCOUNT_LENGTH,
  AMOUNT_LENGTH,
  FORMAT,
  ids,
  NAPAS,
  napasIds,
  PURPOSE_ID,
  PURPOSE_LENGTH,
  receiverIds,
  services,
  type TransferKind,
  uses,
  VIETNAM,
  VND,
} from '#app/domain/payments/vietqr/payload-words.ts';
import type { Banks } from '#app/server/banks.server.ts';

/** Why a payload is refused; the words are an interface for scripts and stay. */
export const refusals = [
  'crc',
  'length',
  'layout',
  'missing-field',
  'scheme',
  'currency',
  'amount',
  'bin-unknown',
] as const;
export type Refusal = (typeof refusals)[number];

/** `other`: a service of NAPAS that is no transfer (a shop's own, a cash machine's), or nothing that could be read. */
export type PayloadKind = TransferKind | 'other';

/** What a payload says; null where it says nothing. */
type Said = {
  readonly kind: PayloadKind;
  readonly bin: string | null;
  readonly account: string | null;
  /** VND; null when whoever pays types it. */
  readonly amount: number | null;
  readonly memo: string | null;
};
export type PayloadReading =
  | ({ readonly ok: true; readonly reason: null } & Said)
  | ({ readonly ok: false; readonly reason: Refusal } & Said);

const nothing: Said = { kind: 'other', bin: null, account: null, amount: null, memo: null };

/** The largest QR code holds no more (version 40, level L, capitals and digits). */
const MOST_CHARACTERS = 4296;
const CRC_AT_END = /^(.*6304)([0-9A-F]{4})$/is;
const AROUND = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

type Fields = ReadonlyMap<string, string>;

/** Thrown within this file alone, at the first thing that is wrong. */
class Refused extends Error {
  readonly reason: Refusal;
  readonly said: Said;

  constructor(reason: Refusal, said: Said = nothing) {
    super(reason);
    this.reason = reason;
    this.said = said;
  }
}

/**
 * Reads the text of a VietQR code by the rules of NAPAS and EMVCo, blanks around it left out. What is refused says the
 * first reason in this order: CRC, lengths and layout of the fields, scheme (or country), missing fields, what they hold,
 * the bank. With `currency`, `amount` and `bin-unknown` it also says what could be read without doubt.
 */
export function readPayload(typed: string, banks: Banks): PayloadReading {
  try {
    const payload = typed.trim();
    if (payload.length > MOST_CHARACTERS) throw new Refused('length');
    return { ok: true, reason: null, ...read(payload.replace(AROUND, ''), banks) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, reason: error.reason, ...error.said };
  }
}

function read(payload: string, banks: Banks): Said {
  const fields = readOutermost(payload);
  const napas = readNapas(fields);
  need(fields, [ids.use, ids.currency, ids.country]);
  if (!Object.values<string>(uses).includes(fields.get(ids.use) ?? '')) throw new Refused('layout');
  if (fields.get(ids.country) !== VIETNAM) throw new Refused('scheme');
  checkTexts(fields);
  const memo = readMemo(fields.get(ids.additional));
  const unpriced: Said = { ...napas, amount: null, memo };
  if (fields.get(ids.currency) !== VND) throw new Refused('currency', unpriced);
  const said: Said = { ...unpriced, amount: readAmount(fields.get(ids.amount), unpriced) };
  if (!banks.has(napas.bin)) throw new Refused('bin-unknown', said);
  return said;
}

/** The outermost fields by id, CRC and frame checked. */
function readOutermost(payload: string): Fields {
  const [, summed, crc] = CRC_AT_END.exec(payload) ?? [];
  if (summed !== undefined && crcOf(summed) !== crc?.toUpperCase()) throw new Refused('crc');
  // A web address, a bare account number, a word: no payment code at all.
  if (!/^(?:\d{4}|$)/.test(payload)) throw new Refused('layout');
  const list = readFields(payload);
  if (list === null) throw new Refused('length');
  const fields = byId(list);
  need(fields, [ids.crc, ids.format]);
  if (list.at(-1)?.id !== ids.crc || list[0]?.id !== ids.format) throw new Refused('layout');
  if (fields.get(ids.crc)?.length !== 4) throw new Refused('length');
  if (summed === undefined) throw new Refused('crc');
  if (fields.get(ids.format) !== FORMAT) throw new Refused('layout');
  for (const { id, value } of list) if (isTemplate(id)) readTemplate(value);
  return fields;
}

/** Schemes' own (26 to 51), 62 and 64. EMVCo has 80 to 99 as templates too, but MoMo writes three bare digits there. */
function isTemplate(id: string): boolean {
  const number = Number(id);
  return (number >= 26 && number <= 51) || id === ids.additional || id === ids.otherLanguage;
}

function readTemplate(value: string): Fields {
  const list = readFields(value);
  if (list === null) throw new Refused('length');
  return byId(list);
}

function byId(list: readonly Field[]): Fields {
  const fields = new Map(list.map(({ id, value }) => [id, value]));
  if (fields.size < list.length) throw new Refused('layout');
  return fields;
}

function need(fields: Fields, wanted: readonly string[]): void {
  if (!wanted.every((id) => fields.has(id))) throw new Refused('missing-field');
}

/** To whom: field 38. Other schemes may stand beside it (ZaloPay's codes hold one), not in its place. */
function readNapas(fields: Fields): { kind: PayloadKind; bin: string; account: string } {
  const own = fields.get(ids.napas);
  const template = own === undefined ? undefined : readTemplate(own);
  if (template) need(template, [napasIds.scheme]);
  if (!template || template.get(napasIds.scheme) !== NAPAS) {
    const others = [...fields].filter(([id]) => Number(id) >= 2 && Number(id) <= 51);
    const isElsewhere = others.some(([id, value]) => isTemplate(id) && hasNapas(value));
    if (isElsewhere) throw new Refused('layout');
    throw new Refused(others.length > 0 ? 'scheme' : 'missing-field');
  }
  onlyOf(template, Object.values(napasIds));
  need(template, [napasIds.receiver]);
  const receiver = readTemplate(template.get(napasIds.receiver) ?? '');
  onlyOf(receiver, Object.values(receiverIds));
  const isServiceOutside = [...fields.values()].some((value) =>
    Object.values<string>(services).includes(value),
  );
  if (!template.has(napasIds.service) && isServiceOutside) throw new Refused('layout');
  need(template, [napasIds.service]);
  need(receiver, Object.values(receiverIds));
  const kind = kindOf(template.get(napasIds.service) ?? '');
  const bin = receiver.get(receiverIds.bin) ?? '';
  const account = receiver.get(receiverIds.account) ?? '';
  if (bin.length !== 6 || account.length > ACCOUNT_LENGTH) throw new Refused('length');
  const isWritable = kind === 'card' ? /^\d+$/ : /^[A-Za-z0-9]+$/;
  if (!/^\d+$/.test(bin) || !isWritable.test(account)) throw new Refused('layout');
  return { kind, bin, account };
}

function hasNapas(template: string): boolean {
  return readTemplate(template).get(napasIds.scheme) === NAPAS;
}

/** A field that stands where it does not belong is refused: whoever pays must not depend on who reads it how. */
function onlyOf(fields: Fields, known: readonly string[]): void {
  if ([...fields.keys()].some((id) => !known.includes(id))) throw new Refused('layout');
}

function kindOf(service: string): PayloadKind {
  if (service === services.account) return 'account';
  return service === services.card ? 'card' : 'other';
}

/** Lengths of what a code may say of its receiver. */
function checkTexts(fields: Fields): void {
  const most = { [ids.receiverName]: 25, [ids.receiverCity]: 15, [ids.receiverPostcode]: 10 };
  for (const [id, length] of Object.entries(most))
    if ([...(fields.get(id) ?? '')].length > length) throw new Refused('length');
  const trade = fields.get(ids.trade);
  if (trade !== undefined && !/^\d{4}$/.test(trade))
    throw new Refused(trade.length === 4 ? 'layout' : 'length');
}

/** Field 62: 01 to 49 are texts, 50 to 99 templates of single schemes, and there is no 00. */
function readMemo(additional: string | undefined): string | null {
  if (additional === undefined) return null;
  const fields = readTemplate(additional);
  for (const [id, value] of fields) {
    if (id === '00') throw new Refused('layout');
    if (Number(id) >= 50) readTemplate(value);
    else if ([...value].length > PURPOSE_LENGTH) throw new Refused('length');
  }
  return fields.get(PURPOSE_ID) ?? null;
}

/**
 * EMVCo: up to 13 characters, digits and at most one dot, not zero; the dot may end it ("98."). As many decimals as the
 * currency has, so the đồng has none, not even ".00". Zeros in front are digits like others.
 */
function readAmount(text: string | undefined, unpriced: Said): number | null {
  if (text === undefined) return null;
  const digits = /^(\d+)\.?$/.exec(text)?.[1];
  const amount = Number(digits);
  if (digits === undefined || text.length > AMOUNT_LENGTH || amount === 0)
    throw new Refused('amount', unpriced);
  return amount;
}
