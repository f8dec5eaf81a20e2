import { redirect } from '@remix-run/node';
import { addDemoTask } from '#app/demo/add-demo-task.server.ts';
import { DEMO_ROLES, startDemoSession } from '#app/domain/accounts/start-demo-session.server.ts';
import { nextOr } from '#app/routes/account/areas-of.ts';
import { readSignInCookies, sessionCookie } from '#app/routes/account/session-cookies.server.ts';
import { textOf } from '#app/routes/answer-form.server.ts';
import { joinCart } from '#app/routes/cart-cookies.server.ts';
import { actionFor, loaderFor, SIGN_IN_PATH } from '#app/routes/route-guard.server.ts';
import { safeNext } from '#app/routes/system/safe-next.ts';
import { DomainError } from '#app/server/domain-error.ts';

/** The buttons stand on the sign-in page. */
export const loader = loaderFor('demo', async () => redirect(SIGN_IN_PATH, 303));

/** One-click sign-in as a simulated person. `startDemoSession` itself refuses outside the demo. */
export const action = actionFor('demo', async ({ context, request, isLocalVisitor }) => {
  const form = await request.formData();
  const role = DEMO_ROLES.find((one) => one === textOf(form, 'role'));
  if (!role) throw new DomainError('notInList', { field: 'role' });
  const { device } = readSignInCookies(context, request);
  const opened = await startDemoSession(context, { role, device, isLocalVisitor });
  // A demo that was filled before there was such a task.
  if (role === 'team_member') await addDemoTask(context);
  const headers = new Headers({ 'set-cookie': sessionCookie(context, opened) });
  await joinCart(context, request, opened.personId, headers);
  return redirect(nextOr(safeNext(form.get('next')), [role]), { status: 303, headers });
});
