import { redirect } from '@remix-run/node';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { approveListing } from '#app/domain/catalog/approve-listing.server.ts';
import { returnListing } from '#app/domain/catalog/return-listing.server.ts';
import { liftSuspension, suspendListing } from '#app/domain/catalog/suspend-listing.server.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/** What the queue says after each act. */
const doneWords: Readonly<Record<string, string>> = {
  approve: 'approved',
  return: 'returned',
  suspend: 'suspended',
  lift: 'lifted',
};

/** Fields beside which a refusal stands. */
const fields = ['note', 'hasCheckedClaims'];

/** Does what a form of the review page asks: back to the queue (303), or 400 with the errors and the note as typed. */
export async function answerDecision(context: Context, actor: Actor, revisionId: string, form: FormData) {
  const intent = String(form.get('intent') ?? '');
  const note = String(form.get('note') ?? '');
  return answerForm(
    note,
    async () => {
      await decide(context, actor, { revisionId, intent, note, form });
      const told = new URLSearchParams({
        done: doneWords[intent] ?? '',
        title: String(form.get('title') ?? ''),
      });
      return redirect(`/department/review?${told}`, 303);
    },
    (field) => (fields.includes(field) ? field : ''),
  );
}

type Asked = { revisionId: string; intent: string; note: string; form: FormData };

async function decide(context: Context, actor: Actor, { revisionId, intent, note, form }: Asked) {
  const decision = { revisionId, saves: Number(form.get('saves')) };
  const listingId = String(form.get('listingId') ?? '');
  switch (intent) {
    case 'approve': {
      const hasCheckedClaims = form.has('hasCheckedClaims');
      return approveListing(context, actor, { ...decision, hasCheckedClaims });
    }
    case 'return':
      return returnListing(context, actor, { ...decision, note });
    case 'suspend':
      return suspendListing(context, actor, { listingId, note });
    case 'lift':
      return liftSuspension(context, actor, listingId);
    default:
      throw new DomainError('invalid');
  }
}
