import type { ReactNode } from 'react';
import { Icon, type IconName } from '#app/components/icon.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

export type NoteTone = 'information' | 'success' | 'warning' | 'error';

const tones = {
  information: { look: 'border-indigo-2 bg-indigo-tint', icon: 'information', word: 'noteInformation' },
  success: { look: 'border-green bg-green-tint', icon: 'check', word: 'noteSuccess' },
  warning: { look: 'border-turmeric bg-turmeric-tint', icon: 'alert', word: 'noteWarning' },
  error: { look: 'border-red-deep bg-red-tint', icon: 'alert', word: 'noteError' },
} as const satisfies Record<NoteTone, { look: string; icon: IconName; word: string }>;

/** A sentence or two that stand out of the page. The tone is also said in words for those who do not see it. */
export function Note({
  tone = 'information',
  title,
  children,
}: {
  tone?: NoteTone;
  title?: string;
  children?: ReactNode;
}) {
  const t = useT(componentMessages);
  const { look, icon, word } = tones[tone];
  return (
    <div className={`flex gap-3 rounded-md border-l-4 p-4 ${look}`}>
      <Icon name={icon} className="mt-0.5 size-6" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-bold">{title}</p> : <span className="sr-only">{t(word)}: </span>}
        {children}
      </div>
    </div>
  );
}
