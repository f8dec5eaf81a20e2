import type { ReactNode } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { useOpenByLink } from '#app/components/use-open-by-link.ts';

/**
 * Something that one may do, folded away until it is wanted; open where its form came back, or a link leads to it. `isPlain`:
 * it stands in a frame already, has none of its own, and what is in it is printed.
 */
export function Folded({
  id,
  title,
  open,
  isPlain = false,
  children,
}: {
  id?: string;
  title: string;
  open?: boolean;
  isPlain?: boolean;
  children: ReactNode;
}) {
  const box = useOpenByLink();
  return (
    <details
      ref={box}
      open={open}
      className={`group/fold bg-white ${isPlain ? 'print-open border-t border-line' : 'no-print rounded-md border border-line'}`}
    >
      <summary
        className={`flex min-h-12 cursor-pointer items-center justify-between gap-2 py-2 font-bold text-indigo ${isPlain ? 'print:hidden' : 'px-4'}`}
      >
        {title}
        <Icon name="down" className="size-5 shrink-0 group-open/fold:rotate-180" />
      </summary>
      <div id={id} className={`scroll-mt-24 space-y-4 ${isPlain ? 'pt-1' : 'px-4 pb-4'}`}>
        {children}
      </div>
    </details>
  );
}
