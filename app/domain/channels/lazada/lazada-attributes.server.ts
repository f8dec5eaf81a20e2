import { z } from 'zod';
import { callLazada } from '#app/domain/channels/lazada/call-lazada.server.ts';
import type {
  OutgoingAttribute,
  PlatformAttribute,
  PlatformSession,
} from '#app/domain/channels/platform/platform.ts';

/**
 * How Lazada has an answer given; a picture cannot be answered here. A day goes as "2027-02-24": the pages show no other way
 * for an attribute, and the days of special prices begin so.
 */
const kinds: Readonly<Record<string, PlatformAttribute['kind']>> = {
  singleSelect: 'choice',
  enumInput: 'choice',
  multiSelect: 'choices',
  multiEnumInput: 'choices',
  numeric: 'number',
  text: 'text',
  date: 'day',
  richText: 'text',
};

/** Lazada lists them among the attributes; they come from the listing itself. */
const ofTheListing = [
  'name',
  'name_en',
  'description',
  'description_en',
  'short_description',
  'short_description_en',
  'brand',
  'brand_id',
  'video',
];

const attributeList = z.object({
  data: z.array(
    z.object({
      /** The key by which the answer is sent. */
      name: z.string(),
      label: z.string().nullish(),
      input_type: z.string(),
      is_mandatory: z.coerce.number(),
      attribute_type: z.string(),
      is_sale_prop: z.coerce.number().nullish(),
      options: z.array(z.object({ name: z.string() })).nullish(),
    }),
  ),
});

/** What Lazada asks of a product in a category; what it asks of each SKU comes from the sizes. */
export async function readLazadaAttributes(
  session: PlatformSession,
  categoryId: string,
): Promise<PlatformAttribute[]> {
  const { data } = await callLazada(session, {
    method: 'GET',
    path: '/category/attributes/get',
    params: { primary_category_id: categoryId, language_code: 'vi_VN' },
    answer: attributeList,
  });
  return data.flatMap((told) => {
    const kind = kinds[told.input_type];
    const isOurs = ofTheListing.includes(told.name.toLowerCase());
    if (!kind || isOurs || told.attribute_type !== 'normal' || told.is_sale_prop === 1) return [];
    // Lazada takes an option by its name.
    const options = (told.options ?? []).map(({ name }) => ({ id: name, name }));
    const isOpen = (kind !== 'choice' && kind !== 'choices') || options.length === 0;
    return [
      {
        id: told.name,
        name: told.label || told.name,
        isMandatory: told.is_mandatory === 1,
        // A list that is empty is answered in own words.
        kind: isOpen && (kind === 'choice' || kind === 'choices') ? 'text' : kind,
        options: isOpen ? [] : options,
        unit: null,
      },
    ];
  });
}

/** Answers by Lazada's names; several options stand in one text, parted by commas. */
export function attributeValues(attributes: readonly OutgoingAttribute[]): Record<string, string> {
  return Object.fromEntries(
    attributes.map(({ id, values }) => [
      id,
      values.map((value) => (value.id ?? value.text).normalize('NFC').trim()).join(','),
    ]),
  );
}
