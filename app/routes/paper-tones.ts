import type { PillTone } from '#app/components/pill.tsx';
import type { PaperStanding } from '#app/domain/channels/papers/paper-standing.ts';
import type { PaperState } from '#db/tables/channels.ts';

export const standingTones: Readonly<Record<PaperStanding, PillTone>> = {
  holds: 'green',
  ahead: 'turmeric',
  soon: 'turmeric',
  expired: 'red',
  notYet: 'open',
};

export const stateTones: Readonly<Record<PaperState, PillTone>> = {
  given: 'open',
  checked: 'green',
  refused: 'red',
};
