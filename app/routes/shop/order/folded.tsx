import type { ReactNode } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { useOpenByLink } from '#app/components/use-open-by-link.ts';

/** Something that one may do, folded away until it is wanted; open where its form came back, or a link leads to it. */
export function Folded({
  id,
  title,
  open,
  children,
}: {
  id?: string;
  title: string;
  open?: boolean;
  children: ReactNode;
}) {
  const box = useOpenByLink();
  return (
    <details ref={box} open={open} className="no-print group/fold rounded-md border border-line bg-white">
      <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-2 px-4 font-bold text-indigo">
        {title}
        <Icon name="down" className="size-5 shrink-0 group-open/fold:rotate-180" />
      </summary>
      <div id={id} className="scroll-mt-24 space-y-4 px-4 pb-4">
        {children}
      </div>
    </details>
  );
}
