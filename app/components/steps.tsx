import { Link } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

export type Step = { to: string; label: string; state: 'todo' | 'done' | 'problem' };

const looks = {
  todo: 'border-line-strong bg-white text-ink',
  done: 'border-green bg-green-tint text-green-text',
  problem: 'border-red-deep bg-red-tint text-red-deep',
};

/** Where one is in a task of several pages. Every step is a link: leave and come back in any order. */
export function Steps({ steps, current }: { steps: readonly Step[]; current: number }) {
  const t = useT(componentMessages);
  const here = steps[current];
  return (
    <nav aria-label={t('steps')} className="no-print">
      <p className="mb-1.5 sm:hidden">
        <span className="text-sm text-ink-soft">
          {t('stepOf', { step: current + 1, steps: steps.length })}
        </span>{' '}
        <strong>{here?.label}</strong>
      </p>
      <ol className="flex gap-1.5 sm:gap-2">
        {steps.map((step, index) => {
          const isHere = index === current;
          const word = isHere ? t('stepCurrent') : step.state === 'done' ? t('stepDone') : null;
          return (
            <li key={step.to} className="min-w-0 flex-1">
              <Link
                to={step.to}
                aria-current={isHere ? 'step' : undefined}
                className={`flex min-h-12 items-center justify-center gap-1.5 rounded-md border-2 px-1.5 text-sm leading-tight font-bold no-underline sm:h-full sm:justify-start sm:py-1.5 lg:px-3 ${
                  isHere ? 'border-indigo bg-indigo text-white' : looks[step.state]
                }`}
              >
                {step.state === 'done' && !isHere ? (
                  <Icon name="check" className="size-4" />
                ) : step.state === 'problem' && !isHere ? (
                  <Icon name="alert" className="size-4" />
                ) : (
                  <span>{index + 1}</span>
                )}
                <span className="sr-only sm:not-sr-only sm:min-w-0">{step.label}</span>
                {word && <span className="sr-only"> ({word})</span>}
                {step.state === 'problem' && <span className="sr-only"> ({t('stepProblem')})</span>}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
