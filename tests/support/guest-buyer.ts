import { checkoutFields, lookedThrough, plainPage, typedBuyer } from '#tests/support/checkout-form.ts';
import { request } from '#tests/support/request.ts';

/** A guest who stands before the button that places the order. */
export type FilledCheckout = {
  readonly url: string;
  /** The whole Cookie header. */
  readonly cookie: string;
  readonly form: Record<string, string | string[]>;
};

export type Answered = {
  readonly status: number;
  /** Where it leads; null for none. */
  readonly location: string | null;
  /** What its main part says, without tags; '' where it has none. */
  readonly words: string;
  /** Opens the order's page; '' where none was placed. */
  readonly access: string;
};

/** @throws with the page, when the shop refuses before the goods are ordered. */
export async function fillCheckout(
  url: string,
  { code, quantity = 1, typed = {} }: { code: string; quantity?: number; typed?: Record<string, string> },
): Promise<FilledCheckout> {
  const added = await request(url, '/cart', { form: { intent: 'add', code, quantity: String(quantity) } });
  const cookie = /(?:^|, )(cart=[^;]+)/.exec(added.headers.getSetCookie().join(', '))?.[1];
  const said = await added.text();
  if (added.status !== 303 || !cookie) throw new Error(`the basket answered ${added.status}: ${said}`);
  const shown = await request(url, '/checkout', { cookie });
  const page = plainPage(await shown.text());
  const fields = checkoutFields(page);
  if (shown.status !== 200 || !fields.line) throw new Error(`no form came, but ${shown.status}: ${page}`);
  const form = { ...fields, ...typedBuyer, ...typed, intent: 'review' };
  const review = await request(url, '/checkout', { cookie, form });
  const reviewed = await review.text();
  if (review.status !== 200) throw new Error(`no review came, but ${review.status}: ${reviewed}`);
  return { url, cookie, form: lookedThrough(reviewed, form) };
}

/** Sends the form, once. */
export async function confirmOrder({ url, cookie, form }: FilledCheckout): Promise<Answered> {
  const answer = await request(url, '/checkout', { cookie, form });
  const page = plainPage(await answer.text());
  const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? '';
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    words: main
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
    access: /order_access=[^;]+/.exec(answer.headers.getSetCookie().join(', '))?.[0] ?? '',
  };
}
