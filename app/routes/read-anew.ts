import type { ShouldRevalidateFunction } from '@remix-run/react';

/**
 * For every page that shows a refused form together with what is stored: with JavaScript too it is read anew after a
 * refusal, as a page without JavaScript is. Often what was refused is out of date, and what the form showed with it.
 * Left to itself the router reads nothing after an answer of 400 and above.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  defaultShouldRevalidate || (actionStatus !== undefined && actionStatus >= 400);
