import { expect, test } from 'vitest';
import { emptyContent } from '#app/domain/catalog/listing-content.ts';
import { isComplete, listingProblems, noLimits } from '#app/domain/catalog/listing-problems.ts';
import { type StepProgress, stepProgress } from '#app/domain/catalog/next-step.ts';
import { stockRange, wholeProblem } from '#app/domain/catalog/step-input.ts';
import { parseWhole } from '#app/routes/parse-whole.ts';

const filled = {
  ...emptyContent,
  titleVi: 'Chè Shan tuyết',
  setCode: 'QD26-11',
  descriptionVi: 'Hái tay, sao chảo gang.',
  communeCode: '02869',
};
const grounds = { labelFields: [], isAlcohol: false, limits: noLimits, starsToday: 3 };

function progress(change: Partial<typeof emptyContent>, rest: { isPublished?: boolean; max?: number } = {}) {
  const content = { ...filled, ...change };
  const limits = { ...noLimits, title: { min: null, max: rest.max ?? null } };
  const problems = listingProblems(content, { ...grounds, limits });
  const { isPublished = false } = rest;
  return (step: 'what' | 'story' | 'photos'): StepProgress =>
    stepProgress(step, { content, problems, isPublished, wasReturned: false });
}

test('a step is done only when it was saved and nothing in it needs another look', () => {
  expect(progress({})('story')).toBe('todo');
  expect(progress({ savedSteps: ['story'] })('story')).toBe('done');
  expect(progress({}, { isPublished: true })('story')).toBe('done');
  expect(progress({ savedSteps: ['what'], titleVi: '' })('what')).toBe('problem');
  expect(progress({ titleVi: '' })('what')).toBe('todo');
});

test('the step of photos is not done while there is none, and that is no mistake', () => {
  expect(progress({ savedSteps: ['photos'] })('photos')).toBe('todo');
  expect(
    progress({ savedSteps: ['photos'], photos: [{ photoId: 'p', altVi: 'Hộp chè', altEn: '' }] })('photos'),
  ).toBe('done');
});

test('a name that no channel takes, or words that staff will stop at, keep the step open', () => {
  const savedSteps = ['what'];
  expect(progress({ savedSteps }, { max: 10 })('what')).toBe('problem');
  expect(progress({ savedSteps, titleVi: 'Chè chữa bách bệnh, số 1' })('what')).toBe('problem');
  expect(progress({ savedSteps, titleVi: 'Chè 5 sao' })('what')).toBe('problem');
  expect(progress({ savedSteps, titleVi: 'Chè OCOP 3 sao' })('what')).toBe('done');
});

test('the seller reads of the words that staff will stop at, and may submit all the same', () => {
  const content = { ...filled, titleVi: 'Chè 5 sao', storyVi: 'Giảm đau bụng.', variants: [] };
  const warned = (starsToday: number | null | undefined) =>
    listingProblems(content, { ...grounds, starsToday })
      .filter(({ severity }) => severity === 'warning')
      .map(({ code, step, params }) => `${step} ${code} ${params.words}`);
  expect(warned(3)).toEqual(['what starWrong 5 sao', 'story claimWords Giảm đau bụng']);
  expect(warned(null)).toEqual(['what starNone 5 sao', 'story claimWords Giảm đau bụng']);
  expect(warned(5)).toEqual(['story claimWords Giảm đau bụng']);
  expect(warned(undefined)).toEqual([]);
  expect(isComplete(listingProblems(content, grounds).filter(({ severity }) => severity === 'warning'))).toBe(
    true,
  );
});

test('the seller reads of contacts in the texts, but not on the label, where the maker stands', () => {
  const content = {
    ...filled,
    storyVi: 'Gọi 0912 345 678 hoặc Zalo.',
    label: { ...filled.label, responsible: 'HTX Thử, 0912 345 678' },
  };
  expect(
    listingProblems(content, { ...grounds, starsToday: null })
      .filter(({ severity }) => severity === 'warning')
      .map(({ code, step, field, params }) => `${step} ${field} ${code} ${params.words}`),
  ).toEqual(['story storyVi phoneInText 0912 345 678', 'story storyVi contactInText Zalo']);
});

test.each([
  ['185.000', 185_000, null],
  ['185,000 ₫', 185_000, null],
  ['185k', 185_000, null],
  ['0', 0, null],
  ['', null, null],
  ['12,5', 12.5, 'notAWholeNumber'],
  ['-3', -3, 'negativeNumber'],
  ['−3', -3, 'negativeNumber'],
  ['-1.000', -1000, 'negativeNumber'],
  ['-2,5', -2.5, 'negativeNumber'],
  ['một trăm', Number.NaN, 'notDigits'],
  ['185.00', Number.NaN, 'notDigits'],
  ['12.34.5', Number.NaN, 'notDigits'],
  ['2.000.000', 2_000_000, 'tooBig'],
])('“%s” is read as %s: %s', (typed, value, problem) => {
  expect(parseWhole(typed)).toBe(value);
  expect(value === null ? null : (wholeProblem(value, stockRange)?.code ?? null)).toBe(problem);
});
