import { expect, test } from 'vitest';
import { isAdultOn, readBirthDate } from '#app/domain/orders/checkout/birth-date.ts';
import { readBuyerPhone } from '#app/domain/orders/checkout/buyer-phone.ts';
import { checkContact, type TypedContact } from '#app/domain/orders/checkout/check-contact.server.ts';
import { isDomainError } from '#app/server/domain-error.ts';

const typed: TypedContact = {
  name: '  Lê  Thị Khách ',
  phone: '0912.345.678',
  email: '',
  addressLine: 'Thôn 3',
  hotelName: '',
  hotelRoom: '',
  birthDate: '',
  note: '',
};
const address = { line: '', communeText: 'Xã Bắc Hà', communeCode: '02869', provinceCode: '15' };
const needs = { hotel: false, adult: false, today: '2026-11-27' };

/** What is refused, by field. */
function refusals(changes: Partial<TypedContact>, also: Partial<typeof needs> = {}, to = address) {
  try {
    checkContact({ ...typed, ...changes }, to, { ...needs, ...also });
    return {};
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return Object.fromEntries([error, ...error.others].map(({ field, code }) => [field, code]));
  }
}

test('a phone number is Vietnamese however it is written, or foreign with its country code', () => {
  const national = { e164: '+84912345678', isForeign: false };
  for (const text of ['0912 345 678', '+84 912 345 678', '0084912345678', '912.345.678'])
    expect(readBuyerPhone(text), text).toEqual(national);
  expect(readBuyerPhone('+33 6 12 34 56 78')).toEqual({ e164: '+33612345678', isForeign: true });
  expect(readBuyerPhone('0044 7700 900123')).toEqual({ e164: '+447700900123', isForeign: true });
  for (const text of ['', '12', '1900 1234', '06 12 34 56 78', '+84 12', '+0 123 456 789', 'gọi cửa hàng'])
    expect(readBuyerPhone(text), text).toBeNull();
});

test('18 is who has had that birthday on the day of the order, leap days too', () => {
  expect(isAdultOn('2008-11-27', '2026-11-27')).toBe(true);
  expect(isAdultOn('2008-11-28', '2026-11-27')).toBe(false);
  expect(isAdultOn('2008-02-29', '2026-02-28')).toBe(true);
});

test('a day of birth is read as it is written here, long before 1990 and never after today', () => {
  const today = '2026-11-27';
  for (const text of ['3/4/1956', '03-04-1956', '03.04.1956', '1956-04-03'])
    expect(readBirthDate(text, today), text).toBe('1956-04-03');
  for (const text of ['31/2/1990', '1956', '28/11/2026', '1/1/1890', 'hôm qua'])
    expect(readBirthDate(text, today), text).toBeNull();
});

test('what is good is kept tidy', () => {
  expect(checkContact(typed, address, needs)).toEqual({
    name: 'Lê Thị Khách',
    phone: '+84912345678',
    email: null,
    address: { ...address, line: 'Thôn 3' },
    hotel: null,
    birthDate: null,
    note: '',
  });
});

test('all that is wrong is told at once, each at its field', () => {
  expect(refusals({ name: ' ', phone: '12', email: 'a@', addressLine: '' })).toEqual({
    name: 'required',
    phone: 'buyerPhone',
    email: 'notAnEmail',
    addressLine: 'required',
  });
  expect(refusals({ phone: '' })).toEqual({ phone: 'required' });
  expect(refusals({ email: '0912345678' })).toEqual({ email: 'notAnEmail' });
  expect(refusals({ name: 'a'.repeat(101), note: 'a'.repeat(501) })).toEqual({
    name: 'tooLong',
    note: 'tooLong',
  });
});

test('who and where is in letters that the carrier reads, or that can be read out; what is said to the seller in any', () => {
  expect(refusals({ name: '田中', addressLine: '沙坝镇 5' })).toEqual({
    name: 'latinLetters',
    addressLine: 'latinLetters',
  });
  expect(refusals({ hotelName: 'فندق', hotelRoom: '二' }, { hotel: true })).toEqual({
    hotelName: 'latinLetters',
    hotelRoom: 'latinLetters',
  });
  expect(refusals({ name: 'Иван 한국 たなか', note: '请打电话' })).toEqual({});
});

test('a foreign number needs an e-mail address, a hotel its guest, alcohol an adult', () => {
  const phone = '+33 6 12 34 56 78';
  expect(refusals({ phone })).toEqual({ email: 'emailForAbroad' });
  expect(refusals({ phone, email: 'jane@vidu.vn' })).toEqual({});
  expect(refusals({}, { hotel: true })).toEqual({ hotelName: 'required', hotelRoom: 'required' });
  expect(refusals({}, { adult: true })).toEqual({ birthDate: 'required' });
  expect(refusals({ birthDate: '28/11/2008' }, { adult: true })).toEqual({ birthDate: 'notAdultYet' });
  expect(refusals({ birthDate: '27/11/2008' }, { adult: true })).toEqual({});
});
