import { Form } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import { accountMessages } from '#app/i18n/account.ts';
import { useT } from '#app/i18n/messages.ts';

const PEOPLE = [
  { role: 'producer_member', label: 'demoProducer', hint: 'demoProducerHint' },
  { role: 'department_staff', label: 'demoStaff', hint: 'demoStaffHint' },
  { role: 'team_member', label: 'demoTeam', hint: 'demoTeamHint' },
] as const;

/** One press and one is in, as a simulated person; only in the demo. */
export function DemoButtons({ next }: { next: string }) {
  const t = useT(accountMessages);
  return (
    <section className="rounded-md border-2 border-turmeric bg-turmeric-tint p-4 sm:p-5">
      <h2 className="text-xl">{t('demoTitle')}</h2>
      <p className="mt-1 text-sm">{t('demoText')}</p>
      <Form method="post" action="/account/demo" reloadDocument className="mt-4 grid gap-3">
        <input type="hidden" name="next" value={next} />
        {PEOPLE.map(({ role, label, hint }) => (
          <button
            key={role}
            type="submit"
            name="role"
            value={role}
            className="flex min-h-16 items-center gap-3.5 rounded-md border-2 border-indigo bg-white p-3.5 text-left hover:bg-indigo-tint"
          >
            <span className="inline-flex size-11 shrink-0 items-center justify-center rounded-full bg-indigo text-white">
              <Icon name={role === 'producer_member' ? 'camera' : 'user'} className="size-6" />
            </span>
            <span className="min-w-0 grow">
              <span className="block font-bold text-indigo">{t(label)}</span>
              <span className="block text-sm text-ink-soft">{t(hint)}</span>
            </span>
            <Icon name="right" />
          </button>
        ))}
      </Form>
    </section>
  );
}
