import type { CliOutput } from '#app/cli/command.ts';
import { makePasswordLink, passwordLinkPath } from '#app/domain/accounts/password-link.server.ts';
import type { Context } from '#app/server/context.ts';
import { readRunningAddress } from '#app/server/running-address.server.ts';

/** Prints the whole address of a one-time link with which a person sets their password. */
export async function printPasswordLink(
  context: Context,
  personId: string,
  { out, err }: CliOutput,
): Promise<void> {
  const { config } = context;
  const path = passwordLinkPath(await makePasswordLink(context, { personId }));
  const running = config.isPublicUrlGiven ? config.publicUrl : readRunningAddress(config);
  if (running === null) {
    err(
      `No market is running over ${config.dataDir}, so the link begins with where it would open by itself. If yours has another address, set PUBLIC_URL and run this again.`,
    );
  }
  out((running ?? config.publicUrl) + path);
}
