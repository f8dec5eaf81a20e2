import { z } from 'zod';
import { readDay } from '#app/domain/channels/attributes/read-day.ts';
import {
  type OutgoingAttribute,
  type PlatformAttribute,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { callShop } from '#app/domain/channels/shopee/call-shopee.server.ts';
import { shopeeRefusal } from '#app/domain/channels/shopee/shopee-trouble.ts';
import { startOfLocalDay } from '#app/server/local-date.ts';

/** `input_type`: 1 one of a list, 2 one of a list or own words, 3 own words, 4 and 5 the same with several. */
const kinds = { 1: 'choice', 2: 'choice', 3: 'text', 4: 'choices', 5: 'choices' } as const;
/** `input_validation_type` */
const wholeNumber = 1;
const fraction = 3;
const day = 4;
/** `format_type`: a number with one of the units of a list. */
const withUnit = 2;
/** `date_format_type`: month and year; otherwise a whole day. */
const monthOnly = 1;

const tree = z.object({
  list: z
    .array(
      z.object({
        attribute_tree: z
          .array(
            z.object({
              attribute_id: z.number(),
              mandatory: z.boolean(),
              name: z.string(),
              attribute_value_list: z
                .array(z.object({ value_id: z.number(), name: z.string(), value_unit: z.string().nullish() }))
                .nullish(),
              attribute_info: z.object({
                input_type: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
                input_validation_type: z.number().nullish(),
                format_type: z.number().nullish(),
                date_format_type: z.number().nullish(),
                attribute_unit_list: z.array(z.string()).nullish(),
              }),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});
type Told = NonNullable<NonNullable<z.infer<typeof tree>['list']>[number]['attribute_tree']>[number];

/**
 * What Shopee asks in a category. Of several units the first is taken. Questions that only one answer brings up
 * (`child_attribute_list`) are left to Shopee's own seller centre.
 */
export async function readShopeeAttributes(
  session: PlatformSession,
  categoryId: string,
): Promise<PlatformAttribute[]> {
  const { list } = await callShop(session, {
    method: 'GET',
    path: '/api/v2/product/get_attribute_tree',
    // Here Vietnamese is "vn"; the tree of categories calls it "vi".
    query: { category_id_list: categoryId, language: 'vn' },
    answer: tree,
  });
  return (list ?? []).flatMap(({ attribute_tree: told }) => (told ?? []).map(attribute));
}

function attribute(told: Told): PlatformAttribute {
  const { attribute_info: info } = told;
  const unit = info.format_type === withUnit ? (info.attribute_unit_list?.[0] ?? null) : null;
  const isNumber = [wholeNumber, fraction].includes(info.input_validation_type ?? 0) || unit !== null;
  const isDay = info.input_validation_type === day;
  const kind = kinds[info.input_type];
  const options = (told.attribute_value_list ?? []).map(({ value_id: id, name, value_unit }) => ({
    id: String(id),
    name: value_unit ? `${name} ${value_unit}` : name,
  }));
  // A list that is empty, or found by searching only, is answered in own words where Shopee takes those.
  const isOpen = kind === 'text' || (options.length === 0 && [2, 5].includes(info.input_type));
  const dayKind = info.date_format_type === monthOnly ? 'month' : 'day';
  return {
    id: `${told.attribute_id}${isDay ? `/${dayKind}` : unit === null ? '' : `/unit/${unit}`}`,
    // As a person has to write it, in the language of the name.
    name: isDay ? `${told.name} (${dayKind === 'month' ? 'tháng/năm' : 'ngày/tháng/năm'})` : told.name,
    isMandatory: told.mandatory,
    kind: isOpen ? (isDay ? dayKind : isNumber ? 'number' : 'text') : kind,
    options: isOpen ? [] : options,
    unit,
  };
}

/** Answers as `add_item` and `update_item` take them; without any, what stands at Shopee is left as it is. */
export function attributeList(attributes: readonly OutgoingAttribute[]) {
  if (attributes.length === 0) return {};
  return {
    attribute_list: attributes.map(({ id, values }) => {
      const [number, form, unit] = id.split('/');
      return {
        attribute_id: Number(number),
        attribute_value_list: values.map((value) => {
          if (value.id !== null) return { value_id: Number(value.id) };
          const text = value.text.normalize('NFC').trim();
          return {
            value_id: 0,
            original_value_name: form === 'day' || form === 'month' ? unixSeconds(id, text, form) : text,
            ...(unit === undefined ? {} : { value_unit: unit }),
          };
        }),
      };
    }),
  };
}

/** Shopee takes a day as seconds of its first moment, written as text. A month stands as its first day. */
function unixSeconds(id: string, text: string, form: 'day' | 'month'): string {
  const day = readDay(text, form);
  if (day !== null) return String(startOfLocalDay(form === 'month' ? `${day}-01` : day) / 1000);
  throw new PlatformTrouble('refused', 'Shopee: no such day', {
    refusals: [shopeeRefusal('error_invalid_attribute_value', text, `attributes.${id}`)],
  });
}
