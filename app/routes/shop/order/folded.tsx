import type { ReactNode } from 'react';
import { Icon } from '#app/components/icon.tsx';

/** Something that one may do, folded away until it is wanted; open where its form came back. */
export function Folded({ title, open, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group rounded-md border border-line bg-white">
      <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-2 px-4 font-bold text-indigo">
        {title}
        <Icon name="down" className="size-5 group-open:rotate-180" />
      </summary>
      <div className="space-y-4 px-4 pb-4">{children}</div>
    </details>
  );
}
