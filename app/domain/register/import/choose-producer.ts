import type { ImportQuestion, KnownProducer } from '#app/domain/register/import/import-plan.ts';
import { offeredAnswer } from '#app/domain/register/import/offered-answer.ts';
import type { ProducerSpellings } from '#app/domain/register/import/producer-spellings.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { placeTextKey } from '#app/domain/register/places/resolve-place.ts';

export type ProducerChoice =
  | { kind: 'known'; producer: KnownProducer }
  | { kind: 'new' }
  /** `known`: where the producer of that name is known to be, for a person. */
  | { kind: 'question'; question: ImportQuestion; known: string };

/** Producers of that name which earlier rows brought in by a person's answer, by the question's key. */
export type AnsweredProducers = Map<string, KnownProducer>;

export interface ProducerSurroundings {
  model: RegisterModel;
  answers: Readonly<Record<string, string>>;
  answered: AnsweredProducers;
  spellings: ProducerSpellings;
}

/**
 * Whose product a new row is: the producer of that name in that commune. One of the same name that is known in another
 * commune only may be the same with a second place, or another: a person says so, and the register remembers it, since
 * from then on it knows that producer there. So does a row without a commune when several carry its name.
 */
export function chooseProducer(
  values: RowValues,
  { model, answers, answered, spellings }: ProducerSurroundings,
): ProducerChoice {
  const namesakes = model
    .producersByName(values.producerKey)
    .filter((producer) => spellings.agrees(values, producer));
  const [only] = namesakes;
  if (!only) return { kind: 'new' };
  const commune = values.place.kind === 'resolved' ? values.place.communeCode : null;
  const there = commune === null ? namesakes : namesakes.filter((each) => model.isKnownAt(each, commune));
  if (there.length === 1 && there[0]) return { kind: 'known', producer: there[0] };
  if (namesakes.length === 1 && only.communeCode === null && model.placesOf(only).size === 0)
    return { kind: 'known', producer: only };

  const key = producerQuestionKey(values, spellings);
  const answer = answers[key];
  if (answer === 'second') {
    const brought = answered.get(key);
    return brought ? { kind: 'known', producer: brought } : { kind: 'new' };
  }
  const offered = there.length > 1 ? there : namesakes;
  const options = offered.map((each, at) => producerOption(each, at, model));
  // The example that was named may be another one by now; where it was, that producer is known since.
  const [, place] = /^same:in (.+)$/.exec(answer ?? '') ?? [];
  const meant = offeredAnswer(options, answer);
  const chosen =
    offered.find((_each, at) => options[at]?.value === answer) ??
    (place === undefined ? undefined : offered.find((each) => model.isKnownAt(each, place))) ??
    offered.find((_each, at) => options[at]?.value === meant);
  if (chosen) return { kind: 'known', producer: chosen };
  const where = commune === null ? values.communeText : model.communeName(commune);
  return {
    kind: 'question',
    known: offered.map((each) => placeNames(each, model)).join('; '),
    question: {
      key,
      kind: 'producer',
      text: [values.producer, where ?? values.districtText].filter(Boolean).join(' — '),
      options: [...options, { value: 'second', label: '' }],
      rows: [values.row],
    },
  };
}

/** A producer as an answer. */
export function producerOption(producer: KnownProducer, at: number, model: RegisterModel) {
  return { value: `same:${refOf(producer, at, model)}`, label: describe(producer, model) };
}

/** One question stands behind all rows of one name in one place. */
export function producerQuestionKey(values: RowValues, spellings: ProducerSpellings): string {
  const { place, communeText, districtText } = values;
  const commune = place.kind === 'resolved' ? place.communeCode : null;
  return `producer:${spellings.keyOf(values)}|${commune ?? placeTextKey(communeText ?? '', districtText)}`;
}

/** The code of a producer that is in the register; one that this file brings gets a fresh code in every planning. */
function refOf(producer: KnownProducer, at: number, model: RegisterModel): string {
  if (!model.newProducers.has(producer)) return producer.code;
  return `in ${producer.communeCode ?? `file ${at + 1}`}`;
}

const MOST_PRODUCTS = 3;

/** "HTX Sao Mai · Xã Bắc Hà · Chè Shan, Mật ong …": what tells it from its namesake. */
function describe(producer: KnownProducer, model: RegisterModel): string {
  const products = model.productsOf(producer);
  const named = products.slice(0, MOST_PRODUCTS).join(', ');
  return [producer.name, placeNames(producer, model), products.length > MOST_PRODUCTS ? `${named}, …` : named]
    .filter(Boolean)
    .join(' · ');
}

function placeNames(producer: KnownProducer, model: RegisterModel): string {
  return [...model.placesOf(producer)].map((code) => model.communeName(code)).join(', ') || '—';
}
