import { makePasswordLink } from '#app/domain/accounts/password-link.server.ts';
import type { Context } from '#app/server/context.ts';

/** The whole address of a one-time link with which a person sets their password. */
export async function passwordLink(context: Context, personId: string): Promise<string> {
  const token = await makePasswordLink(context, personId);
  return `${context.config.publicUrl}/account/set-password?token=${token}`;
}
