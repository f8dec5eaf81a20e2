import type { Translation } from '#app/i18n/messages.ts';
import type { members as vi } from '#app/i18n/vi/members.ts';

export const members: Translation<typeof vi> = {
  membersTitle: 'People who sell for this producer',
  membersIntro: 'They sign in and write listings for the producer.',
  noMembers: 'Nobody can sign in for this producer yet. Invite a person below.',
  name: 'Full name',
  contacts: 'Phone, e-mail',
  lastSignIn: 'Last sign-in',
  neverSignedIn: 'Never',
  noPassword: 'No password set yet',
  disabled: 'Shut',
  newLink: 'Make a new link',
  newLinkFor: 'Make a new link for {name}',
  endAccess: 'End access',
  endAccessFor: 'End the access of {name} to this producer',
  endAccessText:
    '{name} will no longer reach the selling pages of this producer, not even those open now. Published listings stay.',
  endAccessSubmit: 'End access now',
  ended: 'This person no longer reaches the selling pages of the producer.',
  inviteTitle: 'Invite a person',
  inviteIntro:
    'Make an account for a person of the producer and hand them the link with which they set their own password. Staff never know it.',
  phone: 'Phone number',
  phoneHint: 'For signing in. A phone number or an e-mail address is needed.',
  email: 'E-mail',
  language: 'They read the pages in',
  language_vi: 'Vietnamese',
  language_en: 'English',
  agreed: 'I have asked, and this person agrees',
  agreedHint:
    'They agree that the market keeps their name, phone number and e-mail address, only so that they can sign in and sell for this producer. They may see, correct and withdraw this at any time (Law 91/2025/QH15 on personal data protection). The market records who asked and when.',
  invite: 'Invite and make a link',
  inviteRefused: 'Not invited yet',
  linkTitle: 'The link of {name}',
  linkText:
    'Hand it to {name} now: scan the code with their phone, or copy it into a message. This page shows the link only once.',
  linkUntil: 'Good for one use, until {when}.',
  linkHandOver: 'Whoever has the link can set the password: send it to the right person only.',
  linkField: 'Link',
  linkQr: 'QR code that opens the link of {name}',
  copy: 'Copy the link',
  copied: 'Copied',
  backToProducer: 'Done',
  hasAccount:
    '{name} has an account already and can sell for this producer from now on. They sign in with the password they had; if they forgot it, press “Make a new link”.',
  hasAccountNoPassword:
    '{name} has an account already and can sell for this producer from now on, but has not set a password. Press “Make a new link” and hand it to them.',
};
