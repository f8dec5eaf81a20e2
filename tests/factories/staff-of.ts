import type { Actor } from '#app/domain/accounts/actor.ts';
import { newId } from '#app/server/ids.server.ts';

/** A member of the department's staff. */
export function staffMember(): Actor {
  return {
    personId: newId(),
    sessionId: newId(),
    name: 'Cán bộ thử',
    language: 'vi',
    memberships: [{ role: 'department_staff', producerId: null, communeCode: null }],
    hasSecondFactor: true,
    owesSecondFactor: false,
  };
}
