import { expect, test } from 'vitest';
import { MAX_PHOTOS_PER_LISTING } from '#app/domain/media/photo-limits.ts';
import { photosFromForm } from '#app/domain/media/photo-order.ts';

const ids = (fields: string, staged: string[] = []) =>
  photosFromForm(
    new URLSearchParams(fields),
    staged.map((id) => ({ id })),
  ).map(({ photoId }) => photoId);

test('photos keep their order, each once, those of the form behind those of the draft', () => {
  expect(ids('photoId=a&photoId=b&photoId=a', ['c', 'b'])).toEqual(['a', 'b', 'c']);
  expect(ids('photoId=a&photoId=b&photoId=c&move=c:up')).toEqual(['a', 'c', 'b']);
  expect(ids('photoId=a&photoId=b&photoId=c&remove=b', ['b', 'd'])).toEqual(['a', 'c', 'd']);
  expect(ids('photoId=a&photoId=b&move=b:down')).toEqual(['a', 'b']);
});

test('a photo’s descriptions stay with its first mention', () => {
  const fields = new URLSearchParams('photoId=a&altVi=một&altEn=one&photoId=a&altVi=hai&altEn=two');
  expect(photosFromForm(fields)).toEqual([{ photoId: 'a', altVi: 'một', altEn: 'one' }]);
});

test('nobody looks at more photos than could be meant, and the form is refused for what is shown of them', () => {
  const crowd = Array.from({ length: 20_000 }, (_, index) => `photoId=p${index}`).join('&');
  const shown = ids(crowd);
  expect(shown.length).toBeGreaterThan(MAX_PHOTOS_PER_LISTING);
  expect(shown.length).toBeLessThanOrEqual(3 * MAX_PHOTOS_PER_LISTING);
  expect(ids(crowd, ['staged'])).toContain('staged');
});
