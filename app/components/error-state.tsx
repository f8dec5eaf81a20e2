import type { ReactNode } from 'react';
import { WovenBorder } from '#app/components/woven-border.tsx';

/** A page that cannot be shown: what happened in plain words, what one can do, and a number to tell when asking for help. */
export function ErrorState({
  title,
  children,
  action,
  reference,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  reference?: string;
}) {
  return (
    <div className="measure mx-auto py-12 text-center">
      <WovenBorder size="thin" className="mx-auto mb-6 max-w-48" />
      <h1 className="text-3xl">{title}</h1>
      <div className="mt-3 space-y-3 text-lg">{children}</div>
      {action && <div className="mt-7 flex flex-wrap justify-center gap-3">{action}</div>}
      {reference && <p className="mt-8 text-sm text-ink-soft">{reference}</p>}
    </div>
  );
}
