import type { BurnUp } from '#app/domain/reports/burn-up.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { BarKey } from '#app/routes/department/bar-key.tsx';
import { placeOf, roundTicks, stepPath, yearTicks } from '#app/routes/department/trend-scale.ts';

/** In CSS pixels: the drawing is as wide as its place, its letters are as large on a phone as on paper. */
const HEIGHT = 240;
const TOP = 26;
const BOTTOM = 26;
const AXIS = 36;

/** The two numbers over time towards the target, drawn on the server. Before the first presence nothing is drawn. */
export function TrendChart({ trend, size, asOf }: { trend: BurnUp; size: number; asOf: string }) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const { points, firstDay } = trend;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || firstDay === null) return <p className="text-ink-soft">{t('trendNone')}</p>;

  const top = Math.max(size, 1);
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const x = (day: string) => placeOf(day, first.day, last.day);
  const path = (count: (point: (typeof points)[number]) => number) =>
    stepPath(points.map((point) => ({ x: 10 * x(point.day), y: 100 * (1 - count(point) / top) })));
  const ever = path(({ everListed }) => everListed);
  const live = path(({ liveVerified }) => liveVerified);
  const isWithin = asOf > first.day && asOf < last.day;
  return (
    <figure>
      <div className="flex">
        <svg
          aria-hidden="true"
          width={AXIS}
          height={HEIGHT}
          className="shrink-0"
          fontSize="13"
          fill="#5d5447"
        >
          {roundTicks(size).map((value) => (
            <text key={value} x={AXIS - 6} y={y(value) + 4} textAnchor="end">
              {value}
            </text>
          ))}
          <text x={AXIS - 6} y={y(size) + 4} textAnchor="end" fontWeight="700" fill="#b3261e">
            {size}
          </text>
        </svg>
        <svg
          role="img"
          aria-labelledby="trend-description"
          height={HEIGHT}
          className="w-0 min-w-0 flex-1 overflow-visible"
        >
          <desc id="trend-description">
            {t('trendDescription', {
              from: formatDate(language, first.day),
              to: formatDate(language, last.day),
              everFrom: first.everListed,
              everTo: last.everListed,
              liveFrom: first.liveVerified,
              liveTo: last.liveVerified,
              size,
            })}
          </desc>
          <g stroke="#e4dac8">
            {roundTicks(size).map((value) => (
              <line key={value} x1="0" x2="100%" y1={y(value)} y2={y(value)} />
            ))}
          </g>
          <svg
            aria-hidden="true"
            y={TOP}
            width="100%"
            height={HEIGHT - TOP - BOTTOM}
            viewBox="0 0 1000 100"
            preserveAspectRatio="none"
            className="overflow-visible"
          >
            <path d={`${ever}V100H0z`} fill="#e6eaf6" />
            <path d={`${live}V100H0z`} fill="#3f6b4a" fillOpacity=".3" />
            <g fill="none" strokeWidth="3" strokeLinejoin="round">
              <path d={ever} stroke="#22315c" vectorEffect="non-scaling-stroke" />
              <path d={live} stroke="#3f6b4a" vectorEffect="non-scaling-stroke" />
            </g>
          </svg>
          <line
            x1="0"
            x2="100%"
            y1={y(size)}
            y2={y(size)}
            stroke="#b3261e"
            strokeWidth="2"
            strokeDasharray="7 5"
          />
          {isWithin && (
            <line
              x1={`${x(asOf)}%`}
              x2={`${x(asOf)}%`}
              y1={TOP}
              y2={HEIGHT - BOTTOM}
              stroke="#1c1a17"
              strokeDasharray="2 4"
            />
          )}
          <g fontSize="13" fill="#5d5447">
            <text x="0" y={TOP - 10} fontWeight="700" fill="#b3261e">
              {t('trendSize', { size })}
            </text>
            <text x="0" y={HEIGHT - 6}>
              {formatDate(language, first.day)}
            </text>
            {yearTicks(first.day, last.day).map(({ day, isRoomy }) => (
              <text
                key={day}
                x={`${x(day)}%`}
                y={HEIGHT - 6}
                textAnchor="middle"
                className={isRoomy ? undefined : 'max-sm:hidden'}
              >
                {day.slice(0, 4)}
              </text>
            ))}
            <text x="100%" y={HEIGHT - 6} textAnchor="end">
              {formatDate(language, last.day)}
            </text>
          </g>
        </svg>
      </div>
      <figcaption className="mt-2 space-y-1 text-sm">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          <BarKey colour="#22315c">{`${t('everListed')}: ${last.everListed}`}</BarKey>
          <BarKey colour="#3f6b4a">{`${t('liveVerified')}: ${last.liveVerified}`}</BarKey>
        </ul>
        {isWithin && <p>{t('trendLine', { date: formatDate(language, asOf) })}</p>}
        <p className="text-ink-soft">{t('trendFrom', { date: formatDate(language, firstDay) })}</p>
      </figcaption>
    </figure>
  );
}
