import { Form, Link, useLocation } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import { LanguageSwitch } from '#app/components/language-switch.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

type PortalAccountProps = {
  /** Who is signed in. */
  name: string;
  /** The producer or place that they act for. */
  actingFor?: string;
  /** Where to say for whom else to act, for people who work for several. */
  switchTo?: string;
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

function ToMarket({ className = '' }: { className?: string }) {
  const t = useT(componentMessages);
  return (
    <Link to="/" className={`inline-flex min-h-12 items-center text-sm font-bold text-indigo-2 ${className}`}>
      {t('seeMarket')}
    </Link>
  );
}

/** At the right of a wide portal head: for whom one acts, the market, the language, the way out. */
export function PortalAccount({ name, actingFor, switchTo }: PortalAccountProps) {
  return (
    <div className="hidden items-center gap-x-4 lg:flex">
      <p className="text-sm text-ink-soft">
        {actingFor && <strong className="text-ink">{actingFor} · </strong>}
        {name}
      </p>
      <ToAccount className="no-underline hover:underline" />
      <ToSwitch to={switchTo} className="no-underline hover:underline" />
      <ToMarket className="no-underline hover:underline" />
      <LanguageSwitch area="portal" />
      <SignOut />
    </div>
  );
}

/** The same on a phone, behind one button at the end of the only row. Works without JavaScript. */
export function PortalAccountMenu({ name, actingFor, switchTo }: PortalAccountProps) {
  const t = useT(componentMessages);
  const { key } = useLocation();
  return (
    <details
      // Another page closes it.
      key={key}
      className="group relative shrink-0 lg:hidden"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary className="inline-flex size-12 list-none flex-col items-center justify-center gap-0.5 rounded-md text-indigo hover:bg-paper-2 [&::-webkit-details-marker]:hidden">
        <Icon name="user" className="size-6 group-open:hidden" />
        <Icon name="close" className="hidden size-6 group-open:block" />
        <span className="text-xs leading-none">
          {t('me')}
          <span className="sr-only">: {t('portalMenu')}</span>
        </span>
      </summary>
      <div className="absolute right-0 z-30 mt-1 w-64 space-y-1 rounded-md border border-line bg-white px-4 py-3 shadow-xl">
        <p className="text-sm text-ink-soft">
          {actingFor && <strong className="block text-base text-ink">{actingFor}</strong>}
          {name}
        </p>
        <ToAccount className="w-full" />
        <ToSwitch to={switchTo} className="w-full" />
        <ToMarket className="w-full" />
        <div className="flex items-center justify-between border-t border-line pt-1">
          <LanguageSwitch area="portal" />
          <SignOut />
        </div>
      </div>
    </details>
  );
}
