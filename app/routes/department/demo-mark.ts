import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';

/** How a demo market marks what it made up inside texts of the register. */
const MARK = /\(mô phỏng\)$/u;

/** A text of the register whose mark of a demo, where it has one, is in the reader's language. */
export function useDemoMark(): (text: string) => string {
  const t = useT(departmentMessages);
  return (text) => text.replace(MARK, `(${t('recognitionDemo')})`);
}
