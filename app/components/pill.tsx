import type { ReactNode } from 'react';

export type PillTone = 'neutral' | 'indigo' | 'red' | 'green' | 'turmeric' | 'open';

const tones: Record<PillTone, string> = {
  neutral: 'bg-paper-2 text-ink',
  indigo: 'bg-indigo-tint text-indigo',
  red: 'bg-red-tint text-red-deep',
  green: 'bg-green-tint text-green-text',
  turmeric: 'bg-turmeric-tint text-turmeric-text',
  // Not yet so, told apart without colour.
  open: 'border border-dashed border-line-strong bg-white text-ink',
};

/**
 * A state in a word or two, never broken: it moves to the next line whole (but in a
 * table's narrow half of a phone, where its end would be cut off). A longer one is a `Reason`.
 */
export function Pill({ tone = 'neutral', children }: { tone?: PillTone; children: ReactNode }) {
  return (
    <span
      className={`inline-block rounded-2xl px-3 py-0.5 align-middle text-sm font-bold whitespace-nowrap max-md:[.cards-on-phone_&]:whitespace-normal ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
