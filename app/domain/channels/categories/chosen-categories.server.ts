import { and, eq, inArray } from 'drizzle-orm';
import { categoryField } from '#app/domain/channels/categories/category-rule.ts';
import type { Db, Store } from '#db/store.ts';

export type ChosenFor = {
  producerId: string;
  /** Left out: on every channel. */
  channelCode?: string;
  /** Ids of listings, and what stands for a product set or for every listing; left out: all that the producer has. */
  subjects?: readonly string[];
};

/**
 * The categories that a producer has chosen, as they are kept: `value` is the platform's id or the text that its workbook
 * takes. One at most for each subject and channel. Inside a read or a write that is under way.
 */
export async function chosenCategories(
  db: Pick<Db, 'select'>,
  { channelChoice }: Store['tables'],
  { producerId, channelCode, subjects }: ChosenFor,
): Promise<Array<{ subject: string; channelCode: string; value: string }>> {
  if (subjects?.length === 0) return [];
  return db
    .select({
      subject: channelChoice.subject,
      channelCode: channelChoice.channelCode,
      value: channelChoice.value,
    })
    .from(channelChoice)
    .where(
      and(
        eq(channelChoice.producerId, producerId),
        channelCode === undefined ? undefined : eq(channelChoice.channelCode, channelCode),
        eq(channelChoice.field, categoryField),
        subjects === undefined ? undefined : inArray(channelChoice.subject, [...subjects]),
      ),
    );
}
