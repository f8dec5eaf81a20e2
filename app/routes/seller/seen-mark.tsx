import { useLocation } from '@remix-run/react';
import { useState } from 'react';
import type { FieldError } from '#app/i18n/errors.ts';

type Errors = Readonly<Record<string, FieldError>>;

/**
 * The mark of what a form showed when it was drawn, sent along with it: reading the page anew must not make it up to date.
 * The form is drawn anew with the key of `useOwnKey`.
 */
export function SeenMark({ mark }: { mark: string }) {
  const [drawn] = useState(mark);
  return <input type="hidden" name="seen" defaultValue={drawn} />;
}

/**
 * A key for one of several forms of a page: another one after each answer to its own press, so that it is drawn with what is
 * stored then; the same after an answer to another form, so that what is typed into it stays.
 */
export function useOwnKey(isAnswered: boolean): string {
  const { key } = useLocation();
  const [own, setOwn] = useState(key);
  if (isAnswered && own !== key) setOwn(key);
  return isAnswered ? key : own;
}

/** Whether a form was refused because something was saved that it did not show. */
export function isSavedElsewhere(errors: Errors | undefined): boolean {
  const ofAll = errors?.[''];
  return (typeof ofAll === 'string' ? ofAll : ofAll?.code) === 'stepChangedMeanwhile';
}

/**
 * The mark for a form that is drawn. Whoever was told what was saved elsewhere has seen what is stored now; refused for
 * anything else, they have seen no more than before.
 */
export function markFor(stored: string, refused: { errors: Errors; seen: string } | undefined): string {
  return refused && !isSavedElsewhere(refused.errors) ? refused.seen : stored;
}
