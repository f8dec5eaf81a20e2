import { eq, isNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { commands } from '#app/cli/commands.ts';
import { nameDatabase } from '#app/cli/name-database.ts';
import { describeCommands, runCommand } from '#app/cli/run-command.ts';
import { disablePerson } from '#app/domain/accounts/disable-person.server.ts';
import { grantRole } from '#app/domain/accounts/grant-role.server.ts';
import { listPeople } from '#app/domain/accounts/list-people.server.ts';
import { setPasswordByLink } from '#app/domain/accounts/password-link.server.ts';
import type { Context } from '#app/server/context.ts';
import { noteRunningAddress, readRunningAddress } from '#app/server/running-address.server.ts';
import { account, actorOf, PASSWORD, PHONE, refusal, tryIn, whoHas } from '#tests/factories/account.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the operator at the command line', (open) => {
  test('makes the first staff account, whose owner sets the password by a link', async () => {
    const { context } = await open();
    const made = await cli(
      context,
      'user:create',
      '--role',
      'department_staff',
      '--name',
      'Lý Thị Hoa',
      '--phone',
      '0912 345 678',
    );
    expect(made.code).toBe(0);
    const { databaseUrl, sqlitePath } = context.config;
    expect(made.err.join('\n')).toContain(` in ${databaseUrl ? 'postgres://' : sqlitePath}`);
    const link = new URL(made.out[0] ?? '');
    expect(link.pathname).toBe('/account/set-password');
    expect(await refusal(tryIn(context))).toBe('signInFailed');
    await setPasswordByLink(context, link.searchParams.get('token') ?? '', PASSWORD);
    const actor = await actorOf(context, (await tryIn(context)).token);
    expect(actor).toMatchObject({ name: 'Lý Thị Hoa', memberships: [{ role: 'department_staff' }] });
  });

  test('names the database without what opens it', () => {
    const databaseUrl = 'postgres://market:secret@db.example:5433/chophien?password=secret';
    expect(nameDatabase({ databaseUrl, sqlitePath: '/x.db' })).toBe('postgres://db.example:5433/chophien');
    expect(nameDatabase({ databaseUrl: null, sqlitePath: '/x.db' })).toBe('/x.db');
  });

  test('makes links that lead to the market that runs over the same data', async () => {
    const { context } = await open();
    const config = { ...context.config, isPublicUrlGiven: false };
    const asCli = { ...context, config };
    const args = ['--role', 'operator', '--name', 'A', '--phone'];
    const alone = await cli(asCli, 'user:create', ...args, '0912345671');
    expect(alone.err.join(' ')).toContain('No market is running');
    expect(alone.out[0]).toMatch(`${config.publicUrl}/account/`);
    const forget = noteRunningAddress({ ...config, publicUrl: 'http://127.0.0.1:4444' });
    const beside = await cli(asCli, 'user:create', ...args, '0912345672');
    expect(beside.out[0]).toMatch('http://127.0.0.1:4444/account/set-password?token=');
    expect(beside.err.join(' ')).not.toContain('No market');
    const given = { ...context, config: { ...config, isPublicUrlGiven: true } };
    expect((await cli(given, 'user:create', ...args, '0912345673')).out[0]).toMatch(config.publicUrl);
    forget();
    expect(readRunningAddress(config)).toBeNull();
  });

  test('is told what is missing, and then nothing was made', async () => {
    const { context } = await open();
    for (const [args, says] of [
      [['--role', 'king', '--name', 'A', '--phone', '0912345678'], 'department_staff'],
      [['--role', 'operator', '--name', 'A'], '--phone NUMBER or --email ADDRESS'],
      [['--role', 'operator', '--phone', '0912345678'], 'name'],
      [['--role', 'operator', '--name', 'A', '--phone', '12'], 'phone'],
      [['--role', 'producer_member', '--name', 'A', '--phone', '0912345678'], '--producer CODE'],
      [['--role', 'producer_member', '--name', 'A', '--phone', '0912345678', '--producer', 'NONE'], 'NONE'],
      [
        ['--role', 'commune_officer', '--name', 'A', '--phone', '0912345678', '--commune', '99999'],
        'no such commune',
      ],
      [['--password', 'hunter22hunter'], 'user:create --role'],
    ] as const) {
      const { code, err } = await cli(context, 'user:create', ...args, '--language', 'en');
      expect([code, err.join('\n').includes(says)], `${args.join(' ')}: ${err.join('\n')}`).toEqual([
        1,
        true,
      ]);
    }
    expect(await listPeople(context)).toEqual([]);
  });

  test('grants, revokes, resets, disables and lists, masked', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const who = ['--phone', '0912345678'];
    await cli(
      context,
      'user:create',
      '--role',
      'buyer',
      '--name',
      'Lý Thị Hoa',
      ...who,
      '--email',
      'hoa@vidu.vn',
    );
    const code = producerId.slice(-8);
    expect(
      (await cli(context, 'user:grant', '--role', 'producer_member', '--producer', code, ...who)).code,
    ).toBe(0);
    const reset = await cli(context, 'user:reset-password', '--email', 'HOA@vidu.vn');
    await setPasswordByLink(context, new URL(reset.out[0] ?? '').searchParams.get('token') ?? '', PASSWORD);
    const { token } = await tryIn(context);
    expect((await actorOf(context, token)).memberships).toContainEqual({
      role: 'producer_member',
      producerId,
      communeCode: null,
    });
    await cli(context, 'user:revoke', '--role', 'producer_member', '--producer', code, ...who);
    expect((await actorOf(context, token)).memberships).toHaveLength(1);
    const listed = (await cli(context, 'user:list')).out.join('\n');
    expect(listed).toContain('09•• ••• 678 h•••@vidu.vn');
    expect(listed).not.toContain('345678');
    await cli(context, 'user:disable', ...who);
    expect(await whoHas(context, token)).toBeNull();
    expect((await cli(context, 'user:list')).out.join('\n')).toContain('disabled');
    expect((await cli(context, 'user:disable', '--phone', '0900000000')).code).toBe(1);
  });

  test('erases a person only when told twice, and says first whom and what stays', async () => {
    const { context } = await open();
    const personId = await account(context, { role: 'operator' });
    const other = await account(context, { phone: '0912345679' });
    const { token } = await tryIn(context);
    const asked = await cli(context, 'user:erase', '--phone', PHONE);
    expect([asked.code, asked.out]).toEqual([1, []]);
    expect(asked.err[0]).toBe(`${personId}, Giàng Thị Mẩy 09•• ••• 678 0•••@vidu.vn: operator.`);
    expect(asked.err.join('\n')).toMatch(/Stays.*consents.*Nothing was erased.*--yes/s);
    expect(await whoHas(context, token)).toMatchObject({ personId });
    // The other holds no office: nobody would be left to run the market.
    const refused = await cli(context, 'user:erase', '--phone', PHONE, '--yes');
    expect([refused.code, refused.err.join(' ')]).toEqual([
      1,
      expect.stringMatching(/người vận hành|only operator/),
    ]);
    expect(await whoHas(context, token)).toMatchObject({ personId });
    await grantRole(context, { personId: other, role: 'operator', grantedBy: null });
    await disablePerson(context, { personId: other, disabledBy: null });
    expect((await cli(context, 'user:erase', '--phone', PHONE, '--yes')).code, 'one who is shut out').toBe(1);
    const { channelAuthorisation } = context.store.tables;
    const { producerId } = await sellerOf(context);
    const now = context.clock.now();
    const begun = { producerId, channelCode: 'shopee', createdAt: now, endsAt: now + 600_000 };
    await context.store.write(async (tx) => {
      await tx.insert(channelAuthorisation).values({ ...begun, stateHash: 'one', personId });
      await tx.insert(channelAuthorisation).values({ ...begun, stateHash: 'two', personId: other });
    });
    const third = await account(context, { phone: '0912345670', role: 'operator' });
    expect((await cli(context, 'user:erase', '--phone', PHONE, '--yes')).code).toBe(0);
    const { membership } = context.store.tables;
    const roles = await context.store.read((db) =>
      db.select().from(membership).where(eq(membership.personId, personId)),
    );
    expect(roles.map(({ role, revokedAt }) => [role, revokedAt])).toEqual([
      ['operator', context.clock.now()],
    ]);
    expect(await whoHas(context, token)).toBeNull();
    const left = await context.store.read((db) =>
      db.select().from(channelAuthorisation).where(isNull(channelAuthorisation.usedAt)),
    );
    expect(left.map(({ stateHash }) => stateHash)).toEqual(['two']);
    expect((await listPeople(context)).map((one) => one.personId).sort()).toEqual([other, third].sort());
    expect((await cli(context, 'user:erase', '--id', personId, '--yes')).code).toBe(1);
  });
});

test('every command has a name of its own and tells how it is used', () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  for (const { name, usage } of commands)
    expect(/^\s/.test(usage.slice(name.length)) && usage.startsWith(name), name).toBe(true);
  expect(describeCommands(commands)).toContain('user:create --role');
});

async function cli(context: Context, name: string, ...args: string[]) {
  const command = commands.find((one) => one.name === name);
  if (!command) throw new Error(`no command ${name}`);
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(context, command, args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out, err };
}
