import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { resealPeople } from '#app/domain/accounts/reseal-people.server.ts';
import { resealGrants } from '#app/domain/channels/push/reseal-grants.server.ts';
import { resealBank } from '#app/domain/payments/bank-account/reseal-bank.server.ts';

export const secretReseal: Command = {
  name: 'secret:reseal',
  usage: `secret:reseal
    Seals anew with APP_SECRET what APP_SECRET_PREVIOUS had sealed: people's keys, the fingerprints by which they are
    found, the shops' grants, and bank accounts with what came in on them. Ends with 0 when the one before is needed for
    none of them any more, 2 when some could
    not be opened with either. Recovery codes cannot be sealed anew: those printed before are good only as long as
    APP_SECRET_PREVIOUS is set, so people should print new ones before it is taken away.`,
  async run(context, args, { out }) {
    parseArgs({ args: [...args] });
    const people = await resealPeople(context);
    const shops = await resealGrants(context);
    const bank = await resealBank(context);
    out(`people: ${people.resealed} sealed anew, ${people.unreadable} could not be opened`);
    out(`shops: ${shops.resealed} sealed anew, ${shops.unreadable} could not be opened`);
    out(`bank accounts and transfers: ${bank.resealed} sealed anew, ${bank.unreadable} could not be opened`);
    return people.unreadable + shops.unreadable + bank.unreadable === 0 ? 0 : 2;
  },
};
