import type { ImportQuestion, KnownProducer } from '#app/domain/register/import/import-plan.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { ownNameWithMarks } from '#app/domain/register/parse/parse-legal-type.ts';
import { hasMarks } from '#app/server/text/fold.ts';

/** Whether an answer says that a name of other marks is a producer that the register or the file has. */
export function isSameAnswer(answer: string | undefined): boolean {
  return answer === 'same' || answer?.startsWith('same:') === true;
}

/**
 * Producers whose names differ by their marks only: "HTX Hoa Ly" and "HTX Hoa Lý" may be two, or one that was written
 * wrongly. A person says which, once for a name. What was typed without any marks, in the whole row or in everything
 * that the register has of a producer, says nothing against a name that has them.
 */
export class ProducerSpellings {
  readonly #answers: Readonly<Record<string, string>>;
  readonly #model: RegisterModel;
  readonly #inFile = new Set<string>();
  /** Spellings that are written with marks, or need none, by the key that they share. */
  readonly #byKey = new Map<string, Set<string>>();

  constructor(
    rows: ReadonlyArray<RowValues>,
    model: RegisterModel,
    answers: Readonly<Record<string, string>>,
  ) {
    this.#answers = answers;
    this.#model = model;
    for (const values of rows) {
      const { producerKey, producer } = values;
      const spellings = this.#byKey.get(producerKey) ?? new Set();
      if (spellings.size === 0) {
        for (const known of model.producersByName(producerKey))
          if (model.isWrittenWithMarks(known)) spellings.add(ownNameWithMarks(known.name));
        this.#byKey.set(producerKey, spellings);
      }
      this.#inFile.add(`${producerKey}|${ownNameWithMarks(producer)}`);
      if (isWrittenWithMarks(values)) spellings.add(ownNameWithMarks(producer));
    }
  }

  /** The spelling under which the producer of a row goes, by people's answers: equal for rows of one producer. */
  of(values: RowValues): string {
    const own = ownNameWithMarks(values.producer);
    const others = [...(this.#byKey.get(values.producerKey) ?? [])].filter((spelling) => spelling !== own);
    if (!isWrittenWithMarks(values)) return others.length === 1 ? (others[0] ?? own) : own;
    const answer = this.#answers[this.#keyOf(values)];
    if (!isSameAnswer(answer)) return own;
    const meant = this.#model.producersByName(values.producerKey);
    const chosen = meant.find(({ code }) => answer === `same:${code}`);
    if (chosen) return ownNameWithMarks(chosen.name);
    return (
      others.find((spelling) => !isSameAnswer(this.#answers[spellingKey(values.producerKey, spelling)])) ??
      own
    );
  }

  /** What tells the rows of one producer from those of another whose name has the same letters. */
  keyOf(values: RowValues): string {
    const several = (this.#byKey.get(values.producerKey)?.size ?? 0) > 1;
    return several ? `${values.producerKey} (${this.of(values)})` : values.producerKey;
  }

  /** Whether a producer may be meant by a row, as far as marks tell. */
  agrees(values: RowValues, producer: KnownProducer): boolean {
    // Our code names the entry and with it the producer.
    if (values.code !== null || !isWrittenWithMarks(values)) return true;
    return !this.#model.isWrittenWithMarks(producer) || ownNameWithMarks(producer.name) === this.of(values);
  }

  /** Whether the file itself writes the name as the register has it: then its other spellings correct nothing. */
  isWrittenSo(producer: KnownProducer): boolean {
    return this.#inFile.has(`${producer.key}|${ownNameWithMarks(producer.name)}`);
  }

  /** Asked where all that bear the name have other marks; null where one has these, or none bears it, or it is answered. */
  question(
    values: RowValues,
    optionOf: (producer: KnownProducer, at: number) => { value: string; label: string },
  ): (ImportQuestion & { kind: 'producerMarks' }) | null {
    const namesakes = this.#model.producersByName(values.producerKey);
    if (namesakes.length === 0 || namesakes.some((producer) => this.agrees(values, producer))) return null;
    const key = this.#keyOf(values);
    if (this.#answers[key] === 'second') return null;
    return {
      key,
      kind: 'producerMarks',
      text: values.producer,
      options: [...namesakes.map(optionOf), { value: 'second', label: '' }],
      rows: [values.row],
    };
  }

  #keyOf({ producerKey, producer }: RowValues): string {
    return spellingKey(producerKey, ownNameWithMarks(producer));
  }
}

function spellingKey(producerKey: string, spelling: string): string {
  return `spelling:${producerKey}|${spelling}`;
}

function isWrittenWithMarks({
  producer,
  product,
  communeText,
  districtText,
  addressText,
  groupText,
}: RowValues) {
  return hasMarks([producer, product, communeText, districtText, addressText, groupText].join(' '));
}
