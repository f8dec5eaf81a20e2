import { z } from 'zod';

/** Beyond this no list of the market goes; a larger number would leave what a database can count to. */
const LAST_PAGE = 100_000;

const pageNumber = z.coerce.number().int().min(1).max(LAST_PAGE).catch(1);

/**
 * `?page=` of an address, from 1; what cannot be the number of a page counts as not said.
 * @param name of the parameter, where a page has several lists.
 */
export function readPageNumber(search: URLSearchParams, name = 'page'): number {
  return pageNumber.parse(search.get(name));
}
