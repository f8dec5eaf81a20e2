/**
 * More than any one payment to a producer or by card can be, VND: an instant transfer in Vietnam is below 500,000,000 ₫ (NAPAS
 * 247), and what goes through the interbank system is some hundred times that at most for goods of a market. Whatever tells of
 * more is a mistake or an attack. With it the sums of the books stay far within the numbers that are exact (2^53): nine
 * thousand such payments.
 */
export const LARGEST_AMOUNT = 1_000_000_000_000;
