import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { createPerson } from '#app/domain/accounts/create-person.server.ts';
import { type OpenedSession, openSession } from '#app/domain/accounts/open-session.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newSecret } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/** Whom a visitor of the demo may be, without a password. */
export const DEMO_ROLES = ['producer_member', 'department_staff', 'team_member'] as const;
export type DemoRole = (typeof DEMO_ROLES)[number];

const DEMO_NAMES: Readonly<Record<DemoRole, string>> = {
  producer_member: 'Người bán (dùng thử)',
  department_staff: 'Cán bộ Sở (dùng thử)',
  team_member: 'Tổ công nghệ số (dùng thử)',
};

export type StartDemoSession = {
  role: DemoRole;
  device: string | null;
  /** The request comes straight from this machine or its own network. */
  isLocalVisitor: boolean;
};

/**
 * Signs a visitor of the demo in as a simulated person, the second factor taken as shown.
 * @throws NotFound outside the demo, in every mode, and for visitors from beyond the local network; DomainError
 *   `demoNotReady` before the demo market is filled.
 */
export async function startDemoSession(
  context: Context,
  { role, device, isLocalVisitor }: StartDemoSession,
): Promise<OpenedSession & { personId: string }> {
  if (!(await isDemoMarket(context))) throw new NotFound('no demo here');
  if (!isLocalVisitor) {
    context.log.warn({ evt: 'demo.refused' }, 'the demo lets in only this machine and its own network');
    throw new NotFound('no demo from there');
  }
  const personId = await demoPerson(context, role);
  const token = newSecret();
  const now = context.clock.now();
  return context.store.write(async (tx) => {
    const opened = await openSession(context, tx, token, {
      personId,
      roles: [role],
      device,
      secondFactorAt: now,
    });
    await recordAudit(context, tx, {
      personId,
      role,
      act: 'start-demo-session',
      subject: 'person',
      subjectId: personId,
    });
    return { ...opened, personId };
  });
}

/** The simulated person of a role, made when there is none yet. @returns their id */
export async function demoPerson(context: Context, role: DemoRole): Promise<string> {
  return (await findDemoPerson(context, role)) ?? (await makeDemoPerson(context, role));
}

async function findDemoPerson(context: Context, role: DemoRole): Promise<string | null> {
  const { person, membership } = context.store.tables;
  const [found] = await context.store.read((db) =>
    db
      .select({ id: person.id })
      .from(person)
      .innerJoin(membership, eq(membership.personId, person.id))
      .where(
        and(
          eq(person.isDemo, true),
          isNull(person.disabledAt),
          eq(membership.role, role),
          isNull(membership.revokedAt),
        ),
      )
      .orderBy(asc(membership.id))
      .limit(1),
  );
  return found?.id ?? null;
}

async function makeDemoPerson(context: Context, role: DemoRole): Promise<string> {
  const producerId = role === 'producer_member' ? await firstDemoProducer(context) : null;
  const communeCode = role === 'team_member' ? await firstDemoCommune(context) : null;
  return createPerson(context, {
    name: DEMO_NAMES[role],
    isDemo: true,
    role: { role, producerId, communeCode },
  });
}

/** The first who has a product of the register on no platform, so that what they push moves the department's figure. */
async function firstDemoProducer(context: Context): Promise<string> {
  const { producer, registerEntry, presence } = context.store.tables;
  const [found] = await context.store.read((db) =>
    db
      .select({ id: producer.id })
      .from(producer)
      .leftJoin(registerEntry, eq(registerEntry.producerId, producer.id))
      .leftJoin(presence, eq(presence.entryId, registerEntry.id))
      .where(eq(producer.isDemo, true))
      .orderBy(
        sql`case when ${registerEntry.id} is not null and ${presence.id} is null then 0 else 1 end`,
        asc(producer.id),
      )
      .limit(1),
  );
  if (!found) throw new DomainError('demoNotReady');
  return found.id;
}

/** The first commune that products of the register come from. */
async function firstDemoCommune(context: Context): Promise<string> {
  const { registerEntry } = context.store.tables;
  const [found] = await context.store.read((db) =>
    db
      .select({ code: registerEntry.communeCode })
      .from(registerEntry)
      .where(isNotNull(registerEntry.communeCode))
      .orderBy(asc(registerEntry.id))
      .limit(1),
  );
  if (!found?.code) throw new DomainError('demoNotReady');
  return found.code;
}
