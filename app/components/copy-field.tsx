import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/components/button.tsx';

export type CopyFieldProps = {
  id: string;
  label: string;
  value: string;
  /** On the button, and what it says once it has copied. */
  copyLabel: string;
  copiedLabel: string;
};

/** A line to be taken elsewhere: with a button where the browser can copy, else to be selected with one press. */
export function CopyField({ id, label, value, copyLabel, copiedLabel }: CopyFieldProps) {
  const line = useRef<HTMLTextAreaElement>(null);
  const [canCopy, setCanCopy] = useState(false);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => setCanCopy(true), []);

  async function copy() {
    line.current?.select();
    try {
      // Absent over plain http, where the old way still works.
      if (navigator.clipboard) await navigator.clipboard.writeText(value);
      else document.execCommand('copy');
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }

  return (
    <div className="space-y-2">
      <label htmlFor={id} className="font-bold">
        {label}
      </label>
      <textarea
        ref={line}
        id={id}
        readOnly
        rows={5}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        className="block w-full resize-none rounded-md border border-line bg-white p-3 font-mono text-sm break-all select-all"
      />
      {canCopy && (
        <Button look="secondary" onClick={copy}>
          {copyLabel}
        </Button>
      )}
      <span role="status" className="ml-3 font-bold text-green">
        {isCopied ? copiedLabel : ''}
      </span>
    </div>
  );
}
