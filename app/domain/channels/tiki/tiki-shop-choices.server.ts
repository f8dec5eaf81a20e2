import { z } from 'zod';
import type {
  PlatformAttribute,
  PlatformCategory,
  PlatformSession,
} from '#app/domain/channels/platform/platform.ts';
import { callTiki } from '#app/domain/channels/tiki/call-tiki.server.ts';
import { ownAttributes } from '#app/domain/channels/tiki/own-attributes.ts';
import { refuse, tikiRefusal } from '#app/domain/channels/tiki/tiki-trouble.ts';

/** Above the first categories stands one that has no row of its own. */
const root = 2;

const truth = z.union([z.boolean(), z.number().transform((value) => value === 1)]).nullish();

/** The whole tree comes at once; only "primary" categories take products. */
export async function readTikiCategories(session: PlatformSession): Promise<PlatformCategory[]> {
  const { data } = await callTiki(session, {
    method: 'GET',
    path: '/v2/categories',
    answer: z.object({
      data: z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          parent_id: z.number().nullish(),
          is_primary: truth,
          is_product_listing_enabled: truth,
        }),
      ),
    }),
  });
  return data
    .filter((one) => !one.is_primary || one.is_product_listing_enabled !== false)
    .map(({ id, name, parent_id: parent, is_primary: isLeaf }) => ({
      id: String(id),
      parentId: !parent || parent === root ? null : String(parent),
      name,
      isLeaf: isLeaf === true,
    }));
}

/**
 * What the category asks beside what we tell anyway. Whether an answer is chosen or written stands in `input_type`, of
 * which there is no list; what is not known to be a choice is written.
 */
export async function readTikiAttributes(
  session: PlatformSession,
  categoryId: string,
): Promise<PlatformAttribute[]> {
  const { data } = await callTiki(session, {
    method: 'GET',
    path: `/v2/categories/${categoryId}/attributes`,
    answer: z.object({
      data: z.array(
        z.object({
          id: z.number(),
          code: z.string(),
          display_name: z.string().nullish(),
          is_required: truth,
          input_type: z.string().nullish(),
          data_type: z.string().nullish(),
        }),
      ),
    }),
  });
  const attributes: PlatformAttribute[] = [];
  for (const one of data.filter(({ code }) => !ownAttributes.includes(code))) {
    const isMultiple = /multi/i.test(one.input_type ?? '');
    const isChoice = isMultiple || /select|dropdown/i.test(one.input_type ?? '');
    const isNumber = /int|decimal|number/i.test(one.data_type ?? '');
    attributes.push({
      id: one.code,
      name: one.display_name ?? one.code,
      isMandatory: one.is_required === true,
      kind: isChoice ? (isMultiple ? 'choices' : 'choice') : isNumber ? 'number' : 'text',
      options: isChoice ? await readValues(session, one.id) : [],
      unit: null,
    });
  }
  return attributes;
}

async function readValues(session: PlatformSession, attributeId: number) {
  const { data } = await callTiki(session, {
    method: 'GET',
    path: `/v2/attributes/${attributeId}/values`,
    query: { limit: '100' },
    answer: z.object({
      data: z.array(
        z.looseObject({ id: z.coerce.string(), value: z.string().nullish(), name: z.string().nullish() }),
      ),
    }),
  });
  return data.map(({ id, value, name }) => ({ id, name: value ?? name ?? id }));
}

/** The warehouse from which the shop sells: its first one, or any that is open (`status` 1) for sales (`type` 1). */
export async function tikiWarehouse(session: PlatformSession): Promise<number> {
  const { data } = await callTiki(session, {
    method: 'GET',
    path: '/v2/sellers/me/warehouses',
    query: { status: '1', type: '1', limit: '50', page: '1' },
    answer: z.object({ data: z.array(z.object({ id: z.coerce.number(), is_primary: truth })) }),
  });
  const chosen = data.find(({ is_primary: isFirst }) => isFirst) ?? data[0];
  return chosen?.id ?? refuse([tikiRefusal('400', 'seller has no open warehouse')]);
}
