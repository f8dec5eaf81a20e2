import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { loadAttributes } from '#app/domain/channels/attributes/load-attributes.server.ts';
import { readAttributeForm } from '#app/domain/channels/attributes/read-attribute-form.server.ts';
import { saveAttributeAnswers } from '#app/domain/channels/attributes/save-attribute-answers.server.ts';
import { hasCategories } from '#app/domain/channels/categories/category-rule.ts';
import { keepCategory } from '#app/domain/channels/categories/keep-category.server.ts';
import { loadCategories } from '#app/domain/channels/categories/load-categories.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { runDueJobs } from '#app/server/jobs/run-due-jobs.server.ts';

/** Chooses a category for the listings, where the platform has any, and answers what it asks there. */
export async function answerQuestions(
  context: Context,
  actor: SellerActor,
  channelCode: string,
  ids: string[],
) {
  if (!hasCategories(channelByCode(channelCode))) return;
  await runDueJobs(context, [loadCategories]);
  const { channelCategory } = context.store.tables;
  const leaves = await context.store.read((db) =>
    db
      .select()
      .from(channelCategory)
      .where(and(eq(channelCategory.channelCode, channelCode), eq(channelCategory.isLeaf, true))),
  );
  const leaf =
    leaves.find(({ path }) => /mật ong/i.test(path)) ?? leaves.find(({ path }) => /trà|chè/i.test(path));
  await context.store.write((tx) =>
    keepCategory(context, tx, {
      producerId: actor.producerId,
      personId: actor.personId,
      channelCode,
      listings: ids.map((id) => ({ id, setCode: null })),
      value: (leaf ?? leaves[0])?.id ?? '',
    }),
  );
  await runDueJobs(context, [loadAttributes]);
  const listingId = ids[0] ?? '';
  const { questions } = await readAttributeForm(context, actor, { channelCode, listingId });
  const given = questions
    .filter(({ isMandatory }) => isMandatory)
    .map(({ id, kind, options }) => [id, [options[0]?.id ?? (kind === 'number' ? '100' : 'Bản Liền')]]);
  await saveAttributeAnswers(context, actor, { channelCode, listingId, given: Object.fromEntries(given) });
}
