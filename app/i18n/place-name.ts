import type { Language } from '#app/i18n/language.ts';

const kindsEn: Readonly<Record<string, string>> = {
  Xã: 'commune',
  Phường: 'ward',
  'Thị trấn': 'township',
  Huyện: 'district',
  'Thị xã': 'town',
  'Thành phố': 'city',
};

/**
 * A commune or former district by its full name ("Xã Bát Xát") in the page's language: "Bát Xát commune". The name keeps its marks in
 * every language, as on the signs there and in the names of its makers, so that one place is written one way.
 */
export function placeName(language: Language, fullName: string): string {
  const [kind, english] = Object.entries(kindsEn).find(([one]) => fullName.startsWith(`${one} `)) ?? [];
  return language === 'vi' || !kind ? fullName : `${fullName.slice(kind.length + 1)} ${english}`;
}
