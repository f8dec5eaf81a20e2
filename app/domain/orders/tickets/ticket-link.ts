/** The box on the order's page in which one asks or complains about an order: what follows `#` in its address. */
export function ticketAnchor(kind: string, orderId: string): string {
  return `${kind}-${orderId}`;
}

/**
 * The address of that box for another browser, which is first asked for code and phone number: a server never sees what
 * follows `#`, so the box is named before it too.
 * @param page the address of the order's page.
 */
export function ticketLink(page: string, kind: string, orderId: string): string {
  const anchor = ticketAnchor(kind, orderId);
  return `${page}?${TICKET_PARAM}=${anchor}#${anchor}`;
}

/** Names the box in such an address, and in the form that asks for code and phone number. */
export const TICKET_PARAM = 'to';

/** @returns a box of `ticketAnchor` that an address or form names; '' where it names none. */
export function readTicketAnchor(named: string | null): string {
  return /^(?:question|complaint|return)-[0-9A-Za-z-]{1,40}$/.test(named ?? '') ? (named ?? '') : '';
}
