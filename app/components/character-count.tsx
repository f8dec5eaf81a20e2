import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

/** A length limit in characters (code points); `label` names who sets it, e.g. a channel. */
export type CharacterLimit = { label?: string; max: number };

/** How much room is left under each limit. Without JavaScript it shows the state of the saved text. */
export function CharacterCount({ text, limits }: { text: string; limits: readonly CharacterLimit[] }) {
  const t = useT(componentMessages);
  const length = [...text].length;
  return (
    <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft" aria-live="polite">
      {limits.map(({ label, max }) => (
        <span key={`${label}${max}`} className={length > max ? 'font-bold text-red-deep' : undefined}>
          {label ? `${label}: ` : ''}
          {length === 0
            ? t('characterLimit', { max })
            : length > max
              ? t('charactersOver', { over: length - max })
              : t('charactersLeft', { left: max - length })}
        </span>
      ))}
    </p>
  );
}
