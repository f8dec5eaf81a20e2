import { Outlet, useLoaderData } from '@remix-run/react';
import { PortalShell } from '#app/components/portal-shell.tsx';
import { countWaiting } from '#app/domain/reports/count-waiting.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { useRoot } from '#app/routes/use-root.ts';

export const loader = loaderFor('department', async ({ context, actor }) => ({
  name: actor.name,
  ...(await countWaiting(context)),
}));

/** The frame of the department's desk. */
export default function DepartmentLayout() {
  const { name, reviews, deadJobs } = useLoaderData<typeof loader>();
  const t = useT(departmentMessages);
  return (
    <PortalShell
      title={t('areaTitle')}
      home="/department"
      name={name}
      demo={useRoot()?.demo ?? false}
      wide
      links={[
        { to: '/department', label: t('navOverview'), end: true },
        { to: '/department/entries', label: t('navEntries') },
        { to: '/department/producers', label: t('navProducers') },
        { to: '/department/targets', label: t('navTargets') },
        { to: '/department/register/import', label: t('navImport') },
        { to: '/department/review', label: t('navReview'), count: reviews },
        { to: '/department/feeds/google', label: t('navFeeds') },
        { to: '/department/jobs', label: t('navJobs'), count: deadJobs },
      ]}
    >
      <Outlet />
    </PortalShell>
  );
}
