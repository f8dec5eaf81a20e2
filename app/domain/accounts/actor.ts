import { DESK_ROLES, type DeskRole } from '#app/domain/accounts/roles.ts';
import type { Role } from '#db/tables/accounts.ts';

export type Membership = {
  readonly role: Role;
  readonly producerId: string | null;
  readonly communeCode: string | null;
};

/** Who acts in a request: a signed-in person and what they may do. Read afresh for every request. */
export type Actor = {
  readonly personId: string;
  readonly sessionId: string;
  /** For greeting the person; never logged. */
  readonly name: string;
  readonly language: 'vi' | 'en';
  readonly memberships: ReadonlyArray<Membership>;
  /** A second factor was shown in this session. */
  readonly hasSecondFactor: boolean;
  /** They have an authenticator and have not shown it in this session: so far they have given a password, no more. */
  readonly owesSecondFactor: boolean;
};

/** An actor on behalf of one producer: every row they touch belongs to `producerId`. */
export type SellerActor = Actor & { readonly producerId: string };

/** The role that a staff act is recorded under, or null when the person is no staff. */
export function staffRole(actor: Actor): DeskRole | null {
  return DESK_ROLES.find((one) => actor.memberships.some(({ role }) => role === one)) ?? null;
}

/** Ids of the producers that the person may act for. */
export function producersOf(actor: Actor): string[] {
  return actor.memberships.flatMap(({ role, producerId }) =>
    role === 'producer_member' && producerId ? [producerId] : [],
  );
}
