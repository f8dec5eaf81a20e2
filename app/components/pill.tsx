import type { ReactNode } from 'react';

export type PillTone = 'neutral' | 'indigo' | 'red' | 'green' | 'turmeric';

const tones: Record<PillTone, string> = {
  neutral: 'bg-paper-2 text-ink',
  indigo: 'bg-indigo-tint text-indigo',
  red: 'bg-red-tint text-red-deep',
  green: 'bg-green-tint text-green-text',
  turmeric: 'bg-turmeric-tint text-turmeric-text',
};

/** A state in a word or two. It moves to the next line whole; a longer one (a reason) wraps inside its own shape. */
export function Pill({ tone = 'neutral', children }: { tone?: PillTone; children: ReactNode }) {
  return (
    <span
      className={`inline-block max-w-full rounded-2xl px-3 py-0.5 align-middle text-sm font-bold ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
