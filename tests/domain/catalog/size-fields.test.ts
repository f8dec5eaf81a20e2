import { expect, test } from 'vitest';
import { MOST_VARIANTS } from '#app/domain/catalog/listing-content.ts';
import { readTemplateForm } from '#app/routes/seller/channels/template-form.server.ts';
import { readStepFields } from '#app/routes/seller/listings/step-fields.ts';

/** What took seconds when every name cost a walk through all of them. */
const MANY = 20_000;
const SOON_MS = 3_000;

test('rows of sizes beyond what a listing may have cost no more than to refuse them', () => {
  const form = new URLSearchParams(Array.from({ length: MANY }, (_, n) => [`variants.${n}.nameVi`, 'x']));
  const begun = performance.now();
  const { values, controlOf } = readStepFields('sizes', form);
  expect(performance.now() - begun).toBeLessThan(SOON_MS);
  expect(values.variants).toHaveLength(MOST_VARIANTS + 1);
  expect(controlOf('variants.3.nameVi')).toBe('variants.3.nameVi');
});

test('blank and removed rows are left out, and the first of several fields of one name counts', () => {
  const form = new URLSearchParams(
    'variants.0.nameVi=&variants.1.nameVi=a&variants.1.nameVi=b&variants.2.nameVi=c&variants.2.remove=1&variants.3.nameVi=d&variants.3.price=1',
  );
  const { values, controlOf } = readStepFields('sizes', form);
  expect(values.variants).toMatchObject([{ nameVi: 'a' }, { nameVi: 'd', price: 1 }]);
  expect([controlOf('variants.0.nameVi'), controlOf('variants.1.price')]).toEqual([
    'variants.1.nameVi',
    'variants.3.price',
  ]);
});

test('a form about a workbook is read in one go', () => {
  const form = new FormData();
  for (let n = 0; n < MANY; n += 1) form.append(`answer.${n}`, 'x');
  for (const value of ['', 'a', 'b']) form.append('answer.shipping', value);
  form.append('category.L', '1');
  form.append('category.L', '2');
  form.append('listing', 'L');
  const begun = performance.now();
  const { answers, categories, listingIds, fill } = readTemplateForm(form);
  expect(performance.now() - begun).toBeLessThan(SOON_MS);
  expect([answers.shipping, answers['7'], categories, listingIds, fill]).toEqual([
    'a\nb',
    'x',
    { L: '1' },
    ['L'],
    false,
  ]);
});
