import type { BurnUp } from '#app/domain/reports/burn-up.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

const WIDTH = 480;
const HEIGHT = 250;
const LEFT = 48;
const RIGHT = 8;
const TOP = 22;
const BOTTOM = 28;
const DAY_MS = 86_400_000;

/** The two numbers over time towards the target, drawn on the server. Before the first presence nothing is drawn. */
export function TrendChart({ trend, size, asOf }: { trend: BurnUp; size: number; asOf: string }) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const { points, firstDay } = trend;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || firstDay === null) return <p className="text-ink-soft">{t('trendNone')}</p>;

  const begin = Date.parse(first.day);
  const span = Math.max(Date.parse(last.day) - begin, DAY_MS);
  const top = Math.max(size, 1);
  const x = (day: string) => LEFT + ((Date.parse(day) - begin) / span) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const line = (count: (point: (typeof points)[number]) => number) => {
    let at = y(count(first));
    let path = `M${round(x(first.day))} ${round(at)}`;
    for (const point of points.slice(1)) {
      path += `H${round(x(point.day))}`;
      if (y(count(point)) !== at) {
        at = y(count(point));
        path += `V${round(at)}`;
      }
    }
    return path;
  };
  const ever = line(({ everListed }) => everListed);
  const live = line(({ liveVerified }) => liveVerified);
  const ticks = yearTicks(first.day, last.day);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-labelledby="trend-description"
        className="block w-full"
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
        <g fontSize="15" fill="#5d5447">
          {[0, 0.25, 0.5, 0.75].map((part) => (
            <g key={part}>
              <path d={`M${LEFT} ${round(y(top * part))}H${WIDTH - RIGHT}`} stroke="#e4dac8" />
              <text x={LEFT - 6} y={round(y(top * part)) + 4} textAnchor="end">
                {Math.round(top * part)}
              </text>
            </g>
          ))}
          {ticks.map((day) => (
            <text
              key={day}
              x={round(x(day))}
              y={HEIGHT - 8}
              textAnchor={x(day) > WIDTH - 60 ? 'end' : 'start'}
            >
              {formatDate(language, day)}
            </text>
          ))}
          <text x={LEFT} y={TOP - 8} fontWeight="700" fill="#b3261e">
            {t('trendSize', { size })}
          </text>
        </g>
        <path
          d={`M${LEFT} ${round(y(size))}H${WIDTH - RIGHT}`}
          stroke="#b3261e"
          strokeWidth="2"
          strokeDasharray="7 5"
        />
        {asOf > first.day && asOf < last.day && (
          <path d={`M${round(x(asOf))} ${TOP}V${HEIGHT - BOTTOM}`} stroke="#8d7f68" strokeDasharray="2 4" />
        )}
        <path d={`${ever}V${y(0)}H${LEFT}z`} fill="#e6eaf6" />
        <path d={`${live}V${y(0)}H${LEFT}z`} fill="#3f6b4a" fillOpacity=".3" />
        <path d={ever} fill="none" stroke="#22315c" strokeWidth="3" />
        <path d={live} fill="none" stroke="#3f6b4a" strokeWidth="3" />
      </svg>
      <figcaption className="mt-2 space-y-1 text-sm">
        <p className="flex flex-wrap gap-x-5 gap-y-1">
          <Legend colour="#22315c">{`${t('everListed')}: ${last.everListed}`}</Legend>
          <Legend colour="#3f6b4a">{`${t('liveVerified')}: ${last.liveVerified}`}</Legend>
        </p>
        <p className="text-ink-soft">{t('trendFrom', { date: formatDate(language, firstDay) })}</p>
      </figcaption>
    </figure>
  );
}

function Legend({ colour, children }: { colour: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg aria-hidden="true" viewBox="0 0 20 8" className="h-2 w-5">
        <rect width="20" height="8" rx="3" fill={colour} />
      </svg>
      {children}
    </span>
  );
}

/** The first day, and each year's beginning with room to its neighbours. */
function yearTicks(first: string, last: string): string[] {
  const years: string[] = [];
  for (let year = Number(first.slice(0, 4)) + 1; `${year}-01-01` <= last; year += 1)
    years.push(`${year}-01-01`);
  const length = Date.parse(last) - Date.parse(first);
  const roomy = (day: string) => (Date.parse(day) - Date.parse(first)) / length;
  const kept = years.filter((day) => roomy(day) > 0.24 && roomy(day) < 0.98);
  const step = Math.ceil(kept.length / 3);
  return [first, ...kept.filter((_, at) => at % Math.max(1, step) === 0)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
