import { useEffect, useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';

/** One thing that is typed into a bank's app, with a button that takes it along where the browser can copy. */
export function CopyRow({
  label,
  shown,
  value,
  hint,
}: {
  label: string;
  shown: string;
  value: string;
  hint?: string;
}) {
  const t = useT(orderPageMessages);
  const [canCopy, setCanCopy] = useState(false);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => setCanCopy(true), []);

  async function copy() {
    try {
      // Absent over plain http, where the old way still works.
      if (navigator.clipboard) await navigator.clipboard.writeText(value);
      else copyByHand(value);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }

  return (
    <li className="flex items-center justify-between gap-x-3 py-2">
      <p className="min-w-0 flex-1">
        <span className="block text-sm text-ink-soft">{label}</span>
        <strong className="block text-lg break-words select-all">{shown}</strong>
        {hint && <span className="block text-sm text-ink-soft">{hint}</span>}
      </p>
      {canCopy && (
        <span className="no-print ml-auto flex items-center gap-2">
          <Button look="secondary" size="sm" onClick={copy} aria-label={t('copyNamed', { what: label })}>
            {isCopied ? t('copied') : t('copy')}
          </Button>
          <span role="status" className="sr-only">
            {isCopied ? t('copied') : ''}
          </span>
        </span>
      )}
    </li>
  );
}

function copyByHand(text: string): void {
  const box = document.createElement('textarea');
  box.value = text;
  box.setAttribute('readonly', '');
  box.style.position = 'fixed';
  box.style.opacity = '0';
  document.body.append(box);
  box.select();
  document.execCommand('copy');
  box.remove();
}
