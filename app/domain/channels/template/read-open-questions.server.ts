import { openKeptTemplate } from '#app/domain/channels/template/open-template.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

/**
 * The questions of a workbook that have no answer yet and without one leave a column empty for every product: the unit of
 * weight, the warehouse. Their fields; "none of these" is an answer where several may be chosen.
 * @throws NotFound for somebody else's template; DomainError templateGone
 */
export async function readOpenQuestions(
  context: Context,
  { producerId, templateId }: { producerId: string; templateId: string },
): Promise<string[]> {
  const { template, opened } = await openKeptTemplate(context, producerId, templateId);
  const { answers } = template;
  const today = localDate(context.clock.now());
  const { questions } = await opened.plan({ listings: [], answers, today });
  return questions.flatMap(({ field, options, multiple }) =>
    multiple || options.includes(answers[field] ?? '') ? [] : field,
  );
}
