import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { readChosen } from '#app/domain/channels/attributes/answers-of-listings.server.ts';
import {
  answersMark,
  attributeField,
  categorySubject,
  readAnswer,
  shownAnswers,
} from '#app/domain/channels/attributes/attribute-answers.ts';
import { chosenCategory } from '#app/domain/channels/attributes/chosen-category.server.ts';
import { keptAttributes } from '#app/domain/channels/attributes/kept-attributes.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { clearChoices } from '#app/domain/channels/wording/clear-choices.server.ts';
import type { Language } from '#app/i18n/language.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';

export type AttributeAnswersGiven = {
  channelCode: string;
  listingId: string;
  /** By the question's id: ids of options, or own words; questions that are not named stay as they are. */
  given: Readonly<Record<string, readonly string[]>>;
  /** `answersMark` of what the form showed; absent, whatever is kept is written over. */
  seen?: string;
  /** Of the form, in whose notation numbers were typed. Default: Vietnamese. */
  language?: Language;
};

/**
 * Keeps what a producer says to the questions of a listing's category on a channel; the next listing in that category
 * begins with it. An empty answer is taken back.
 * @throws NotFound for somebody else's listing, or where no category was chosen; DomainError required, notInList,
 *   notANumber, notADate, monthWrong, tooLong with the question's field; stepChangedMeanwhile where something is kept, or
 *   asked, that the form did not show
 */
export async function saveAttributeAnswers(
  context: Context,
  actor: SellerActor,
  { channelCode, listingId, given, seen, language = 'vi' }: AttributeAnswersGiven,
): Promise<void> {
  const channel = channelByCode(channelCode);
  const { store, clock } = context;
  const { channelChoice } = store.tables;
  await store.write(async (tx) => {
    const chosen = await chosenCategory(tx, store, actor.producerId, {
      channelCode: channel.code,
      listingId,
    });
    if (!chosen?.categoryId) throw new NotFound('category');
    const kept = (await keptAttributes(tx, store, channel.code, [chosen.categoryId])).get(chosen.categoryId);
    const now = clock.now();
    const subjects = [listingId, categorySubject(chosen.categoryId)];
    if (seen !== undefined) {
      const { producerId } = actor;
      const said = await readChosen(tx, store, { channelCode: channel.code, producerId, subjects });
      const own = said.get(listingId) ?? {};
      const remembered = said.get(categorySubject(chosen.categoryId)) ?? {};
      const shown = shownAnswers(kept?.attributes ?? [], own, remembered, language);
      const isSame = Object.entries(given).every(([id, texts]) => {
        const typed = texts.map((text) => text.normalize('NFC').trim()).filter(Boolean);
        return shown[id]?.join('\n') === typed.join('\n');
      });
      if (!isSame && answersMark(chosen.categoryId, shown) !== seen) {
        throw new DomainError('stepChangedMeanwhile');
      }
    }
    for (const attribute of kept?.attributes ?? []) {
      const texts = given[attribute.id];
      if (!texts) continue;
      const field = attributeField(attribute.id);
      const answer = readAnswer(attribute, texts, language);
      if ('wrong' in answer) throw new DomainError(answer.wrong, { field, params: { max: '200' } });
      if (answer.kept === null) {
        if (attribute.isMandatory) throw new DomainError('required', { field });
        await clearChoices(tx, store.tables, {
          producerId: actor.producerId,
          channelCode: channel.code,
          subjects,
          field,
          at: now,
          personId: actor.personId,
        });
        continue;
      }
      const value = { value: answer.kept, chosenAt: now, chosenBy: actor.personId };
      for (const subject of subjects) {
        await tx
          .insert(channelChoice)
          .values({ producerId: actor.producerId, channelCode: channel.code, subject, field, ...value })
          .onConflictDoUpdate({
            target: [
              channelChoice.producerId,
              channelChoice.channelCode,
              channelChoice.subject,
              channelChoice.field,
            ],
            set: value,
          });
      }
    }
  });
}
