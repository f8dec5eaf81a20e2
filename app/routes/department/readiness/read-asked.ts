import { z } from 'zod';
import {
  type MarketMatrixAsked,
  matrixSorts,
} from '#app/domain/channels/readiness/list-market-matrix.server.ts';
import {
  type MarketReadinessAsked,
  readinessSorts,
} from '#app/domain/channels/readiness/list-market-readiness.server.ts';
import { readinessBands } from '#app/domain/channels/readiness/readiness-bands.ts';
import { channels } from '#app/domain/channels/registry.server.ts';

const codes = channels.map(({ code }) => code);

const address = z.object({
  channel: z
    .enum(codes as [string, ...string[]])
    .nullable()
    .catch(null),
  band: z.enum(readinessBands).nullable().catch(null),
  rule: z.string().min(1).max(60).nullable().catch(null),
  commune: z.string().min(1).max(10).nullable().catch(null),
  q: z.string().trim().min(1).max(100).nullable().catch(null),
  sort: z.enum(readinessSorts).catch('near'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** `channel` null: the matrix of all of them. */
export type ReadinessAsked = Omit<MarketReadinessAsked, 'channel'> & {
  channel: string | null;
  q: string | null;
};

/** What the address asks for; what it says wrongly counts as not said. `all` asks for the whole list. */
export function readAsked({ searchParams }: URL): ReadinessAsked {
  const { page, ...asked } = address.parse(
    Object.fromEntries(Object.keys(address.shape).map((name) => [name, searchParams.get(name)])),
  );
  return { ...asked, page: searchParams.has('all') ? null : page };
}

/** The part of it that the matrix knows. */
export function matrixAsked({ band, commune, q, sort, page }: ReadinessAsked): MarketMatrixAsked {
  return { band, commune, q, sort: matrixSorts.find((one) => one === sort) ?? 'near', page };
}
