import type { ReactNode } from 'react';

/** One part of the form, as a sheet of paper with its heading. */
export function CheckoutSection({
  title,
  needs,
  children,
}: {
  title: string;
  /** Shown while anything is wanted this way; always, where the browser cannot tell. */
  needs?: 'post' | 'hotel';
  children: ReactNode;
}) {
  return (
    <section data-needs={needs} className="space-y-5 rounded-lg border border-line bg-white p-4 sm:p-6">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}
