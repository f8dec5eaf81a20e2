import { RadioCards } from '#app/components/radio-cards.tsx';
import { useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';

/** What an empty cell means in a column of ticks; folded away where the file itself says it, so that it can be changed. */
export function TickQuestion({ isAsked, emptyTick }: { isAsked: boolean; emptyTick: 'no' | 'unknown' }) {
  const t = useT(registerMessages);
  const choice = (
    <RadioCards
      name="emptyTick"
      legend={t('tickLegend')}
      columns={2}
      defaultValue={emptyTick}
      cards={(['no', 'unknown'] as const).map((value) => ({
        value,
        label: t(`tick_${value}`),
        hint: t(`tick_${value}Hint`),
      }))}
    />
  );
  if (isAsked) return choice;
  return (
    <details>
      <summary className="min-h-12 cursor-pointer py-3 text-ink-soft">
        {t('tickFolded', { meaning: t(`tick_${emptyTick}`) })}
      </summary>
      {choice}
    </details>
  );
}
