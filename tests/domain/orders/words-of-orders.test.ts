import { expect, test } from 'vitest';
import { cardMessages } from '#app/i18n/cards.ts';
import { hotelName } from '#app/i18n/hotel-name.ts';
import { mailMessages } from '#app/i18n/mails.ts';
import { translate } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { sinceText } from '#app/routes/seller/orders/time-since.ts';

test('a hotel whose name says that it is one is not called so twice', () => {
  expect(hotelName('vi', 'Khách sạn Hoa Đào')).toBe('Hoa Đào');
  expect(hotelName('vi', 'KS. Hoa Đào'.normalize('NFD'))).toBe('Hoa Đào');
  expect(hotelName('vi', 'Sa Pa Lake Hotel')).toBe('Sa Pa Lake Hotel');
  expect(hotelName('en', 'Hotel de la Coupole')).toBe('de la Coupole');
  // A name that is nothing but the word stays one.
  expect(hotelName('vi', 'Khách sạn')).toBe('Khách sạn');
  expect(hotelName('vi', 'Khách sạn ')).not.toBe('');
});

test('what has just happened waits for no length of time', () => {
  expect(sinceText('vi', 'waitingFor', 59_000)).toBe('Vừa trả tiền');
  expect(sinceText('vi', 'waitingFor', -5_000)).toBe('Vừa trả tiền');
  expect(sinceText('vi', 'waitingFor', 3 * 3_600_000)).toBe('Chờ 3 giờ');
  expect(sinceText('vi', 'onTheWayFor', 1_000)).toBe('Vừa gửi đi');
  expect(sinceText('en', 'paidAgo', 1_000)).toBe('Just paid');
});

test.each([
  'vi',
  'en',
] as const)('what sends a buyer to a form calls it as the form is called (%s)', (language) => {
  const t = translate(orderPageMessages, language);
  const forms = translate(ticketMessages, language);
  expect(t('groupNext_spot')).toContain(`“${forms('openQuestion')}”`);
  expect(t('next_delivered')).toContain(`“${forms('openComplaint')}”`);
  expect(t('next_delivered')).toContain(`“${forms('openReturn')}”`);
});

test.each([
  'vi',
  'en',
] as const)('a button that names its sum to who cannot see it is called by its visible words as well (%s)', (language) => {
  const t = translate(cardMessages, language);
  for (const act of ['toItsPage', 'byTransfer', 'keep', 'byDispute', 'retry'] as const)
    expect(t(`${act}Named`, { amount: '1 ₫' }).toLowerCase(), act).toContain(t(act).toLowerCase());
});

test('what is left of an order is not said to have left before it has', () => {
  expect(
    translate(mailMessages, 'en')('intro_cancelled-in-part', { code: 'A', producer: 'B' }),
  ).not.toContain('on its way');
});
