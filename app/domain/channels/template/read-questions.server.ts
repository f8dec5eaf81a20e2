import type { TemplateFill, TemplateQuestion } from '#app/domain/channels/channel.ts';
import { switchOnWord, weightUnit } from '#app/domain/channels/template/read-words.ts';
import type { RowContext } from '#app/domain/channels/template/row-values.ts';
import type { TemplateColumn, TemplateSheet } from '#app/domain/channels/template/template-kind.ts';

/** What the sheets leave open, the same of several asked once, and what the answers given so far settle on each. */
export async function readQuestions(
  sheets: readonly TemplateSheet[],
  answers: TemplateFill['answers'],
): Promise<{ questions: TemplateQuestion[]; contexts: RowContext[] }> {
  const questions = new Map<string, TemplateQuestion>();
  const ask = (question: TemplateQuestion) => {
    const known = questions.get(question.field);
    questions.set(question.field, {
      ...question,
      options: [...new Set([...(known?.options ?? []), ...question.options])],
      labels: { ...known?.labels, ...question.labels },
    });
  };
  const contexts: RowContext[] = [];
  for (const sheet of sheets) {
    contexts.push({
      weightUnit: unitOf(sheet, answers, ask),
      ...(await shippingOf(sheet, answers, ask)),
      stockKey: stockKeyOf(sheet, answers, ask),
    });
  }
  return { questions: [...questions.values()], contexts };
}

type Ask = (question: TemplateQuestion) => void;

function unitOf({ columns }: TemplateSheet, answers: TemplateFill['answers'], ask: Ask) {
  const column = columns.find(({ means }) => means === 'weight');
  if (!column) return null;
  const stated = weightUnit([column.label, ...column.help]);
  if (stated !== null) return stated;
  ask({ field: 'weightUnit', options: ['g', 'kg'], labels: {}, multiple: false });
  const answer = answers.weightUnit;
  return answer === 'g' || answer === 'kg' ? answer : null;
}

async function shippingOf({ columns, lists }: TemplateSheet, answers: TemplateFill['answers'], ask: Ask) {
  const shippingColumns = columns.filter(({ means }) => means === 'shipping');
  const onWords = new Map<number, string>();
  for (const column of shippingColumns) {
    const known = (await lists.of(column.index)) ?? wordsInHelp(column);
    const word = switchOnWord(known);
    if (word) onWords.set(column.index, word);
  }
  if (shippingColumns.length > 1) ask({ field: 'shipping', ...optionsOf(shippingColumns), multiple: true });
  const chosen = answers.shipping?.split('\n').filter(Boolean);
  return { shipping: new Set(chosen ?? shippingColumns.map(({ key }) => key)), onWords };
}

/** Several columns for one stock are warehouses, and only the producer knows where the goods lie. */
function stockKeyOf({ columns }: TemplateSheet, answers: TemplateFill['answers'], ask: Ask): string | null {
  const stockColumns = columns.filter(({ means }) => means === 'stock');
  if (stockColumns.length < 2) return stockColumns[0]?.key ?? null;
  ask({ field: 'stockColumn', ...optionsOf(stockColumns), multiple: false });
  return stockColumns.find(({ key }) => key === answers.stockColumn)?.key ?? null;
}

function optionsOf(columns: readonly TemplateColumn[]): Pick<TemplateQuestion, 'options' | 'labels'> {
  return {
    options: columns.map(({ key }) => key),
    labels: Object.fromEntries(columns.map(({ key, label }) => [key, label])),
  };
}

/** "Bật / Tắt" written out in the column's help, where the file has no drop-down list. */
function wordsInHelp(column: TemplateColumn): string[] {
  return column.help.flatMap((line) => line.split(/[/,;|]|\s[-–]\s/)).flatMap((word) => word.trim() || []);
}
