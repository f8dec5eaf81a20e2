import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { ListedThing } from '#app/domain/payments/reconcile/provider-list.ts';
import type { Context } from '#app/server/context.ts';
import type { PaymentProvider } from '#db/tables/payments.ts';

const detailShape = z.object({ what: z.enum(['money', 'refund', 'dispute']) });

/**
 * What a provider's lists have shown and nobody could fetch or place yet, nor has anybody closed: the longest known first. Its
 * lists of new things may not show it any more.
 */
export async function listMissingHere(
  { store }: Context,
  provider: PaymentProvider,
): Promise<Pick<ListedThing, 'kind' | 'externalId'>[]> {
  const { reconciliationFinding: finding } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ externalId: finding.subject, detail: finding.detail })
      .from(finding)
      .where(
        and(
          ...[eq(finding.provider, provider), eq(finding.kind, 'missing-here')],
          ...[isNull(finding.mendedAt), isNull(finding.resolvedAt)],
        ),
      )
      .orderBy(asc(finding.foundAt), asc(finding.id)),
  );
  return rows.flatMap(({ externalId, detail }) => {
    const read = detailShape.safeParse(detail);
    return read.success ? [{ kind: read.data.what, externalId }] : [];
  });
}
