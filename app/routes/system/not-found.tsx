import { data, type MetaFunction } from '@remix-run/node';
import { languageOfPath } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { systemMessages } from '#app/i18n/system.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

/** Every address that nothing else answers. */
export const loader = loaderFor('public', async () => {
  throw data(null, { status: 404 });
});

export const action = actionFor('public', async () => {
  throw data(null, { status: 404 });
});

export const meta: MetaFunction = ({ location }) => [
  { title: `${translate(systemMessages, languageOfPath(location.pathname))('notFoundTitle')} · Chợ Phiên` },
];

export default function NotFound() {
  return null;
}
