import { useEffect, useState } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

/** What `/account/me.json` says of the visitor: nothing but where their own pages are. */
type Visitor = { signedIn: boolean; home?: string };

let asked: Promise<Visitor> | null = null;

function askOnce(): Promise<Visitor> {
  asked ??= fetch('/account/me.json', { headers: { accept: 'application/json' }, credentials: 'same-origin' })
    .then((answer) => (answer.ok ? (answer.json() as Promise<Visitor>) : { signedIn: false }))
    .catch(() => ({ signedIn: false }));
  return asked;
}

/**
 * The way to one's own pages. Storefront pages are the same for everybody until they are in the browser; only there
 * does "sign in" become "my area".
 */
export function SignedInLink({ className = '' }: { className?: string }) {
  const t = useT(componentMessages);
  const [visitor, setVisitor] = useState<Visitor>({ signedIn: false });
  useEffect(() => {
    let isHere = true;
    askOnce().then((answer) => isHere && setVisitor(answer));
    return () => {
      isHere = false;
    };
  }, []);
  return (
    <a
      href={visitor.signedIn ? (visitor.home ?? '/account') : '/account/sign-in'}
      className={`inline-flex min-h-12 items-center gap-2 font-bold text-current no-underline hover:underline ${className}`}
    >
      <Icon name="user" />
      {visitor.signedIn ? t('myArea') : t('signIn')}
    </a>
  );
}
