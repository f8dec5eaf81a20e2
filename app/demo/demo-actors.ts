import type { Actor, SellerActor } from '#app/domain/accounts/actor.ts';

/** Who acts while the demo is filled: nobody real, so no person's row stands behind the ids. */
const nobody = {
  sessionId: 'demo',
  name: 'Demo',
  language: 'vi',
  hasSecondFactor: true,
  owesSecondFactor: false,
} as const;

export const demoStaff: Actor = {
  ...nobody,
  personId: 'demo-staff',
  memberships: [{ role: 'department_staff', producerId: null, communeCode: null }],
};

export function demoSeller(producerId: string): SellerActor {
  return {
    ...nobody,
    personId: 'demo-seller',
    producerId,
    memberships: [{ role: 'producer_member', producerId, communeCode: null }],
  };
}
