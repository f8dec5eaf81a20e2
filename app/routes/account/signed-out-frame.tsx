import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { BrandMark } from '#app/components/brand-mark.tsx';
import { DemoBanner } from '#app/components/demo-banner.tsx';
import { LanguageSwitch } from '#app/components/language-switch.tsx';
import { WovenBorder } from '#app/components/woven-border.tsx';
import { useRoot } from '#app/routes/use-root.ts';

/** The frame of pages on the way in: one task, nothing beside it. */
export function SignedOutFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-paper font-system">
      {useRoot()?.demo && <DemoBanner />}
      <header data-site="" className="border-b border-line bg-white">
        <WovenBorder size="thin" />
        <div className="page flex max-w-xl items-center justify-between">
          <Link
            to="/"
            className="inline-flex min-h-14 items-center gap-2.5 text-lg font-bold text-indigo no-underline"
          >
            <BrandMark className="size-8" />
            <span>
              Chợ <span className="text-red-deep">Phiên</span>
            </span>
          </Link>
          <LanguageSwitch area="portal" />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="page max-w-xl grow space-y-6 py-6 sm:py-10">
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        {children}
      </main>
    </div>
  );
}
