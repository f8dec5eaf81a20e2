import { useT } from '#app/i18n/messages.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';

/** Beside a file for a seller centre: some of its goods were pushed after it was made; nothing where none were. */
export function PushedSince({ count, platform }: { count: number; platform: string }) {
  const w = useT(workbookMessages);
  if (count === 0) return null;
  return <span className="block font-normal text-red-deep">{w('pushedSince', { count, platform })}</span>;
}
