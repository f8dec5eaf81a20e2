import { useEffect, useState } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

export type ToastMessage = { id: string; tone: 'success' | 'error'; text: string };

const goesAfterMs = 8000;

/**
 * What has just been done, said once after a redirect. It stands in the page's own HTML, so that it is there without
 * JavaScript too; with it, a success goes by itself and an error waits to be dismissed.
 */
export function Toast({ message }: { message: ToastMessage | null }) {
  const t = useT(componentMessages);
  const [dismissed, dismiss] = useState<string | null>(null);
  const id = message?.id;
  const goes = message?.tone === 'success';
  useEffect(() => {
    if (!id || !goes) return;
    const timer = setTimeout(() => dismiss(id), goesAfterMs);
    return () => clearTimeout(timer);
  }, [id, goes]);
  return (
    <div
      role="status"
      aria-live="polite"
      className="no-print pointer-events-none fixed inset-x-0 bottom-4 z-40 px-4"
    >
      {message && dismissed !== message.id && (
        <div
          className={`on-dark pointer-events-auto mx-auto flex w-fit max-w-full items-center gap-3 rounded-md py-2 pr-2 pl-4 text-white shadow-xl ${goes ? 'bg-green-text' : 'bg-red-deep'}`}
        >
          <Icon name={goes ? 'check' : 'alert'} />
          <p className="min-w-0">{message.text}</p>
          <button
            type="button"
            onClick={() => dismiss(message.id)}
            aria-label={t('dismiss')}
            className="inline-flex size-10 shrink-0 items-center justify-center rounded-md hover:bg-white/15"
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
