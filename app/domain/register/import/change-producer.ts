import { isOtherName } from '#app/domain/register/import/change-entry.ts';
import type { ChangedField, FieldChange, KnownProducer } from '#app/domain/register/import/import-plan.ts';
import type { ProducerSpellings } from '#app/domain/register/import/producer-spellings.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { withoutLegalForm } from '#app/domain/register/parse/parse-legal-type.ts';

/** What all rows of one producer say together, so that their order does not matter. */
export interface ProducerFacts {
  legalType: string | null;
  womenLed: boolean | null;
  minorityLed: boolean | null;
  addressText: string | null;
  phone: string | null;
  /** Rows that name another legal type than the first. */
  differingRows: ReadonlySet<number>;
}

/** One tick among a producer's rows is enough; of two legal types the first stands and the other rows are remarked on. */
export function gatherProducerFacts(
  rows: ReadonlyArray<RowValues>,
  spellings: ProducerSpellings,
): Map<string, ProducerFacts> {
  const facts = new Map<string, ProducerFacts>();
  for (const row of rows) {
    const id = factsKey(row, spellings);
    const known = facts.get(id);
    const differs = known?.legalType != null && row.legalType !== null && row.legalType !== known.legalType;
    facts.set(id, {
      legalType: known?.legalType ?? row.legalType,
      womenLed: either(known?.womenLed ?? null, row.womenLed),
      minorityLed: either(known?.minorityLed ?? null, row.minorityLed),
      addressText: known?.addressText ?? row.addressText,
      phone: known?.phone ?? row.phone,
      differingRows: differs
        ? new Set([...known.differingRows, row.row])
        : (known?.differingRows ?? new Set()),
    });
  }
  return facts;
}

export function factsKey(row: RowValues, spellings: ProducerSpellings): string {
  const commune = row.place.kind === 'resolved' ? row.place.communeCode : null;
  return `${spellings.keyOf(row)}|${commune ?? ''}`;
}

function either(a: boolean | null, b: boolean | null): boolean | null {
  if (a === true || b === true) return true;
  return a ?? b;
}

export interface ChangeProducerOptions {
  /** The producers' own agreement. */
  phonesMayBeShown: boolean;
  spellings: ProducerSpellings;
}

/** Brings a producer to what its rows say. */
export function changeProducer(
  model: RegisterModel,
  producer: KnownProducer,
  values: RowValues,
  facts: ProducerFacts,
  { phonesMayBeShown, spellings }: ChangeProducerOptions,
): Array<FieldChange> {
  const changes: Array<FieldChange> = [];
  const change = (field: ChangedField, from: string | null, to: string) => changes.push({ field, from, to });
  if (
    isOtherName(withoutLegalForm(producer.name), withoutLegalForm(values.producer)) &&
    !spellings.isWrittenSo(producer)
  ) {
    change('producerName', producer.name, values.producer);
    producer.name = values.producer;
  }
  const commune = values.place.kind === 'resolved' ? values.place.communeCode : null;
  // What is written beside a second place fills in and corrects nothing: two places' rows would overwrite each other.
  const isSecondPlace = commune !== null && producer.communeCode !== null && commune !== producer.communeCode;
  if (
    facts.legalType !== null &&
    facts.legalType !== producer.legalType &&
    !(isSecondPlace && producer.legalType !== 'unknown')
  ) {
    change('producerLegalType', producer.legalType, facts.legalType);
    producer.legalType = facts.legalType;
  }
  if (producer.communeCode === null && commune !== null) {
    change('producerCommune', null, commune);
    producer.communeCode = commune;
  }
  if (
    facts.addressText !== null &&
    !isSecondPlace &&
    (producer.addressText === null || isOtherName(producer.addressText, facts.addressText))
  ) {
    change('producerAddress', producer.addressText, facts.addressText);
    producer.addressText = facts.addressText;
  }
  if (phonesMayBeShown && facts.phone !== null && producer.contactPhone === null) {
    change('producerPhone', null, facts.phone);
    producer.contactPhone = facts.phone;
  }
  for (const [field, label] of [
    ['womenLed', 'producerWomenLed'],
    ['minorityLed', 'producerMinorityLed'],
  ] as const) {
    const to = facts[field];
    if (to === null || to === producer[field] || (isSecondPlace && producer[field] !== null)) continue;
    change(label, producer[field] === null ? null : String(producer[field]), String(to));
    producer[field] = to;
  }
  if (changes.length > 0) model.touchProducer(producer);
  return changes;
}
