import type { MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { PortalShell } from '#app/components/portal-shell.tsx';
import { accountMessages } from '#app/i18n/account.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { type Area, areasOf } from '#app/routes/account/areas-of.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { useRoot } from '#app/routes/use-root.ts';

/** What an act says when it is done: `?done=` in the address to which it redirects. */
const DONE = {
  saved: 'saved',
  password: 'passwordChanged',
  session: 'sessionEnded',
  others: 'othersEnded',
} as const;

const AREA_LABELS = {
  seller: 'navSeller',
  department: 'navDepartment',
  account: null,
} as const satisfies Record<Area, unknown>;

function isDone(done: string): done is keyof typeof DONE {
  return Object.hasOwn(DONE, done);
}

export const loader = loaderFor('signedIn', async ({ actor, url, language }) => {
  const done = url.searchParams.get('done') ?? '';
  const t = translate(accountMessages, language);
  return {
    name: actor.name,
    areas: areasOf(actor.memberships.map(({ role }) => role)),
    toast: isDone(done)
      ? { id: `${done}-${url.searchParams.get('at') ?? ''}`, tone: 'success' as const, text: t(DONE[done]) }
      : null,
    title: t('accountTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
  { name: 'robots', content: 'noindex' },
];

export default function AccountLayout() {
  const { name, areas, toast } = useLoaderData<typeof loader>();
  const t = useT(accountMessages);
  return (
    <PortalShell
      title={t('accountTitle')}
      home="/account"
      name={name}
      demo={useRoot()?.demo ?? false}
      toast={toast}
      links={[
        ...areas.flatMap((area) => {
          const label = AREA_LABELS[area];
          return label ? [{ to: `/${area}`, label: t(label), icon: 'left' as const }] : [];
        }),
        { to: '/account', label: t('navAccount'), icon: 'user', end: true },
        { to: '/account/security', label: t('navSecurity'), icon: 'edit' },
      ]}
    >
      <Outlet />
    </PortalShell>
  );
}
