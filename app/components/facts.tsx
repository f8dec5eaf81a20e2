import type { ReactNode } from 'react';

export type Fact = { term: ReactNode; value: ReactNode; lang?: string };

const isEmpty = (value: ReactNode) =>
  value === null || value === undefined || value === '' || value === false;

/** Terms and what they are, side by side: label content, decision number, address. Empty values are left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const shown = facts.filter(({ value }) => !isEmpty(value));
  return (
    <dl className="divide-y divide-line">
      {shown.map(({ term, value, lang }, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is rendered once and never reordered
          key={index}
          className="grid gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[12rem_minmax(0,1fr)]"
        >
          <dt className="text-ink-soft">{term}</dt>
          <dd lang={lang} className="wrap-anywhere whitespace-pre-line">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
