import type { Command } from '#app/cli/command.ts';
import { resealGrants } from '#app/domain/channels/push/reseal-grants.server.ts';

export const secretReseal: Command = {
  name: 'secret:reseal',
  usage: `secret:reseal
    Seals the shops' grants anew with APP_SECRET that APP_SECRET_PREVIOUS had sealed. Ends with 0 when the one before is
    needed for none of them any more, 2 when some could not be opened with either.`,
  async run(context, _args, { out }) {
    const { resealed, unreadable } = await resealGrants(context);
    out(`${resealed} sealed anew, ${unreadable} could not be opened`);
    return unreadable === 0 ? 0 : 2;
  },
};
