/**
 * Google's product taxonomy (ids of version 2021-09-21) by OCOP product set. A set without a fitting branch is left
 * out: Google then places the item by itself, which is better than a wrong place.
 */
const categoryBySet: Readonly<Record<string, number>> = {
  'QD26-01': 430, // Fruits & Vegetables
  'QD26-02': 432, // Meat, Seafood & Eggs
  'QD26-03': 431, // Grains, Rice & Cereal
  'QD26-04': 422, // Food Items
  'QD26-05': 422,
  'QD26-06': 431,
  'QD26-07': 430,
  'QD26-08': 432,
  'QD26-09': 427, // Condiments & Sauces
  'QD26-10': 4608, // Seasonings & Spices
  'QD26-11': 2073, // Tea & Infusions
  'QD26-12': 2073,
  'QD26-13': 1868, // Coffee
  'QD26-16': 413, // Beverages
  'QD26-17': 413,
};

/** Kinds that a word of the title tells apart within a set; the first that fits is taken. */
const categoryByWord: ReadonlyArray<{ set: string; words: RegExp; id: number }> = [
  { set: 'QD26-03', words: /(?<!\p{L})gạo(?!\p{L})/iu, id: 4682 }, // Rice
  { set: 'QD26-04', words: /mật ong/iu, id: 4947 }, // Honey
  { set: 'QD26-06', words: /(?<!\p{L})(?:miến|bún|phở|mì)(?!\p{L})/iu, id: 434 }, // Pasta & Noodles
  { set: 'QD26-07', words: /(?<!\p{L})mứt(?!\p{L})/iu, id: 6219 }, // Candied fruit
  { set: 'QD26-07', words: /(?:sấy|khô)(?!\p{L})/iu, id: 1755 }, // Dried Fruits
  { set: 'QD26-09', words: /nước mắm/iu, id: 5763 }, // Fish Sauce
  { set: 'QD26-22', words: /(?<!\p{L})khăn(?!\p{L})/iu, id: 543673 }, // Scarves
];

/** Id of the Google product category, or null when nothing fits. */
export function googleCategory(setCode: string | null, title: string): number | null {
  if (setCode === null) return null;
  const byWord = categoryByWord.find(
    ({ set, words }) => set === setCode && words.test(title.normalize('NFC')),
  );
  return byWord?.id ?? categoryBySet[setCode] ?? null;
}
