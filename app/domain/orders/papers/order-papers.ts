/** What can be printed for an order. The A4 label sheet holds four labels of A6. */
export const orderPapers = ['label-a6', 'label-a4', 'slip-a6', 'slip-a4'] as const;
export type OrderPaper = (typeof orderPapers)[number];

export function isOrderPaper(text: string): text is OrderPaper {
  return (orderPapers as readonly string[]).includes(text);
}
