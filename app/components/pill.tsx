import type { ReactNode } from 'react';

export type PillTone = 'neutral' | 'indigo' | 'red' | 'green' | 'turmeric';

const tones: Record<PillTone, string> = {
  neutral: 'bg-paper-2 text-ink',
  indigo: 'bg-indigo-tint text-indigo',
  red: 'bg-red-tint text-red-deep',
  green: 'bg-green-tint text-green-text',
  turmeric: 'bg-turmeric-tint text-turmeric-text',
};

/** A state in a word or two. One line always: it moves to the next line whole, and cuts an overlong text with "…". */
export function Pill({ tone = 'neutral', children }: { tone?: PillTone; children: ReactNode }) {
  return (
    <span
      className={`inline-block max-w-full truncate rounded-full px-3 py-0.5 align-middle text-sm font-bold whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
