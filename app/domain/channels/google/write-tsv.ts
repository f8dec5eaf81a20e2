import {
  type GoogleAttribute,
  type GoogleItem,
  type GoogleValue,
  googleAttributes,
} from '#app/domain/channels/google/google-item.ts';

/**
 * Google's tab-separated file: a row of attribute names, then one row per item. No tabs or line breaks inside a value;
 * several values are parted by commas, the parts of a nested one by colons. A machine reads it: nothing is put in front
 * of a value that looks like a formula.
 */
export async function* writeGoogleTsv(batches: AsyncIterable<readonly GoogleItem[]>): AsyncGenerator<string> {
  yield `${googleAttributes.join('\t')}\n`;
  for await (const items of batches) {
    let text = '';
    for (const item of items) text += itemLine(item);
    if (text !== '') yield text;
  }
}

/** A line whose fields all stand as they are: of the marks there are the tabs between them. */
const plainLine = new RegExp(`^[^\\t\\n\\r"]*(?:\\t[^\\t\\n\\r"]*){${googleAttributes.length - 1}}$`);

function itemLine(item: GoogleItem): string {
  const fields = fieldsOf(item);
  const line = fields.join('\t');
  // One look at a line takes less than one at each of its fields.
  return `${plainLine.test(line) ? line : fields.map(onOneLine).join('\t')}\n`;
}

/**
 * The fields as they are, in the order of `googleAttributes`. Each is named here: to ask an item for one attribute after
 * another by a name that is known only then takes several times longer.
 */
function fieldsOf(item: GoogleItem): string[] {
  return [
    fieldOf(item.id),
    fieldOf(item.title),
    fieldOf(item.description),
    fieldOf(item.link),
    fieldOf(item.image_link),
    fieldOf(item.additional_image_link),
    fieldOf(item.availability),
    fieldOf(item.price),
    fieldOf(item.brand),
    fieldOf(item.gtin),
    fieldOf(item.identifier_exists),
    fieldOf(item.condition),
    fieldOf(item.google_product_category),
    fieldOf(item.product_type),
    fieldOf(item.item_group_id),
    fieldOf(item.size),
    fieldOf(item.shipping_weight),
    fieldOf(item.shipping_length),
    fieldOf(item.shipping_width),
    fieldOf(item.shipping_height),
    fieldOf(item.product_detail),
    fieldOf(item.custom_label_0),
    fieldOf(item.custom_label_1),
  ];
}

function fieldOf(value: GoogleItem[GoogleAttribute]): string {
  if (!value || value.length === 0) return '';
  return typeof value === 'string' ? value : value.map(partOfList).join(',');
}

/** A comma would end the value: it is percent-encoded in an address and replaced in the parts of a nested value. */
function partOfList(value: GoogleValue): string {
  if (typeof value === 'string') return value.replaceAll(',', '%2C');
  const { section_name, attribute_name, attribute_value } = value;
  return `${detailPart(section_name)}:${detailPart(attribute_name)}:${detailPart(attribute_value)}`;
}

function detailPart(text: string): string {
  return /[:,]/.test(text) ? text.replace(/[:,]/g, ' ') : text;
}

/** What would end a field or a line, or open a quoted value. */
const marks = /[\t\n\r"]/;

/** A quotation mark would open a quoted value, so a value that holds one is quoted as a whole. */
function onOneLine(text: string): string {
  if (!marks.test(text)) return text;
  const pieces = text.split(/[\t\n\r]+/).map((piece) => piece.trim());
  const line = pieces.filter((piece) => piece !== '').join(' ');
  return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
