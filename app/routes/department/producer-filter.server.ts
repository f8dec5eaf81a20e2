import { z } from 'zod';
import { PRODUCER_SORTS, type ProducerFilter } from '#app/domain/reports/list-register-producers.server.ts';

const yesNoUnknown = z.enum(['yes', 'no', 'unknown']).optional().catch(undefined);

const schema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  type: z.string().max(40).optional().catch(undefined),
  women: yesNoUnknown,
  minority: yesNoUnknown,
  sort: z.enum(PRODUCER_SORTS).catch('name'),
  order: z.literal('down').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  all: z.literal('1').optional().catch(undefined),
});

/** What `/department/producers` is narrowed and sorted by; what cannot be is left out. */
export function readProducerFilter(parameters: URLSearchParams): ProducerFilter {
  const given = Object.fromEntries([...parameters].filter(([, value]) => value !== ''));
  const { order, all, ...filter } = schema.parse(given);
  return { ...filter, down: order === 'down', all: all === '1' };
}
