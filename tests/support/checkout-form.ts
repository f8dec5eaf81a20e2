/** A page as a test reads it: without scripts and the marks between texts. */
export const plainPage = (html: string) => html.replace(/<!-- -->|<script[\s\S]*?<\/script>/g, '');

/** The fields of a checkout page's form as a browser without JavaScript would send them. */
export function checkoutFields(page: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  const form = /<form[^>]*action="(?:\/en)?\/checkout"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  for (const [tag] of form.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (!name) continue;
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
    const isChoice = /type="(?:radio|checkbox)"/.test(tag);
    if (isChoice && !/checked=""/.test(tag)) continue;
    if (name === 'line') fields.line = [...((fields.line as string[]) ?? []), value];
    else if (!(tag.startsWith('<select') && name in fields)) fields[name] = value;
  }
  return fields;
}

/**
 * A filled-in form as it comes back to be placed: with what its buyer looked through.
 * @param page what the shop answered to it.
 */
export function lookedThrough(
  page: string,
  form: Record<string, string | string[]>,
): Record<string, string | string[]> {
  const seen = Object.entries(checkoutFields(plainPage(page))).filter(
    ([name]) => name === 'seen' || name.startsWith('deliveryAmount.'),
  );
  return { ...form, ...Object.fromEntries(seen), intent: 'order' };
}

/** What a buyer types into it, to be sent goods by post in Hà Nội. */
export const typedBuyer = {
  name: 'Lê Thị Khách',
  phone: '0912 345 678',
  email: '',
  province: '01',
  commune: 'Phường Ba Đình',
  addressLine: 'Số 5, ngõ 12 Hoàng Diệu',
  note: 'Gọi trước khi giao',
  agreed: 'on',
};
