import { and, eq, inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { categoryField } from '#app/domain/channels/categories/category-rule.ts';
import { keepCategory } from '#app/domain/channels/categories/keep-category.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { openKeptTemplate } from '#app/domain/channels/template/open-template.server.ts';
import { clearChoices } from '#app/domain/channels/wording/clear-choices.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

export type TemplateAnswers = {
  templateId: string;
  /** By field of the plan's questions, others are left out; several values are parted by a line break. */
  answers: Readonly<Record<string, string>>;
  /** Category of each listing in the platform's own numbers; '' takes it back. */
  categories: Readonly<Record<string, string>>;
};

const longestAnswer = 500;
const longestCategory = 200;

/**
 * Keeps what the producer answered: about this file with the file, about a listing for every later file.
 * @returns the categories that are none on this platform, by listing, as they were typed; the others are kept
 */
export async function saveTemplateAnswers(
  context: Context,
  actor: SellerActor,
  { templateId, answers, categories }: TemplateAnswers,
): Promise<Record<string, string>> {
  const refused: Record<string, string> = {};
  const { template, opened } = await openKeptTemplate(context, actor.producerId, templateId);
  const isCategory = channelByCode(template.channelCode).template?.isCategory;
  const { channelTemplate, channelChoice, listing } = context.store.tables;
  const today = localDate(context.clock.now());
  const { questions } = await opened.plan({ listings: [], answers: {}, today });
  const given = new Map(Object.entries(answers));
  const kept = Object.fromEntries(
    questions.flatMap(({ field }) => {
      const value = given.get(field);
      return value === undefined ? [] : [[field, value.slice(0, longestAnswer)]];
    }),
  );
  await context.store.write(async (tx) => {
    await tx.update(channelTemplate).set({ answers: kept }).where(eq(channelTemplate.id, template.id));
    const named = Object.keys(categories);
    if (named.length === 0) return;
    const own = await tx
      .select({ id: listing.id, setCode: listing.setCode })
      .from(listing)
      .where(and(inArray(listing.id, named), eq(listing.producerId, actor.producerId)));
    const now = context.clock.now();
    if (own.length > 0)
      await context.store.touch(
        tx,
        own.map(({ id }) => `draft:${id}`),
        now,
      );
    const before = await tx
      .select({ id: channelChoice.subject, value: channelChoice.value })
      .from(channelChoice)
      .where(
        and(
          eq(channelChoice.producerId, actor.producerId),
          eq(channelChoice.channelCode, template.channelCode),
          eq(channelChoice.field, categoryField),
          inArray(channelChoice.subject, named),
        ),
      );
    for (const { id, setCode } of own) {
      const value = (categories[id] ?? '').normalize('NFC').trim().slice(0, longestCategory);
      if (value !== '' && !isCategory?.(value)) {
        refused[id] = value;
        continue;
      }
      if (value === '') {
        await clearChoices(tx, context.store.tables, {
          producerId: actor.producerId,
          channelCode: template.channelCode,
          subjects: [id],
          field: categoryField,
          at: context.clock.now(),
          personId: actor.personId,
        });
        continue;
      }
      // The page sends every listing's: only what is new is what was chosen last.
      if (before.some((one) => one.id === id && one.value === value)) continue;
      await keepCategory(context, tx, {
        producerId: actor.producerId,
        personId: actor.personId,
        channelCode: template.channelCode,
        listings: [{ id, setCode }],
        value,
      });
    }
  });
  return refused;
}
