import { yesNoKey } from '#app/domain/reports/count-figure.ts';
import { type EntryFacts, groupBy } from '#app/domain/reports/facts-at.ts';
import type { FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { type FigureChoice, readFacts } from '#app/domain/reports/read-facts.server.ts';
import type { Context } from '#app/server/context.ts';
import { fold } from '#app/server/text/fold.ts';
import type { LegalType } from '#db/tables/register.ts';

export const PRODUCERS_A_PAGE = 50;
export const PRODUCER_SORTS = ['name', 'entries', 'listed', 'live'] as const;
export type ProducerSort = (typeof PRODUCER_SORTS)[number];

export type ProducerFilter = {
  q?: string;
  type?: string;
  women?: 'yes' | 'no' | 'unknown';
  minority?: 'yes' | 'no' | 'unknown';
  sort: ProducerSort;
  down: boolean;
  page: number;
  all: boolean;
};

export type RegisterProducer = {
  code: string;
  name: string;
  legalType: LegalType;
  womenLed: boolean | null;
  minorityLed: boolean | null;
  communes: string[];
  entries: number;
  everListed: number;
  liveVerified: number;
};

export type ProducerList = {
  target: FigureTarget;
  asOf: string;
  rows: RegisterProducer[];
  total: number;
  page: number;
  pages: number;
};

/** The producers behind a target's entries, with how many of theirs are listed and live. @throws as `readFacts` */
export async function listRegisterProducers(
  context: Context,
  choice: FigureChoice,
  filter: ProducerFilter,
): Promise<ProducerList> {
  const { target, asOf, facts } = await readFacts(context, choice);
  const groups = groupBy(facts, ({ entry }) => entry.producerCode);
  const asked = fold(filter.q ?? '');
  const found = [...groups.values()]
    .map(describe)
    .filter(
      (row) =>
        (asked === '' || fold(row.name).includes(asked) || row.code.toLowerCase() === asked) &&
        (filter.type === undefined || row.legalType === filter.type) &&
        (filter.women === undefined || yesNoKey(row.womenLed) === filter.women) &&
        (filter.minority === undefined || yesNoKey(row.minorityLed) === filter.minority),
    )
    .sort(inOrder(filter));
  const size = filter.all ? Math.max(found.length, 1) : PRODUCERS_A_PAGE;
  const pages = Math.max(1, Math.ceil(found.length / size));
  const page = Math.min(filter.page, pages);
  return {
    target,
    asOf,
    rows: found.slice((page - 1) * size, page * size),
    total: found.length,
    page,
    pages,
  };
}

function describe(own: EntryFacts[]): RegisterProducer {
  const [first] = own;
  if (!first) throw new Error('a producer without entries');
  const { entry } = first;
  return {
    code: entry.producerCode,
    name: entry.producerName,
    legalType: entry.legalType,
    womenLed: entry.womenLed,
    minorityLed: entry.minorityLed,
    communes: [...new Set(own.flatMap((one) => one.entry.communeName ?? []))],
    entries: own.length,
    everListed: own.filter(({ everListed }) => everListed).length,
    liveVerified: own.filter(({ liveVerified }) => liveVerified).length,
  };
}

function inOrder({ sort, down }: ProducerFilter) {
  const sign = down ? -1 : 1;
  const counted = (row: RegisterProducer) => {
    if (sort === 'name') return 0;
    return sort === 'entries' ? row.entries : sort === 'listed' ? row.everListed : row.liveVerified;
  };
  return (a: RegisterProducer, b: RegisterProducer) => {
    const names = `${fold(a.name)} ${a.code}` < `${fold(b.name)} ${b.code}` ? -1 : 1;
    return (counted(a) - counted(b)) * sign || names * (sort === 'name' ? sign : 1);
  };
}
