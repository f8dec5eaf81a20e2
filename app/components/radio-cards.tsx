import type { ReactNode } from 'react';
import { ErrorLines, type FieldErrors } from '#app/components/field.tsx';

export type RadioCard = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  picture?: ReactNode;
  disabled?: boolean;
};

export type RadioCardsProps = {
  /** Where several forms of a page have one of that name; its name, where left out. */
  id?: string;
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  errors?: FieldErrors;
  cards: readonly RadioCard[];
  defaultValue?: string;
  required?: boolean;
  /** Two or three side by side where the width allows. */
  columns?: 1 | 2 | 3;
};

const columnClass = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-2 lg:grid-cols-3' };

/** One choice of a few, each as a card with room for a picture and a sentence. */
export function RadioCards({
  name,
  id = name,
  legend,
  hint,
  errors,
  cards,
  defaultValue,
  required,
  columns = 1,
}: RadioCardsProps) {
  return (
    <fieldset id={id} className="space-y-2" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="font-bold">{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
      <ErrorLines id={id} errors={errors} />
      <div className={`grid gap-2.5 ${columnClass[columns]}`}>
        {cards.map((card) => (
          <label
            key={card.value}
            className="flex min-h-12 cursor-pointer items-start gap-3 rounded-md border-2 border-line-strong bg-white p-3.5 has-checked:border-indigo has-checked:bg-indigo-tint has-disabled:cursor-not-allowed has-disabled:opacity-60"
          >
            <input
              type="radio"
              name={name}
              value={card.value}
              defaultChecked={card.value === defaultValue}
              disabled={card.disabled}
              required={required}
              className="mt-0.5 size-6 shrink-0 accent-indigo"
            />
            {card.picture}
            <span className="min-w-0">
              <span className="block font-bold">{card.label}</span>
              {card.hint && <span className="block text-sm text-ink-soft">{card.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
