/** Names of the branches of the OCOP classification. */
import { branches as en } from '#app/i18n/en/branches.ts';
import type { Language } from '#app/i18n/language.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { branches as vi } from '#app/i18n/vi/branches.ts';

const branchMessages = joinMessages(vi, en);

/**
 * A branch in the page's language. In Vietnamese, and for a branch that has no English name yet, it is called as the
 * law calls it. @param number Roman, as in "III".
 */
export function branchName(language: Language, number: string, nameVi: string): string {
  const key = (Object.keys(vi) as Array<keyof typeof vi>).find((one) => one === `group_${number}`);
  return language === 'vi' || !key ? nameVi : branchMessages[language][key];
}
