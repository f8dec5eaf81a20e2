import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { listPeople } from '#app/domain/accounts/list-people.server.ts';

export const userList: Command = {
  name: 'user:list',
  usage: `user:list [--json]
    Everybody with an account, phones and e-mails masked.`,
  async run(context, args, { out }) {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
    const people = await listPeople(context);
    if (values.json) {
      out(JSON.stringify(people));
      return 0;
    }
    for (const person of people) {
      const roles = person.memberships.map(({ role, producerId, communeCode }) =>
        [role, producerId ?? communeCode].filter(Boolean).join(':'),
      );
      const states = [
        person.isDisabled ? 'disabled' : '',
        person.hasPassword ? '' : 'no password',
        person.hasSecondFactor ? 'second factor' : '',
      ].filter(Boolean);
      out(
        [person.personId, person.name, person.contacts.join(' '), roles.join(' '), states.join(', ')].join(
          '\t',
        ),
      );
    }
    return 0;
  },
};
