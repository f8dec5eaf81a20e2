/** The form of a page as a browser without scripts would send it. */
export function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
    const name = attribute('name');
    const kind = attribute('type') ?? 'text';
    const ticked = /\bchecked\b/.test(tag);
    if (name && kind !== 'file' && ((kind !== 'checkbox' && kind !== 'radio') || ticked))
      fields[name] = attribute('value') ?? '';
  }
  for (const [, name = '', body = ''] of html.matchAll(
    /<select[^>]*\bname="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  )) {
    fields[name] =
      /<option[^>]*value="([^"]*)"[^>]*selected/.exec(body)?.[1] ??
      /<option[^>]*selected[^>]*value="([^"]*)"/.exec(body)?.[1] ??
      '';
  }
  return fields;
}
