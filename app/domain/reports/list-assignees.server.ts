import { listPeople } from '#app/domain/accounts/list-people.server.ts';
import type { Context } from '#app/server/context.ts';

const roles = ['team_member', 'commune_officer', 'department_staff'] as const;

export type Assignee = { personId: string; name: string; role: (typeof roles)[number] };

/** Who can be given a task: the community team, commune officers and the department's staff, by name. */
export async function listAssignees(context: Context): Promise<Assignee[]> {
  const people = await listPeople(context);
  return people
    .filter(({ isDisabled }) => !isDisabled)
    .flatMap(({ personId, name, memberships }) => {
      const role = roles.find((one) => memberships.some((membership) => membership.role === one));
      return role ? [{ personId, name, role }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}
