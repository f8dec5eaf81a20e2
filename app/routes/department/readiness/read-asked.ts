import { z } from 'zod';
import {
  type MarketReadinessAsked,
  readinessSorts,
} from '#app/domain/channels/readiness/list-market-readiness.server.ts';
import { standings } from '#app/domain/channels/readiness/standings.ts';
import { channels } from '#app/domain/channels/registry.server.ts';

const codes = channels.map(({ code }) => code);

const address = z.object({
  channel: z.enum(codes as [string, ...string[]]).catch(codes[0] ?? ''),
  standing: z.enum(standings).nullable().catch(null),
  rule: z.string().min(1).max(60).nullable().catch(null),
  commune: z.string().min(1).max(10).nullable().catch(null),
  sort: z.enum(readinessSorts).catch('near'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** What the address asks for; what it says wrongly counts as not said. `all` asks for the whole list. */
export function readAsked({ searchParams }: URL): MarketReadinessAsked {
  const { page, ...asked } = address.parse(
    Object.fromEntries(Object.keys(address.shape).map((name) => [name, searchParams.get(name)])),
  );
  return { ...asked, page: searchParams.has('all') ? null : page };
}
