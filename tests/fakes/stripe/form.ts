/** Stripe's forms: `a[b][0][c]=d` is `{a: {b: [{c: 'd'}]}}`. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type FormObject = { [key: string]: FormValue };

export function readForm(text: string): FormObject {
  const root: FormObject = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = [...name.matchAll(/[^[\]]+/g)].map(([key]) => key);
    let at: FormObject = root;
    for (const key of keys.slice(0, -1)) {
      const next = at[key];
      const inner: FormObject = typeof next === 'object' && !Array.isArray(next) ? next : {};
      at[key] = inner;
      at = inner;
    }
    const last = keys.at(-1);
    if (last !== undefined) at[last] = value;
  }
  return lists(root) as FormObject;
}

/** Objects whose keys are 0, 1, 2… become lists. */
function lists(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, lists(inner)] as const);
  const isList = entries.length > 0 && entries.every(([key], at) => key === String(at));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

export const textAt = (form: FormObject, key: string): string | null => {
  const value = form[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

export const objectAt = (form: FormObject, key: string): FormObject => {
  const value = form[key];
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
};

export const listAt = (form: FormObject, key: string): FormObject[] => {
  const value = form[key];
  return Array.isArray(value) ? value.filter((one): one is FormObject => typeof one === 'object') : [];
};

export const metadataOf = (form: FormObject): Record<string, string> =>
  Object.fromEntries(Object.entries(objectAt(form, 'metadata')).map(([key, value]) => [key, String(value)]));
