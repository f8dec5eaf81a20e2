/** How a producer narrows the list of their own listings. */
export const listingFilters = ['all', 'todo', 'waiting', 'onSale', 'soldOut', 'off'] as const;
export type ListingFilter = (typeof listingFilters)[number];
