/** The states of a listing and of its revisions as tables of moves; `move` is the only way from one to another. */
import { DomainError } from '#app/server/domain-error.ts';
import type { ListingState, RevisionState } from '#db/tables/catalog.ts';

export type Moves<State extends string> = Readonly<
  Record<string, { readonly from: readonly State[]; readonly to: State }>
>;

export const listingMoves = {
  /** The first approval. Later ones change the content of a published listing and leave its state. */
  publish: { from: ['draft'], to: 'published' },
  /** By staff, with a note. */
  suspend: { from: ['published'], to: 'suspended' },
  lift: { from: ['suspended'], to: 'published' },
  /** By the producer. Not out of a suspension: it would be a way around it. */
  archive: { from: ['draft', 'published'], to: 'archived' },
  /** Back to where it was: published content is still approved. */
  bringBack: { from: ['archived'], to: 'published' },
  bringBackDraft: { from: ['archived'], to: 'draft' },
} as const satisfies Moves<ListingState>;

export const revisionMoves = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  /** The producer takes it back to write on. */
  withdraw: { from: ['submitted'], to: 'draft' },
  approve: { from: ['submitted'], to: 'approved' },
  return: { from: ['submitted'], to: 'returned' },
  /** A later revision was approved. */
  supersede: { from: ['approved'], to: 'superseded' },
  /** The producer drops the changes and keeps what is published. */
  discard: { from: ['draft', 'returned'], to: 'superseded' },
} as const satisfies Moves<RevisionState>;

/** Whether the producer may write in a revision in this state. */
export function isEditable(state: RevisionState): boolean {
  return state === 'draft' || state === 'returned';
}

/** The state after the move. @throws DomainError wrongState when the table has no such move from here. */
export function move<Table extends Moves<string>, Name extends keyof Table>(
  table: Table,
  name: Name,
  state: Table[keyof Table]['from'][number] | Table[keyof Table]['to'],
): Table[Name]['to'] {
  const step = table[name];
  if (!step?.from.includes(state)) throw new DomainError('wrongState');
  return step.to;
}
