import { gtinProblem, gtinWarning } from '#app/domain/catalog/gtin.ts';

/** A right GTIN that a marketplace takes as a product's: not one that a shop gives itself, nor a book's. */
export function isMarketGtin(value: string): boolean {
  return value !== '' && gtinProblem(value) === null && gtinWarning(value) === null;
}
