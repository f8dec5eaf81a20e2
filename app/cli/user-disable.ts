import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { findUser, whoOptions } from '#app/cli/find-user.ts';
import { disablePerson } from '#app/domain/accounts/disable-person.server.ts';

export const userDisable: Command = {
  name: 'user:disable',
  usage: `user:disable --phone NUMBER|--email ADDRESS|--id ID
    Shuts an account out and ends its sessions.`,
  async run(context, args, { err }) {
    const { values } = parseArgs({ args: [...args], options: whoOptions });
    const personId = await findUser(context, values);
    await disablePerson(context, { personId, disabledBy: null });
    err(`${personId} is disabled.`);
    return 0;
  },
};
