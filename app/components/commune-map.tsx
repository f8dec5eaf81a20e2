import { classOf, mapClasses } from '#app/components/map-classes.ts';
import { MapCredit } from '#app/components/map-credit.tsx';
import type { CommuneShapes } from '#app/domain/register/commune-shape.ts';

export type CommuneMapProps = {
  shapes: CommuneShapes;
  /** A whole number per commune code; a code that is missing counts as 0. */
  values: Readonly<Record<string, number>>;
  /** Where a commune leads; undefined leaves it without a link. */
  hrefFor: (code: string) => string | undefined;
  /** What the map shows, as its accessible name. */
  title: string;
  /** One sentence for those who do not see it: what is where. */
  description: string;
  /** What is said of one commune where it is pointed at or focused: "Bản Liền: 5 sản phẩm". */
  describe: (name: string, value: number) => string;
  /** Legend: what a class from `low` to `high` (both inclusive) is called; 0 to 0 are the empty ones. */
  legendFor: (low: number, high: number) => string;
  /** What the dashed line is and what lies beyond it. */
  borderLegend?: string;
  /** The line that must stand under the map stands elsewhere on the page (`MapCredit`). */
  hasCreditElsewhere?: boolean;
  className?: string;
};

const colours = ['#ebe1ce', '#f0d488', '#e0a526', '#c9642d', '#8e1d17'] as const;

/**
 * The communes as a map that works without JavaScript: every commune is a link, reached by the keyboard where it
 * has something, and says its name and number in the empty corner at the bottom left while it is pointed at or focused. One picture per page: it carries an id.
 */
export function CommuneMap(props: CommuneMapProps) {
  const { shapes, values, title, description, legendFor, borderLegend } = props;
  const classes = mapClasses(
    shapes.communes.map(({ code }) => values[code] ?? 0),
    colours.length - 1,
  );
  return (
    <figure className={props.className}>
      <svg
        viewBox={`0 0 ${shapes.width} ${shapes.height}`}
        aria-labelledby="map-title map-description"
        className="commune-map block h-auto w-full [&_a:focus-visible]:outline-none [&_a:focus-visible_path]:stroke-indigo [&_a:focus-visible_path]:[stroke-width:4] [&_a:hover_path]:stroke-indigo [&_a:hover_path]:[stroke-width:3] [&_text]:pointer-events-none [&_text]:opacity-0 [&_a:focus-visible_text]:opacity-100 [&_a:hover_text]:opacity-100"
      >
        <title id="map-title">{title}</title>
        <desc id="map-description">{description}</desc>
        <g stroke="#fffdf8" strokeWidth="1.2" strokeLinejoin="round" fontSize="24" fontWeight="700">
          {shapes.communes.map((commune) => (
            <Commune key={commune.code} {...props} commune={commune} classes={classes} />
          ))}
        </g>
        {shapes.formerBorder === '' ? null : (
          <path
            d={shapes.formerBorder}
            fill="none"
            stroke="#22315c"
            strokeWidth="2"
            strokeDasharray="7 5"
            pointerEvents="none"
          />
        )}
      </svg>
      <figcaption className="mt-3 text-sm">
        <ul className="flex flex-wrap gap-x-5 gap-y-2">
          {classes.map((range) => (
            <li key={range.low} className="flex items-center gap-2">
              <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 shrink-0">
                <rect
                  width="19"
                  height="19"
                  x=".5"
                  y=".5"
                  rx="4"
                  fill={colours[range.colour]}
                  stroke="#8d7f68"
                />
              </svg>
              {legendFor(range.low, range.high)}
            </li>
          ))}
          {borderLegend && shapes.formerBorder !== '' && (
            <li className="flex items-center gap-2">
              <svg aria-hidden="true" viewBox="0 0 28 20" className="h-5 w-7 shrink-0">
                <path d="M1 10h26" stroke="#22315c" strokeWidth="2.5" strokeDasharray="7 5" />
              </svg>
              {borderLegend}
            </li>
          )}
        </ul>
        {!props.hasCreditElsewhere && <MapCredit className="mt-3" />}
      </figcaption>
    </figure>
  );
}

type CommuneProps = CommuneMapProps & {
  commune: CommuneShapes['communes'][number];
  classes: ReturnType<typeof mapClasses>;
};

function Commune({ commune, classes, shapes, values, hrefFor, describe }: CommuneProps) {
  const value = values[commune.code] ?? 0;
  const href = hrefFor(commune.code);
  const content = (
    <>
      <path d={commune.path} fill={colours[classOf(classes, value)]} fillRule="evenodd" />
      <text x="4" y={shapes.height - 9} stroke="none" fill="#1c1a17">
        {describe(commune.name, value)}
      </text>
    </>
  );
  if (href === undefined) return <g>{content}</g>;
  // The keyboard stops where there is something; the empty ones are pointed at, and stand in the list of places.
  return (
    <a href={href} {...(value === 0 ? { tabIndex: -1 } : {})}>
      {content}
    </a>
  );
}
