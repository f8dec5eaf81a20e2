import type { Translation } from '#app/i18n/messages.ts';
import type { demoPages as vi } from '#app/i18n/vi/demo-pages.ts';

export const demoPages = {
  componentsTitle: 'Components',
  componentsText: 'Every part of the interface in every state. Only in the demo and in development.',
  mailTitle: 'Mails of the demo',
  mailLead:
    'The demo sends no mail to the outside. These are the mails that buyers would get, each in the language in which they bought; as .eml files they are in the folder mail of DATA_DIR. When buyers erase their details, their mails go from here too.',
  mailEmptyTitle: 'No mail yet',
  mailEmptyText: 'Place an order with an e-mail address, and its confirmation appears here.',
  mailTo: 'To {to}',
} as const satisfies Translation<typeof vi>;
