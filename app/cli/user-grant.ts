import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { findProducerOption, findUser, readRole, roleOptions, whoOptions } from '#app/cli/find-user.ts';
import { grantRole } from '#app/domain/accounts/grant-role.server.ts';

export const userGrant: Command = {
  name: 'user:grant',
  usage: `user:grant --role ROLE [--producer CODE|--commune CODE] --phone NUMBER|--email ADDRESS|--id ID
    Gives an account one more role, at once.`,
  async run(context, args, { err }) {
    const { values } = parseArgs({ args: [...args], options: { ...whoOptions, ...roleOptions } });
    const role = readRole(values.role);
    const personId = await findUser(context, values);
    const producerId = await findProducerOption(context, values.producer);
    await grantRole(context, {
      personId,
      role,
      producerId,
      communeCode: values.commune ?? null,
      grantedBy: null,
    });
    err(`${personId} is ${role} now.`);
    return 0;
  },
};
