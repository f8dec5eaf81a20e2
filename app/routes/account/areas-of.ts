import type { Role } from '#db/tables/accounts.ts';

export type Area = 'department' | 'seller' | 'account';

const AREAS_OF_ROLE: Readonly<Record<Role, Area | null>> = {
  department_staff: 'department',
  operator: 'department',
  producer_member: 'seller',
  team_member: null,
  commune_officer: null,
  buyer: null,
};

/** The signed-in areas that these roles open, the one where a person lives first. */
export function areasOf(roles: ReadonlyArray<Role>): Area[] {
  const areas = roles.map((role) => AREAS_OF_ROLE[role]).filter((area) => area !== null);
  const order: Area[] = ['department', 'seller', 'account'];
  return order.filter((area) => area === 'account' || areas.includes(area));
}

/** Where a person with these roles goes after signing in. */
export function homeOf(roles: ReadonlyArray<Role>): string {
  return `/${areasOf(roles)[0] ?? 'account'}`;
}

/** The page asked for before signing in, or home. */
export function nextOr(next: string, roles: ReadonlyArray<Role>): string {
  return next === '/' ? homeOf(roles) : next;
}
