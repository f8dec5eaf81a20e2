import type { Actor } from '#app/domain/accounts/actor.ts';
import { checkPresence } from '#app/domain/register/check-presence.server.ts';
import { checkPresenceByHand } from '#app/domain/register/check-presence-by-hand.server.ts';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { revokePresence } from '#app/domain/register/revoke-presence.server.ts';
import { setBlocker } from '#app/domain/register/set-blocker.server.ts';
import type { EntryForm } from '#app/routes/department/read-entry-form.server.ts';
import { typedDay } from '#app/routes/typed-day.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import type { PresenceState } from '#db/tables/register.ts';

/** What a person does on an entry's page, by the form's `intent`. @returns what the page then says was done. */
export async function actOnEntry(
  context: Context,
  actor: Actor,
  entry: { id: string; presences: ReadonlyArray<{ id: string }> },
  { fields, keepScreenshot }: EntryForm,
): Promise<string> {
  const text = (name: string) => fields[name] ?? '';
  const presenceId = () => {
    if (!entry.presences.some(({ id }) => id === fields.presenceId)) throw new NotFound('presence');
    return text('presenceId');
  };
  const seen = async () => ({
    // Checked against the table of states where it is used.
    state: text('state') as PresenceState,
    seenOn: typedDay(text('seenOn')),
    note: text('note'),
    evidenceHash: await keepScreenshot(),
  });
  switch (fields.intent) {
    case 'record': {
      const input = {
        ...{ entryId: entry.id, channelCode: text('channelCode'), url: text('url') },
        isForBoth: text('isForBoth') === 'yes',
      };
      const { verified } = await recordPresence(context, actor, { ...input, ...(await seen()) });
      return verified ? 'recorded' : 'claimed';
    }
    case 'check': {
      const { verified } = await checkPresenceByHand(context, actor, {
        presenceId: presenceId(),
        ...(await seen()),
      });
      return verified ? 'recorded' : 'claimed';
    }
    case 'checkNow': {
      const { reason } = await checkPresence(context, actor, presenceId());
      return `page_${reason}`;
    }
    case 'revoke':
      await revokePresence(context, actor, { presenceId: presenceId(), note: text('revokeNote') });
      return 'revoked';
    case 'blocker':
      await setBlocker(context, actor, {
        entryId: entry.id,
        reason: text('blocker'),
        owner: text('blockerOwner'),
        nextStep: text('blockerNextStep'),
        seenMark: fields.blockerSeen ?? null,
      });
      return 'saved';
    default:
      throw new DomainError('invalid');
  }
}
