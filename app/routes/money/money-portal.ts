/** Whose desk a page about money stands on: where orders are opened, and who sends money back. */
export type MoneyPortal = 'seller' | 'department';
