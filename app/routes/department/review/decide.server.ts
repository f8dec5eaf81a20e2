import { data, redirect } from '@remix-run/node';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { approveListing } from '#app/domain/catalog/approve-listing.server.ts';
import { returnListing } from '#app/domain/catalog/return-listing.server.ts';
import { liftSuspension, suspendListing } from '#app/domain/catalog/suspend-listing.server.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, isDomainError } from '#app/server/domain-error.ts';

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
  try {
    await decide(context, actor, { revisionId, intent, note, form });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const errors: Record<string, FieldError> = {
      [fields.find((field) => field === error.field) ?? '']: { code: error.code, params: error.params },
    };
    return data({ errors, note }, { status: 400 });
  }
  const told = new URLSearchParams({
    done: doneWords[intent] ?? '',
    title: String(form.get('title') ?? ''),
  });
  return redirect(`/department/review?${told}`, 303);
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
