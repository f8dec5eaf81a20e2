import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import { fold } from '#app/server/text/fold.ts';

const LONGEST = 40;

/**
 * The code under which a target stands in addresses, from its name: "205 sản phẩm, 14/10/2024" →
 * `205-san-pham-14-10-2024`. ASCII, cut between words, with a number behind it where it is taken.
 */
export function targetCodeFrom(name: string, taken: ReadonlySet<string>): string {
  let base = '';
  for (const word of fold(name)
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')) {
    const longer = base === '' ? word.slice(0, LONGEST) : `${base}-${word}`;
    if (longer.length > LONGEST) break;
    if (word !== '') base = longer;
  }
  if (base === '') base = 'chi-tieu';
  const isFree = (code: string) => !taken.has(code) && code !== WHOLE_REGISTER;
  if (isFree(base)) return base;
  let number = 2;
  while (!isFree(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
