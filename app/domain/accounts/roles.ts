/** The roles and what each kind of them is; whoever asks about a role by its name asks here. */
import type { Role } from '#db/tables/accounts.ts';

export const ROLES = [
  'buyer',
  'producer_member',
  'team_member',
  'commune_officer',
  'department_staff',
  'operator',
] as const satisfies ReadonlyArray<Role>;

/** Roles that see what belongs to others: short sessions, and nobody at the desk hands out a way into their accounts. */
export const OFFICE_ROLES = ['commune_officer', 'department_staff', 'operator'] as const satisfies Role[];

/** Roles that act at the department's desk; an act is recorded under the first that its person has. */
export const DESK_ROLES = ['department_staff', 'operator'] as const satisfies Role[];

export type DeskRole = (typeof DESK_ROLES)[number];

export function isOfficeRole(role: Role): boolean {
  return OFFICE_ROLES.some((one) => one === role);
}
