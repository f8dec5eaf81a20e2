import { Steps } from '#app/components/steps.tsx';
import { useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';

/** Where one is on a file's way in. */
export function ImportSteps({
  importId,
  current,
  openQuestions,
}: {
  importId: string;
  current: 0 | 1 | 2;
  openQuestions: number;
}) {
  const t = useT(registerMessages);
  const base = `/department/register/import/${importId}`;
  return (
    <Steps
      current={current}
      steps={[
        { to: `${base}/columns`, label: t('stepColumns'), state: current > 0 ? 'done' : 'todo' },
        {
          to: `${base}/questions`,
          label: t('stepQuestions'),
          state: openQuestions > 0 ? 'problem' : current > 1 ? 'done' : 'todo',
        },
        { to: base, label: t('stepReport'), state: 'todo' },
      ]}
    />
  );
}
