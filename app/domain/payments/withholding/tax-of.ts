/** Tax on what a line was sold for. Rates in 1/10,000, amounts in VND. */
export type TaxRates = { readonly vatRate: number; readonly pitRate: number };
export type TaxAmounts = { readonly vatAmount: number; readonly pitAmount: number };

/**
 * Each tax of each line on its own, to the nearest đồng, half a đồng up. What is taken back is always the difference between
 * the tax of what was there and of what is left, so that a line that came back whole leaves nothing.
 */
export function taxOf(base: number, { vatRate, pitRate }: TaxRates): TaxAmounts {
  return {
    vatAmount: Math.round((base * vatRate) / 10_000),
    pitAmount: Math.round((base * pitRate) / 10_000),
  };
}
