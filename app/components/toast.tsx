import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

export type ToastMessage = {
  id: string;
  tone: 'success' | 'error';
  text: string;
  /** Takes the act back: the form's address and the `intent` that it sends. */
  undo?: { action: string; intent: string };
};

const goesAfterMs = 8000;

/**
 * What has just been done, said once after a redirect. It stands in the page's own HTML, so that it is there without
 * JavaScript too; with it, a success goes by itself; an error, and what can be taken back, wait to be dismissed.
 */
export function Toast({ message }: { message: ToastMessage | null }) {
  const t = useT(componentMessages);
  const [dismissed, dismiss] = useState<string | null>(null);
  const id = message?.id;
  const isGood = message?.tone === 'success';
  const goes = isGood && !message?.undo;
  useEffect(() => {
    if (!id || !goes) return;
    const timer = setTimeout(() => dismiss(id), goesAfterMs);
    return () => clearTimeout(timer);
  }, [id, goes]);
  const isShown = message !== null && dismissed !== message.id;
  return (
    <>
      {/* The last lines of the page can be scrolled above it: without JavaScript it stays. */}
      {isShown && <div aria-hidden="true" className="no-print h-24" />}
      <div
        role="status"
        aria-live="polite"
        className="no-print pointer-events-none fixed inset-x-0 bottom-4 z-40 px-4"
      >
        {isShown && (
          <div
            className={`on-dark pointer-events-auto mx-auto flex w-fit max-w-full items-center gap-3 rounded-md py-2 pr-2 pl-4 text-white shadow-xl ${isGood ? 'bg-green-text' : 'bg-red-deep'}`}
          >
            <Icon name={isGood ? 'check' : 'alert'} />
            <p className="min-w-0">{message.text}</p>
            {message.undo && (
              <Form method="post" action={message.undo.action}>
                <button
                  type="submit"
                  name="intent"
                  value={message.undo.intent}
                  className="min-h-12 rounded-md px-3 font-bold underline underline-offset-4 hover:bg-white/15"
                >
                  {t('undo')}
                </button>
              </Form>
            )}
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
    </>
  );
}
