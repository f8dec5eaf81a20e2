import { useEffect, useRef } from 'react';

const KEY = 'checkout';
/** These say what the form is about, not what was typed in it. */
const NOT_TYPED = new Set(['cartId', 'checkoutKey', 'wasSignedIn', 'policies', 'line', 'intent', 'agreed']);

/** Null where the browser keeps nothing for any page. */
function storage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** There while an order is being placed. */
const PLACING = 'checkout-placing';

/** What is typed is sent as an order now: with its page, which follows, nobody at this device needs it any more. */
export function isPlacing(): void {
  storage()?.setItem(PLACING, '1');
}

/** On an order's page: that of an earlier order leaves alone what is being typed for the next. */
export function forgetPlaced(): void {
  if (!storage()?.getItem(PLACING)) return;
  storage()?.removeItem(PLACING);
  storage()?.removeItem(KEY);
}

/**
 * Keeps what is typed in this window until it closes, so that the back button, a reload or a way through the sign-in
 * page loses nothing. Without JavaScript the browser itself puts back what was typed.
 */
export function KeepTyped({
  isFresh,
  onProvince,
}: {
  isFresh: boolean;
  onProvince: (province: string) => void;
}) {
  const here = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed is put back once, into the form as it first stands
  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form) return;
    // Here again, nothing was placed.
    storage()?.removeItem(PLACING);
    if (isFresh) putBack(form, read(), onProvince);
    const keep = () => {
      const fields = [...new FormData(form)].flatMap(([name, value]) =>
        NOT_TYPED.has(name) || typeof value !== 'string' ? [] : [[name, value] as [string, string]],
      );
      storage()?.setItem(KEY, JSON.stringify(fields));
    };
    form.addEventListener('change', keep);
    form.addEventListener('input', keep);
    return () => {
      form.removeEventListener('change', keep);
      form.removeEventListener('input', keep);
    };
  }, [isFresh]);
  return <span ref={here} hidden />;
}

function read(): Array<[string, string]> {
  try {
    return JSON.parse(storage()?.getItem(KEY) ?? '[]') as Array<[string, string]>;
  } catch {
    return [];
  }
}

/** Into boxes in which nobody has typed yet; choices are made again where they are still offered. */
function putBack(
  form: HTMLFormElement,
  fields: ReadonlyArray<[string, string]>,
  onProvince: (province: string) => void,
): void {
  for (const [name, value] of fields) {
    if (name === 'province') {
      onProvince(value);
      continue;
    }
    for (const control of form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)) {
      if (control.type === 'radio') control.checked = control.value === value || control.checked;
      else if (control.type !== 'hidden' && control.value === (control.defaultValue ?? ''))
        type(control, value);
    }
  }
}

/** As if it were typed: React learns of it too. */
function type(control: HTMLInputElement, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set;
  setter?.call(control, value);
  control.dispatchEvent(new Event('input', { bubbles: true }));
}
