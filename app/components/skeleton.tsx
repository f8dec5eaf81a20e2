import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

/** Where content will stand while it loads. `lines` of text, or a `block` of the given height class. */
export function Skeleton({ lines = 3, block }: { lines?: number; block?: string }) {
  const t = useT(componentMessages);
  return (
    <div role="status" className="animate-breathe space-y-3">
      <span className="sr-only">{t('loading')}</span>
      {block && <div className={`rounded-lg bg-line ${block}`} />}
      {Array.from({ length: lines }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholder lines are alike
          key={index}
          className={`h-4 rounded-sm bg-line ${index === lines - 1 ? 'w-2/3' : 'w-full'}`}
        />
      ))}
    </div>
  );
}
