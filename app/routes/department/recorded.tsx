import { demoStepInEnglish } from '#app/i18n/demo-steps.ts';
import { useLanguage } from '#app/i18n/messages.ts';

/** Words of the register as they were written: Vietnamese in every language, and marked as that. */
export function Recorded({ text }: { text: string | null }) {
  const language = useLanguage();
  if (text === null || text === '') return null;
  if (language === 'vi') return <>{text}</>;
  const own = demoStepInEnglish(text);
  return own ?? <span lang="vi">{text}</span>;
}
