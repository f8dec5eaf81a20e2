import type { ReactNode } from 'react';

/** A part of a portal page with its heading and, at its right, what one can do with it. */
export function Panel({
  title,
  actions,
  id,
  children,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section id={id} className="rounded-md border border-line bg-white p-4 sm:p-5 print:border-0 print:p-0">
      {(title || actions) && (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          {title && <h2 className="text-xl">{title}</h2>}
          {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
