import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { findProducerOption, readRole, roleOptions } from '#app/cli/find-user.ts';
import { nameDatabase } from '#app/cli/name-database.ts';
import { printPasswordLink } from '#app/cli/password-link.ts';
import { readLanguage } from '#app/cli/read-arguments.ts';
import { readPassword } from '#app/cli/read-password.ts';
import { languageOption } from '#app/cli/shared-options.ts';
import { createPerson } from '#app/domain/accounts/create-person.server.ts';
import { defaultLanguage } from '#app/i18n/language.ts';
import { DomainError } from '#app/server/domain-error.ts';

export const userCreate: Command = {
  name: 'user:create',
  usage: `user:create --role ROLE --name NAME --phone NUMBER|--email ADDRESS
    Creates an account and prints a link, good once within 24 hours, with which its owner sets the password.
    --role ROLE          buyer, producer_member, team_member, commune_officer, department_staff or operator
    --producer CODE      of a producer_member
    --commune CODE       of a team_member or commune_officer
    --person-language vi|en  of their pages (default vi)
    --language vi|en     of what is said here
    --password           ask for the password instead (or take it from standard input); never give it as an argument`,
  async run(context, args, output) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...roleOptions,
        name: { type: 'string' },
        phone: { type: 'string' },
        email: { type: 'string' },
        ...languageOption,
        'person-language': { type: 'string', default: defaultLanguage },
        password: { type: 'boolean', default: false },
      },
    });
    const role = readRole(values.role);
    if (!values.phone && !values.email) throw new DomainError('contactNeeded');
    const producerId = await findProducerOption(context, values.producer);
    const person = {
      name: values.name ?? '',
      language: readLanguage(values['person-language'], '--person-language'),
      ...(values.phone ? { phone: values.phone } : {}),
      ...(values.email ? { email: values.email } : {}),
      role: { role, producerId, communeCode: values.commune ?? null },
      ...(values.password ? { password: await readPassword() } : {}),
    };
    const personId = await createPerson(context, person);
    output.err(`Created ${personId} as ${role} in ${nameDatabase(context.config)}.`);
    if (!values.password) await printPasswordLink(context, personId, output);
    return 0;
  },
};
