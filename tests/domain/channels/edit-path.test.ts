import { expect, test } from 'vitest';
import { channels } from '#app/domain/channels/registry.server.ts';
import { editPath, repairPath } from '#app/routes/seller/channels/edit-path.ts';

const at = (fieldPath: string, liftedBy?: readonly string[]) =>
  editPath({ listingId: 'L', channelCode: 'tiktok-shop', fieldPath, ...(liftedBy ? { liftedBy } : {}) });

test('each thing that is missing leads to where it is mended', () => {
  expect(at('titleVi')).toBe('/seller/listings/L/what#titleVi');
  expect(at('isAlcohol')).toBe('/seller/listings/L/what#isAlcohol');
  expect(at('photos.2')).toBe('/seller/listings/L/photos#photos.2');
  expect(at('variants.1.priceVnd')).toBe('/seller/listings/L/sizes#variants.1.price');
  expect(at('variants.0.package')).toBe('/seller/listings/L/sizes#variants.0.lengthCm');
  expect(at('category')).toBe('/seller/listings/L/category?channel=tiktok-shop');
  expect(at('papers', ['alcohol-licence', 'other'])).toBe('/seller/papers/give?kind=alcohol-licence');
  expect(at('papers')).toBe('/seller/papers');
  expect([at('variants.0.publicCode'), at('link')]).toEqual([null, null]);
});

test('a refusal of no field leads to the page of its listing on that channel', () => {
  const at = (fieldPath: string | null) =>
    repairPath({ listingId: 'L', channelCode: 'tiktok-shop', fieldPath });
  expect(at('titleVi')).toBe('/seller/listings/L/what#titleVi');
  for (const none of [null, '', 'link', 'variants.0.publicCode'])
    expect(at(none)).toBe('/seller/listings/L/channels?channel=tiktok-shop');
});

test('no rule of any channel leads nowhere, but those that staff mend', () => {
  const lost = channels.flatMap(({ code, rules }) =>
    rules.flatMap(({ id, field }) => {
      const path =
        typeof field === 'string'
          ? pathOf(field)
          : field.of === 'listing'
            ? field.path
            : 'variants.0.package';
      return editPath({ listingId: 'L', fieldPath: path, channelCode: code }) === null
        ? `${field} ${id}`
        : [];
    }),
  );
  expect([...new Set(lost)]).toEqual(['link link', 'variants.publicCode id']);
});

function pathOf(field: string): string {
  const names: Record<string, string> = {
    title: 'titleVi',
    description: 'descriptionVi',
    alcohol: 'isAlcohol',
    'photos.url': 'photos.0',
    'cover.side': 'photos.0',
  };
  return names[field] ?? field.replace(/^variants\./, 'variants.0.');
}
