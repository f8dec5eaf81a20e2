import type { Translation } from '#app/i18n/messages.ts';
import type { vietqr as vi } from '#app/i18n/vi/vietqr.ts';

export const vietqr = {
  read_account: 'A correct VietQR code: a transfer to an account.',
  read_card: 'A correct VietQR code: a transfer to a card.',
  read_other: 'A correct VietQR code, but not for a transfer: it is for a shop’s till or a cash machine.',
  bank: 'Bank: {shortName} ({name})',
  number_account: 'Account number: {account}',
  number_card: 'Card number: {account}',
  number_other: 'Receiver’s code: {account}',
  amount: 'Amount: {amount}',
  amountOpen: 'Amount: typed by whoever pays',
  memo: 'Memo: {memo}',
  memoEmpty: 'Memo: none',

  refused: 'This code is refused. {why}',
  why_crc: 'Its characters do not agree with the check at its end: some are wrong, missing or too many.',
  ask_crc: 'Ask the sender for a sharp photo of the QR code, or for its whole text copied, not typed.',
  why_length:
    'A part of it is longer or shorter than the code itself says: it was cut, or made by faulty software.',
  ask_length:
    'Ask the sender for the whole code. If it stays so, ask for a new one made with the bank’s app.',
  why_layout:
    'Its parts stand in the wrong places, so it is not certain where the money would go; or it is no payment code.',
  ask_layout: 'Ask the sender where the code comes from, and for a new one made with the bank’s app.',
  'why_missing-field':
    'It lacks a part that every code must have, such as bank, account, currency or the check at the end.',
  'ask_missing-field':
    'Ask the sender for the whole code. If it stays so, ask for a new one made with the bank’s app.',
  why_scheme: 'It belongs to another payment network (such as VNPAY, or another country’s), not to VietQR.',
  ask_scheme: 'Ask the sender for the VietQR code of a bank account, from the bank’s app.',
  why_currency: 'It asks for another currency, not Vietnamese đồng.',
  ask_currency: 'Ask the sender for a VietQR code in Vietnamese đồng.',
  why_amount: 'Its amount is wrong: it must be whole đồng, above 0, of at most 13 digits.',
  ask_amount: 'Ask the sender for the right amount, and for a new code.',
  'why_bin-unknown': 'No bank has the number {bin}.',
  'ask_bin-unknown':
    'Ask the sender for the bank’s name and the account number, and for a new code made with that bank’s app.',
} as const satisfies Translation<typeof vi>;
