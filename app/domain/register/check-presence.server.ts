import type { Actor } from '#app/domain/accounts/actor.ts';
import { lookAtPage } from '#app/domain/register/look-at-page.server.ts';
import { staffAuthor } from '#app/domain/register/presence-input.server.ts';
import type { PageFinding } from '#app/domain/register/read-page.ts';
import { readPresence } from '#app/domain/register/read-presence.server.ts';
import { type NewCheck, writeCheck } from '#app/domain/register/write-check.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * Looks at a presence's page now, for a member of staff who asks for it.
 * @throws NotFound; DomainError wrongState when it was revoked, presenceNoPage when it has no address
 */
export async function checkPresence(
  context: Context,
  actor: Actor,
  presenceId: string,
): Promise<PageFinding> {
  const author = staffAuthor(actor);
  const { check, finding } = await lookAtPresence(context, presenceId);
  await context.store.write((tx) => writeCheck(context, tx, check, author));
  return finding;
}

/**
 * Fetches a presence's page and says what to write down. A page that says nothing gives a look that proves nothing:
 * the presence keeps its state, and its last verified look goes on growing old.
 */
export async function lookAtPresence(
  context: Context,
  presenceId: string,
): Promise<{ check: NewCheck; finding: PageFinding }> {
  const { presence, hosts, product } = await readPresence(context, presenceId);
  if (presence.revokedAt !== null) throw new DomainError('wrongState');
  if (presence.url === null) throw new DomainError('presenceNoPage');
  const { url, channelCode } = presence;
  const finding = await lookAtPage(context, { channelCode, url, hosts, product });
  return {
    finding,
    check: {
      presenceId,
      method: 'http',
      state: finding.found ?? presence.state,
      checkedAt: context.clock.now(),
      verified: finding.found !== null,
      note: finding.reason,
      fetchedTitle: finding.title,
      evidenceHash: null,
    },
  };
}
