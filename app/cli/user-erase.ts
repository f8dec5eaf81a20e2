import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { findUser, whoOptions } from '#app/cli/find-user.ts';
import { listPeople } from '#app/domain/accounts/list-people.server.ts';
import { eraseBuyer } from '#app/domain/payments/data-rights/erase-buyer.server.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

export const userErase: Command = {
  name: 'user:erase',
  usage: `user:erase --phone NUMBER|--email ADDRESS|--id ID [--yes]
    Erases a person at their request: name, phone and e-mail can never be read again, here or in copies made from now on.
    Copies made before still hold them: put those away by the law's dates. What somebody wrote of the person in a note
    stays. Without --yes it only shows whom it would erase. It cannot be undone.
    --yes                erase them now`,
  async run(context, args, { err }) {
    const { values } = parseArgs({
      args: [...args],
      options: { ...whoOptions, yes: { type: 'boolean', default: false } },
    });
    const personId = await findUser(context, values);
    const [person] = await listPeople(context, { personId });
    if (!person) throw new NotFound('no such person');
    const roles = person.memberships.map(({ role, producerId, communeCode }) =>
      [role, producerId ?? communeCode].filter(Boolean).join(':'),
    );
    err(
      `${person.personId}, ${[person.name, ...person.contacts].join(' ')}: ${roles.join(', ') || 'no role'}.`,
    );
    err(WHAT_STAYS);
    if (!values.yes) {
      err('Nothing was erased. To erase this person for ever, give the same command with --yes.');
      return 1;
    }
    const { keptUntil } = await eraseBuyer(context, { personId, erasedBy: null });
    err(`${personId} is erased.`);
    if (keptUntil !== null)
      err(
        `Name and address on their paid orders stay sealed until ${localDate(keptUntil - 1)}: the law wants sales kept.`,
      );
    return 0;
  },
};

/** So that whoever answers the person's request can tell them; the law on personal data lets stay what other laws ask for. */
const WHAT_STAYS = `Goes: name, phone, e-mail, password, second factor, every role, open sessions, shops' permissions that were asked for
and not yet given.
Stays, under a number that names nobody: the record of who decided what, consents given and when, and the register. The
name, place and contacts of a producer are public by e-commerce rules and are changed on the producer's own page.`;
