import { useEffect, useState } from 'react';
import type { FieldErrors } from '#app/components/field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { useT } from '#app/i18n/messages.ts';

type Suggestion = { label: string; name: string };

const PAUSE_MS = 200;

/**
 * A commune or ward as text. For Lào Cai the browser offers what the letters may mean, by names of today and of before;
 * without JavaScript the server reads the same text.
 */
export function CommuneField({
  initial,
  isLaoCai,
  errors,
}: {
  initial: string;
  isLaoCai: boolean;
  errors: FieldErrors;
}) {
  const t = useT(checkoutMessages);
  const [text, setText] = useState(initial);
  const [chosen, setChosen] = useState(initial);
  const [found, setFound] = useState<readonly Suggestion[]>([]);
  useEffect(() => {
    if (!isLaoCai || text === chosen || text.trim().length < 2) return setFound([]);
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/checkout/communes.json?q=${encodeURIComponent(text)}`, { signal: leaving.signal })
        .then(async (answer) => setFound(answer.ok ? ((await answer.json()) as Suggestion[]) : []))
        // Offline the text alone is sent, and read by the server.
        .catch(() => {});
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [text, chosen, isLaoCai]);
  return (
    <div className="space-y-1">
      <TextField
        name="commune"
        label={t('commune')}
        hint={t('communeHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autoComplete="address-level3"
        errors={errors}
      />
      <div role="status">
        {found.length > 0 && (
          <div className="rounded-md border border-line bg-paper-2 p-2">
            <p className="px-2 text-sm text-ink-soft">{t('communeLike')}</p>
            <ul>
              {found.map(({ label, name }) => (
                <li key={label}>
                  <button
                    type="button"
                    onClick={() => {
                      setText(name);
                      setChosen(name);
                    }}
                    className="min-h-12 w-full rounded-md px-2 py-1.5 text-left font-bold text-indigo-2 hover:bg-indigo-tint"
                  >
                    {label}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </div>
  );
}
