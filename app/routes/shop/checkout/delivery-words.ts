import type { DeliveryOptions, HotelTime } from '#app/domain/orders/delivery/list-delivery-options.server.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { formatDate, formatVnd, formatWeight } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { type Translate, useLanguage, useT } from '#app/i18n/messages.ts';
import type { checkout } from '#app/i18n/vi/checkout.ts';
import { localClock, startOfLocalDay } from '#app/server/local-date.ts';
import { provinces } from '#db/reference/provinces.ts';

type Words = Translate<typeof checkout>;

const MINUTES = 60;

/** Ways, prices and times of delivery as a buyer reads them. */
export function useDeliveryWords() {
  const t = useT(checkoutMessages);
  const language = useLanguage();
  return {
    place: (time: HotelTime) => placeOf(language, time),
    postHint: (options: DeliveryOptions, province: string) => postHint(t, language, options, province),
    hotelTime: (time: HotelTime) => hotelTime(t, language, time),
    price: (amount: number) => priceOf(t, language, amount),
    day: (day: string) => dayName(t, language, day),
    clock: clockOf,
  };
}

function placeOf(language: Language, { place, placeEn }: HotelTime): string {
  return language === 'en' ? placeEn : place;
}

function priceOf(t: Words, language: Language, amount: number): string {
  return amount === 0 ? t('free') : formatVnd(language, amount);
}

/** What the parcel costs to the chosen province; before one is chosen, to each zone. */
function postHint(t: Words, language: Language, { post, grams }: DeliveryOptions, province: string): string {
  const weight = formatWeight(language, grams);
  const price = (amount: number | null) => (amount === null ? t('postNone') : priceOf(t, language, amount));
  const found = provinces.find(({ code }) => code === province);
  if (!found) {
    const prices = {
      province: price(post.province),
      region: price(post.region),
      country: price(post.country),
    };
    return t('postPrices', { ...prices, weight });
  }
  return t('postPrice', { price: price(post[found.zone]), weight, zone: t(`zone_${found.zone}`) });
}

function hotelTime(t: Words, language: Language, time: HotelTime): string {
  return t('hotelTimeOption', {
    day: dayName(t, language, time.day),
    from: clockOf(time.fromMinute),
    to: clockOf(time.toMinute),
    place: placeOf(language, time),
    price: priceOf(t, language, time.amount),
  });
}

const WEEKDAYS = [
  'weekday_0',
  'weekday_1',
  'weekday_2',
  'weekday_3',
  'weekday_4',
  'weekday_5',
  'weekday_6',
] as const;

/** `Thứ Bảy 28/11/2026`, `Saturday 28 Nov 2026`. */
function dayName(t: Words, language: Language, day: string): string {
  const weekday = (localClock(startOfLocalDay(day)).getUTCDay() + 6) % WEEKDAYS.length;
  return `${t(WEEKDAYS[weekday] ?? 'weekday_0')} ${formatDate(language, day)}`;
}

/** A minute of the day as a clock shows it: 930 → 15:30. */
function clockOf(minute: number): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${part(Math.floor(minute / MINUTES))}:${part(minute % MINUTES)}`;
}
