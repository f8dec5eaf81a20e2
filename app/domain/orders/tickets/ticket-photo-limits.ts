/** Photos with one message: what went wrong is seen on a few. */
export const MOST_TICKET_PHOTOS = 3;
