/**
 * What a process that is starting is at, for the person who started it; undefined where a message is about something else.
 * @param {{ filling?: boolean } | null | undefined} message of the server.
 * @returns {string | undefined}
 */
export function underWay(message) {
  return message?.filling
    ? 'Filling the demo market with products, photos and orders. Only the first start takes this long…'
    : undefined;
}
