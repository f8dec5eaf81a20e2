import { useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';

const MINUTE_MS = 60_000;

/**
 * Until when goods are kept: as a clock time, with the minutes without JavaScript, and counting with it; on paper with its
 * date; of services alone (`isService`) a place is kept. Counts by the server's time: a phone's clock may be wrong.
 */
export function PayUntil({ until, now, isService }: { until: number; now: number; isService: boolean }) {
  const t = useServiceWords(orderPageMessages, isService);
  const language = useLanguage();
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const begun = performance.now();
    const count = () => setLeft(Math.max(0, until - now - (performance.now() - begun)));
    count();
    const timer = window.setInterval(count, 1_000);
    return () => window.clearInterval(timer);
  }, [until, now]);
  const isOver = left === 0;
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (isOver) revalidate();
  }, [isOver, revalidate]);
  const clock = formatDateTime(language, until).split(' ').at(-1) ?? '';
  const minutes = Math.max(1, Math.ceil((until - now) / MINUTE_MS));
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-4">
      <span className="print:hidden">
        {left === null ? t('payUntil', { clock, count: minutes }) : t('payUntilClock', { clock })}
      </span>
      {/* Paper is read on another day, and counts nothing. */}
      <span className="hidden print:inline">
        {t('payUntilClock', { clock: formatDateTime(language, until) })}
      </span>
      {left !== null && (
        <span
          role="timer"
          aria-live="off"
          className="font-bold whitespace-nowrap tabular-nums text-red-deep print:hidden"
        >
          {t('payLeft', { time: clockOf(left) })}
        </span>
      )}
    </p>
  );
}

function clockOf(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
