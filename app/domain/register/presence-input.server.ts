import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { type ChannelPage, lookAtPage } from '#app/domain/register/look-at-page.server.ts';
import { isShortLink } from '#app/domain/register/parse/short-link.ts';
import { handStates } from '#app/domain/register/presence-states.ts';
import type { PageFinding } from '#app/domain/register/read-page.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { DAY_MS, isLocalDate, localDate, startOfLocalDay } from '#app/server/local-date.ts';
import { tidy } from '#app/server/text/fold.ts';
import type { PresenceState } from '#db/tables/register.ts';

/** What a person says to have seen, as every form about a presence asks for it. */
export type SeenByHand = {
  state: PresenceState;
  /** Local day on which they saw it. */
  seenOn: string;
  note: string;
  /** Of a screenshot taken in by `stageEvidence`. */
  evidenceHash: string | null;
};

export type HandEvidence = {
  checkedAt: number;
  note: string | null;
  fetchedTitle: string | null;
  evidenceHash: string | null;
  /** By a note together with a screenshot or the title that we fetched from the page ourselves. */
  verified: boolean;
};

const LONGEST_NOTE = 1000;

/** Staff only. @returns who a write is recorded under. @throws NotFound for anyone else */
export function staffAuthor(actor: Actor): { personId: string; role: string } {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('presence');
  return { personId: actor.personId, role };
}

/**
 * Checks what a person has typed, and without a screenshot fetches the page's title: one that is typed proves nothing.
 * Goes outside, so it runs before the write.
 * @throws DomainError required, tooLong (note); notADate, dateInFuture (seenOn); notInList (state)
 */
export async function handEvidence(
  context: Context,
  seen: SeenByHand,
  page: Omit<ChannelPage, 'url'> & { url: string | null },
): Promise<HandEvidence> {
  const now = context.clock.now();
  if (!handStates.includes(seen.state)) throw new DomainError('notInList', { field: 'state' });
  if (!isLocalDate(seen.seenOn)) throw new DomainError('notADate', { field: 'seenOn' });
  if (seen.seenOn > localDate(now)) throw new DomainError('dateInFuture', { field: 'seenOn' });
  const note = tidy(seen.note);
  if (note === '') throw new DomainError('required', { field: 'note' });
  if (note.length > LONGEST_NOTE)
    throw new DomainError('tooLong', { field: 'note', params: { max: LONGEST_NOTE } });
  const isToday = seen.seenOn === localDate(now);
  // What was seen on another day is not proved by what the page says today.
  const mayFetch = seen.evidenceHash === null && page.url !== null && isToday;
  const finding = mayFetch ? await lookAtPage(context, { ...page, url: page.url ?? '' }) : null;
  const fetchedTitle = finding && bearsOut(finding, seen.state) ? finding.title : null;
  return {
    checkedAt: isToday ? now : startOfLocalDay(seen.seenOn) + DAY_MS / 2,
    note,
    fetchedTitle,
    evidenceHash: seen.evidenceHash,
    // Of a link to share nobody can say afterwards what was seen behind it.
    verified: !isShortLink(page.url ?? '') && (seen.evidenceHash !== null || fetchedTitle !== null),
  };
}

/** An empty shell's title, or one of another product, is no evidence of what the person says. */
function bearsOut({ found }: PageFinding, state: PresenceState): boolean {
  if (state === 'live') return found === 'live';
  if (state === 'out_of_stock') return found === 'live' || found === 'out_of_stock';
  return found === 'dead_link';
}
