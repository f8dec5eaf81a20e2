import type { Translation } from '#app/i18n/messages.ts';
import type { media as vi } from '#app/i18n/vi/media.ts';

export const media = {
  'picker.title': 'Product photos',
  'picker.choose': 'Add photos',
  'picker.chooseHint':
    'Take new ones or choose several. At most {max} photos of less than {megabytes} MB each.',
  'picker.drop': 'Or drop photos here.',
  'picker.upload': 'Send the chosen photos',
  'picker.full': 'That makes {max} photos. Remove one to add another.',
  'picker.tooMany': 'Only {room} more can be added. The ones after that were not.',
  'picker.empty':
    'No photos yet. The first is the cover: the whole product, in good light, before a plain background.',
  'picker.cover': 'Cover',
  'picker.number': 'Photo {number}',
  'picker.position': 'Photo {number} of {total}',
  'picker.list': 'The photos of the product, in order',
  'picker.up': 'Move photo {number} forward',
  'picker.down': 'Move photo {number} back',
  'picker.remove': 'Remove photo {number}',
  'picker.undo': 'Bring the photo back',
  'picker.removed': 'One photo removed.',
  'picker.restored': 'The photo is back.',
  'picker.drag': 'Drag to change the order',
  'picker.moved': 'The photo is now number {number} of {total}.',
  'picker.altVi': 'What does it show? (Vietnamese)',
  'picker.altEn': 'What does it show? (English)',
  'picker.altMissing': 'No description yet',
  'picker.altHint': 'A few words for people who cannot see it, and for search engines.',
  'picker.altExample': 'For example: Open tea box with white buds',
  'picker.altSuggest': 'Use the product’s name',
  'picker.added': 'Photo {name} added.',
  'queue.title': 'Photos on their way',
  'queue.preparing': 'Making it smaller…',
  'queue.waiting': 'Waiting',
  'queue.sending': 'Sending {percent} %',
  'queue.offline': 'Not sent yet: no network. It goes on by itself once there is one.',
  'queue.failed': 'Could not be sent. What has arrived is kept.',
  'queue.signedOut': 'You were signed out. Sign in again on another page, then press Send again.',
  'queue.retry': 'Send again',
  'queue.cancel': 'Do not send photo {name}',
  'queue.dismiss': 'Remove the line of photo {name}',
  'queue.progress': 'Progress of photo {name}',
  'queue.leave': 'Some photos are not sent yet. Leave this page?',
  'tip.very_small':
    'This photo is very small. Some platforms will refuse it: take it again with the phone’s camera, not as a screenshot.',
  'tip.too_small':
    'This photo is rather small and blurs when enlarged. Use the original, not one that came by chat.',
  'tip.too_dark': 'This photo is dark. Take it by day, near a window or on the porch, without a lamp.',
  'tip.blurred':
    'This photo is blurred. Rest your hands on the table, tap the product on the screen, then take it.',
  'tip.label': 'Tip',
} as const satisfies Translation<typeof vi>;
