import { expect, test } from 'vitest';
import { netQuantity, openQuantity } from '#app/domain/channels/listing/net-quantity.ts';
import { channelVariant } from '#tests/factories/channel-listing.ts';

const holds = (nameVi: string, stated: string, weightGrams: number | null, others: number[] = []) => {
  const variant = channelVariant({ nameVi, weightGrams });
  const variants = [variant, ...others.map((weight) => channelVariant({ weightGrams: weight }))];
  return netQuantity(stated, { variants }, variant);
};

test.each([
  // A count times a size, where the parcel is heavy enough for it.
  ['Bộ 2 quả 1,5 kg', '1,5 kg', 3_300, '3 kg'],
  ['Hộp 10 gói 20 g', '20 g', 260, '200 g'],
  ['3 x 500 ml', '500 ml', 1_700, '1,5 l'],
  ['500 g x 2', '500 g', 1_100, '1 kg'],
  ['Thùng 12 chai 330ml', '330 ml', 4_800, '3,96 l'],
  ['Hộp 250 g', '250 g, 500 g', 300, '250 g'],
  ['Quả 1.5 kg', '1,5 kg', 1_600, '1.5 kg'],
  ['Chai', '500 ml', 900, '500 ml'],
  ['Hộp 10 quả', '10 quả', 700, '10 quả'],
  // Two that weigh 1,5 kg together, or a parcel that nobody has weighed.
  ['Bộ 2 quả 1,5 kg', '1,5 kg', 1_700, openQuantity],
  ['Bộ 2 quả 1,5 kg', '1,5 kg', null, openQuantity],
  // A set of an amount that is said of one, numbers that may be anything, two amounts.
  ['Bộ 2 quả', '1,5 kg', 3_300, openQuantity],
  ['Loại 1, 500 g', '500 g', 600, openQuantity],
  ['Hộp 200 g tặng 50 g', '200 g', 300, openQuantity],
])('%s of a label with %s in %s g: %s', (name, stated, weight, expected) => {
  expect(holds(name, stated, weight)).toBe(expected);
});

test('what the label says of sizes that weigh otherwise holds for none; without a label nothing is said', () => {
  expect(holds('Hộp nhỏ', '100 g', 160, [900])).toBe(openQuantity);
  expect(holds('Vị gừng', '100 g', 160, [160])).toBe('100 g');
  expect(holds('Hộp 250 g', '', 300)).toBeNull();
});
