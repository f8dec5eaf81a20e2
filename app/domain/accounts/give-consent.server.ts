import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type GiveConsent = {
  personId: string;
  /** What the person agreed to, e.g. `producer-account`. */
  purpose: string;
  /** Which wording they agreed to. */
  textVersion: string;
  /** The person who ticked the box for them; null when they did it themselves. */
  helper: { personId: string; role: string } | null;
  /** What else shows it: ids only, no personal data. */
  evidence: Readonly<Record<string, string>>;
};

/** Keeps that a person agreed to one purpose (law 91/2025/QH15 on personal data: who, to what, when, how it is shown). */
export async function giveConsent(context: Context, given: GiveConsent): Promise<void> {
  const { consent } = context.store.tables;
  const { personId, purpose, textVersion, helper, evidence } = given;
  await context.store.write(async (tx) => {
    await tx.insert(consent).values({
      id: newId(),
      personId,
      purpose,
      textVersion,
      channel: helper ? 'assisted' : 'self',
      helperId: helper?.personId ?? null,
      evidence,
      givenAt: context.clock.now(),
    });
    await recordAudit(context, tx, {
      personId: helper?.personId ?? personId,
      role: helper?.role ?? null,
      act: 'give-consent',
      subject: 'person',
      subjectId: personId,
      detail: { purpose, textVersion },
    });
  });
}
