import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { findUser, whoOptions } from '#app/cli/find-user.ts';
import { printPasswordLink } from '#app/cli/password-link.ts';
import { readPassword } from '#app/cli/read-password.ts';
import { resetPassword } from '#app/domain/accounts/reset-password.server.ts';

export const userResetPassword: Command = {
  name: 'user:reset-password',
  usage: `user:reset-password --phone NUMBER|--email ADDRESS|--id ID
    Makes the password void, ends the sessions and prints a link, good once within 24 hours, to set another.
    --password               ask for the new password instead (or take it from standard input)
    --forget-second-factor   also forget the authenticator; make sure first that it is really them who asks`,
  async run(context, args, output) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...whoOptions,
        password: { type: 'boolean', default: false },
        'forget-second-factor': { type: 'boolean', default: false },
      },
    });
    const personId = await findUser(context, values);
    await resetPassword(context, {
      personId,
      forgetSecondFactor: values['forget-second-factor'],
      ...(values.password ? { password: await readPassword() } : {}),
    });
    output.err(`The old password of ${personId} is void.`);
    if (!values.password) await printPasswordLink(context, personId, output);
    return 0;
  },
};
