import { Form, Link } from '@remix-run/react';
import { LanguageSwitch } from '#app/components/language-switch.tsx';
import { Count, PlaceLink, type PortalLink } from '#app/components/portal-navigation.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

export type PortalAccountProps = {
  /** Who is signed in. */
  name: string;
  /** The producer or place that they act for. */
  actingFor?: string;
  /** Where to say for whom else to act, for people who work for several. */
  switchTo?: string;
  /** About the machine itself: in no row of pages either, because people come for it when something is wrong. */
  machine?: readonly PortalLink[];
};

function SignOut() {
  const t = useT(componentMessages);
  return (
    <Form method="post" action="/account/sign-out" reloadDocument>
      <button type="submit" className="min-h-12 px-1 text-sm font-bold text-indigo-2 hover:underline">
        {t('signOut')}
      </button>
    </Form>
  );
}

function ToSwitch({ to, className }: { to: string | undefined; className: string }) {
  const t = useT(componentMessages);
  if (!to) return null;
  return (
    <Link
      to={to}
      className={`inline-flex min-h-12 items-center text-sm font-bold text-indigo-2 ${className}`}
    >
      {t('switchProducer')}
    </Link>
  );
}

/** To what one may change about oneself: in no row of pages, because it belongs to none of the areas. */
function ToAccount({ className }: { className: string }) {
  const t = useT(componentMessages);
  return (
    <Link
      to="/account"
      className={`inline-flex min-h-12 items-center text-sm font-bold text-indigo-2 ${className}`}
    >
      {t('account')}
    </Link>
  );
}

function ToMachine({ links = [], className = '' }: { links?: readonly PortalLink[]; className?: string }) {
  return links.map((link) => (
    <PlaceLink
      key={link.to}
      link={link}
      look={(isCurrent) =>
        `inline-flex min-h-12 items-center gap-2 text-sm font-bold ${isCurrent ? 'text-ink' : 'text-indigo-2'} ${className}`
      }
    >
      {link.label}
      <Count count={link.count} />
    </PlaceLink>
  ));
}

function ToMarket({ className = '' }: { className?: string }) {
  const t = useT(componentMessages);
  return (
    <Link to="/" className={`inline-flex min-h-12 items-center text-sm font-bold text-indigo-2 ${className}`}>
      {t('seeMarket')}
    </Link>
  );
}

/** At the right of a wide portal head: for whom one acts, the market, the language, the way out. */
export function PortalAccount({ name, actingFor, switchTo, machine }: PortalAccountProps) {
  return (
    <div className="hidden items-center gap-x-4 lg:flex">
      <p className="text-sm text-ink-soft">
        {actingFor && <strong className="text-ink">{actingFor} · </strong>}
        {name}
      </p>
      <ToMachine links={machine} className="no-underline hover:underline" />
      <ToAccount className="no-underline hover:underline" />
      <ToSwitch to={switchTo} className="no-underline hover:underline" />
      <ToMarket className="no-underline hover:underline" />
      <LanguageSwitch area="portal" />
      <SignOut />
    </div>
  );
}

/** The same on a phone, at the end of what "more" opens. */
export function PortalAccountRows({ name, actingFor, switchTo, machine }: PortalAccountProps) {
  return (
    <div className="mt-2 space-y-1 border-t border-line px-4 pt-3">
      <p className="text-sm text-ink-soft">
        {actingFor && <strong className="block text-base text-ink">{actingFor}</strong>}
        {name}
      </p>
      <ToMachine links={machine} className="w-full" />
      <ToAccount className="w-full" />
      <ToSwitch to={switchTo} className="w-full" />
      <ToMarket className="w-full" />
      <div className="flex items-center justify-between border-t border-line pt-1">
        <LanguageSwitch area="portal" />
        <SignOut />
      </div>
    </div>
  );
}
