import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';

/**
 * How many the whole register holds of what a list of a target found none of: what was imported since is in no fixed
 * target. Null where that is no question.
 */
export async function countElsewhere(
  found: { target: { code: string }; total: number },
  countInRegister: (choice: { targetCode: string; asOf: null }) => Promise<{ total: number }>,
): Promise<number | null> {
  if (found.total > 0 || found.target.code === WHOLE_REGISTER) return null;
  return (await countInRegister({ targetCode: WHOLE_REGISTER, asOf: null })).total;
}
