import { newId } from '#app/server/ids.server.ts';

/** The kind of the job that sends refunds to their cards (`refundByCard`). */
export const REFUND_BY_CARD = 'refund-by-card';

/**
 * Each time that a refund is sent to its card is one sending: the first by itself, a further one whenever staff send it again.
 * Its name goes to the provider with the refund, so that what is heard later of an earlier one is known as that. A sending that
 * uses its idempotency key up goes on with another one: the keys of one sending are `name`, `name.2`, `name.3`.
 * @returns the name; null where nothing was sent yet.
 */
export function sendingOf(attemptKey: string | null): string | null {
  return attemptKey?.split('.')[0] ?? null;
}

/** The idempotency key that comes after `before` in the same sending; the first one of a sending where there is none. */
export function nextKey(before: string | null): string {
  if (before === null) return newId();
  const [name = before, count = '1'] = before.split('.');
  return `${name}.${Number(count) + 1}`;
}

/** What of a refund over there says to which sending it belongs. */
export type SentThere = {
  readonly id: string;
  readonly status: string | null;
  readonly metadata?: Readonly<Record<string, string>> | null;
};

/**
 * Whether a refund over there came of the sending that is known here. One that is not known by its id yet is known by the name
 * that it was given; without any it was sent before names were given, and then a failure tells of nothing that is under way.
 */
export function isOfSending(
  row: { readonly externalId: string | null; readonly attemptKey: string | null },
  { id, status, metadata }: SentThere,
): boolean {
  if (row.externalId !== null) return row.externalId === id;
  const name = metadata?.sending;
  if (name === undefined) return status !== 'failed' && status !== 'canceled';
  return name === sendingOf(row.attemptKey);
}

/** The same where it is certain: by its id, or by the name that it was given. */
export function isNamedAsSending(
  row: { readonly externalId: string | null; readonly attemptKey: string | null },
  truth: SentThere,
): boolean {
  return isOfSending(row, truth) && (row.externalId !== null || truth.metadata?.sending !== undefined);
}
