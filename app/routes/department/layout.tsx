import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { PortalShell } from '#app/components/portal-shell.tsx';
import { countMoneyTasks, type MoneyTasks } from '#app/domain/reports/count-money-tasks.server.ts';
import { countWaiting } from '#app/domain/reports/count-waiting.server.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { feeMessages } from '#app/i18n/fees.ts';
import { useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { watchedOrderMessages } from '#app/i18n/watched-orders.ts';
import { DeskProblem } from '#app/routes/department/desk-problem.tsx';
import { useMoneyLinks } from '#app/routes/department/money-desk/money-links.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { PageProblem } from '#app/routes/system/page-problem.tsx';
import { problemOf } from '#app/routes/system/problem-of.ts';
import { useRoot } from '#app/routes/use-root.ts';

export const loader = loaderFor('department', async ({ context, actor }) => ({
  name: actor.name,
  ...(await countWaiting(context)),
  money: await countMoneyTasks(context),
}));

type FrameData = { name: string; reviews: number; papers: number; deadJobs: number; money: MoneyTasks };

export default function DepartmentLayout() {
  return (
    <DeskFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </DeskFrame>
  );
}

/** A page of the desk that cannot be shown leaves its frame: only who may not see the desk at all gets the market's. */
export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useRouteLoaderData<FrameData>('routes/department/layout');
  const problem = problemOf(isRouteErrorResponse(error) ? error : null);
  if (!frame) return <PageProblem problem={problem} />;
  return (
    <DeskFrame {...frame}>
      <DeskProblem problem={problem} />
    </DeskFrame>
  );
}

/** The frame of the department's desk. */
function DeskFrame({
  name,
  reviews,
  papers,
  deadJobs,
  money,
  children,
}: FrameData & { children: ReactNode }) {
  const t = useT(departmentMessages);
  const tReady = useT(readinessMessages);
  const inChannels = useT(channelDeskMessages);
  const inFees = useT(feeMessages);
  const inTickets = useT(ticketMessages);
  const inBooks = useT(payoutMessages);
  const inOrders = useT(watchedOrderMessages);
  return (
    <PortalShell
      title={t('areaTitle')}
      home="/department"
      name={name}
      demo={useRoot()?.demo ?? false}
      wide
      machine={[{ to: '/department/jobs', label: t('navJobs'), count: deadJobs }]}
      links={[
        { to: '/department', label: t('navOverview'), icon: 'chart', end: true },
        { to: '/department/entries', label: t('navEntries'), icon: 'list' },
        { to: '/department/review', label: t('navReview'), icon: 'check', count: reviews },
        { to: '/department/channels', label: inChannels('navChannels'), icon: 'shop' },
        { to: '/department/orders', label: inOrders('nav') },
        { to: '/department/papers', label: t('navPapers'), count: papers },
        { to: '/department/tasks', label: inChannels('navTasks') },
      ]}
      groups={[
        {
          title: t('navBuyers'),
          links: [
            { to: '/department/tickets', label: inTickets('navTickets') },
            { to: '/department/review/buyers', label: inTickets('navReviews') },
          ],
        },
        { title: inBooks('tabsLabel'), links: useMoneyLinks(money) },
        {
          title: t('navRegister'),
          links: [
            { to: '/department/producers', label: t('navProducers') },
            { to: '/department/targets', label: t('navTargets') },
            { to: '/department/register/import', label: t('navImport') },
          ],
        },
        {
          title: t('navPlatforms'),
          links: [
            { to: '/department/readiness', label: tReady('deskNav') },
            { to: '/department/feeds/google', label: t('navFeeds') },
            { to: '/department/fees', label: inFees('navDesk') },
          ],
        },
      ]}
    >
      {children}
    </PortalShell>
  );
}
