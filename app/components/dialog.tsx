import { Link } from '@remix-run/react';
import { type MouseEvent, type ReactNode, useId, useRef } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

export type DialogProps = {
  /** Where the same question stands as a page: followed without JavaScript and in a new tab. */
  href: string;
  /** The link that opens the dialog. */
  opener: ReactNode;
  openerClassName?: string;
  title: string;
  children: ReactNode;
};

/**
 * A question over the page, in the browser's own dialog: it holds the focus, closes with Escape and returns the focus
 * to its opener. The opener is a link to a page that asks the same.
 */
export function Dialog({ href, opener, openerClassName, title, children }: DialogProps) {
  const t = useT(componentMessages);
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    box.current?.showModal();
  }

  return (
    <>
      <Link to={href} className={openerClassName} onClick={open} aria-haspopup="dialog">
        {opener}
      </Link>
      <dialog
        ref={box}
        aria-labelledby={titleId}
        className="m-auto w-[min(34rem,calc(100vw-2rem))] rounded-lg bg-white p-0 text-ink shadow-2xl"
      >
        <div className="woven h-3" />
        <div className="space-y-4 p-5">
          <div className="flex items-start justify-between gap-3">
            <h2 id={titleId} className="text-xl">
              {title}
            </h2>
            <form method="dialog">
              <button
                type="submit"
                aria-label={t('close')}
                className="inline-flex size-12 items-center justify-center rounded-md hover:bg-paper-2"
              >
                <Icon name="close" />
              </button>
            </form>
          </div>
          {children}
        </div>
      </dialog>
    </>
  );
}
