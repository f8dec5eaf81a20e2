import { useEffect, useState } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

/** So long a form waits for the market to say that it is there, ms. */
const ANSWER_WITHIN_MS = 8_000;

async function isThere(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    return (await fetch('/healthz', { method: 'HEAD', cache: 'no-store', signal })).ok;
  } catch {
    return false;
  }
}

/**
 * Before a form is sent it asks whether the market can be reached. A form that is sent into nothing is replaced by an
 * error page, and what was typed is gone; so it stays as it is, and a line says what to do. Not for a form that looks
 * after itself when the phone is offline (`data-keeps-itself`).
 */
export function SendGuard() {
  const t = useT(componentMessages);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const cleared = new WeakSet<HTMLFormElement>();
    const asking = new WeakSet<HTMLFormElement>();
    function guard(event: SubmitEvent) {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
      if (!navigator.onLine && 'keepsItself' in form.dataset) return;
      if (cleared.delete(form)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (asking.has(form)) return;
      asking.add(form);
      const { submitter } = event;
      void isThere().then((there) => {
        asking.delete(form);
        setLost(!there);
        if (!there || !form.isConnected) return;
        cleared.add(form);
        form.requestSubmit(submitter);
        // What the form's own check stopped is asked again next time.
        cleared.delete(form);
      });
    }
    // Before React hears of it.
    window.addEventListener('submit', guard, true);
    return () => window.removeEventListener('submit', guard, true);
  }, []);
  if (!isLost) return null;
  return (
    <div role="alert" className="no-print pointer-events-none fixed inset-x-0 top-4 z-50 px-4">
      <div className="on-dark pointer-events-auto mx-auto flex w-fit max-w-full items-center gap-3 rounded-md bg-red-deep py-2 pr-2 pl-4 text-white shadow-xl">
        <Icon name="alert" />
        <p className="min-w-0">{t('notSent')}</p>
        <button
          type="button"
          onClick={() => setLost(false)}
          aria-label={t('dismiss')}
          className="inline-flex size-12 shrink-0 items-center justify-center rounded-md hover:bg-white/15"
        >
          <Icon name="close" />
        </button>
      </div>
    </div>
  );
}
