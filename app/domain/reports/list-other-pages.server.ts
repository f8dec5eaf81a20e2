import { eq, inArray } from 'drizzle-orm';
import type { FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { type FigureChoice, readFacts } from '#app/domain/reports/read-facts.server.ts';
import type { Context } from '#app/server/context.ts';

const PER_PAGE = 50;

/** A presence that counts though its link is no product's page. */
export type OtherPage = {
  readonly presenceId: string;
  readonly url: string;
  readonly channelCode: string;
  readonly channelName: string;
  readonly entryCode: string;
  readonly entryName: string;
  readonly producerName: string;
  /** Local day. */
  readonly firstSeenOn: string;
  readonly source: 'import' | 'staff' | 'producer' | 'api' | 'demo';
  /** Without it its product would not count as listed, or as verified live. */
  readonly carriesListed: boolean;
  readonly carriesLive: boolean;
};

export type OtherPagesList = {
  readonly target: FigureTarget;
  readonly asOf: string;
  readonly rows: OtherPage[];
  /** Presences in all, and products whose being listed rests on nothing else. */
  readonly total: number;
  readonly products: number;
  readonly page: number;
  readonly pages: number;
};

/**
 * Presences behind a target's figure whose links are no product's page, for a person to look at: none of them is taken out of
 * the figure by itself. Those that carry a product's being listed come first, then by product's name. A page beyond the last is
 * the last.
 * @throws as `readFacts`
 */
export async function listOtherPages(
  context: Context,
  choice: FigureChoice,
  { page: asked }: { page: number },
): Promise<OtherPagesList> {
  const { target, asOf, facts, channels } = await readFacts(context, choice);
  const found = facts
    .flatMap(({ entry, otherPages }) =>
      otherPages.presenceIds.map((presenceId) => ({ presenceId, entry, otherPages })),
    )
    // Facts stand by name.
    .sort((a, b) => Number(b.otherPages.isAllOfListed) - Number(a.otherPages.isAllOfListed));
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const shown = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const { presence } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select({
        id: presence.id,
        url: presence.url,
        channelCode: presence.channelCode,
        firstSeenOn: presence.firstSeenOn,
        source: presence.source,
      })
      .from(presence)
      .where(
        shown.length === 0
          ? eq(presence.id, '')
          : inArray(
              presence.id,
              shown.map(({ presenceId }) => presenceId),
            ),
      ),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const channelNames = new Map(channels.map(({ code, name }) => [code, name]));
  return {
    ...{ target, asOf, page, pages },
    total: found.length,
    products: facts.filter(({ otherPages }) => otherPages.isAllOfListed).length,
    rows: shown.flatMap(({ presenceId, entry, otherPages }) => {
      const row = byId.get(presenceId);
      if (!row) return [];
      const { url, channelCode, firstSeenOn, source } = row;
      return [
        {
          ...{ presenceId, channelCode, firstSeenOn, source },
          url: url ?? '',
          channelName: channelNames.get(channelCode) ?? channelCode,
          entryCode: entry.code,
          entryName: entry.name,
          producerName: entry.producerName,
          carriesListed: otherPages.isAllOfListed,
          carriesLive: otherPages.isAllOfLive,
        },
      ];
    }),
  };
}
