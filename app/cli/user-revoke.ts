import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { findProducerOption, findUser, readRole, roleOptions, whoOptions } from '#app/cli/find-user.ts';
import { revokeRole } from '#app/domain/accounts/revoke-role.server.ts';

export const userRevoke: Command = {
  name: 'user:revoke',
  usage: `user:revoke --role ROLE [--producer CODE|--commune CODE] --phone NUMBER|--email ADDRESS|--id ID
    Takes a role back, in open sessions too.`,
  async run(context, args, { err }) {
    const { values } = parseArgs({ args: [...args], options: { ...whoOptions, ...roleOptions } });
    const role = readRole(values.role);
    const personId = await findUser(context, values);
    const producerId = await findProducerOption(context, values.producer);
    await revokeRole(context, {
      personId,
      role,
      producerId,
      communeCode: values.commune ?? null,
      revokedBy: null,
    });
    err(`${personId} is not ${role} any more.`);
    return 0;
  },
};
