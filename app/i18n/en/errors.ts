import type { Translation } from '#app/i18n/messages.ts';
import type { errors as vi } from '#app/i18n/vi/errors.ts';

export const errors = {
  // every form
  required: 'This is empty. Please fill it in.',
  tooShort: 'Too short. At least {min} characters are needed.',
  tooLong: 'Too long. At most {max} characters, please shorten it.',
  notANumber: 'Please enter a number, for example 250.',
  notAWholeNumber: 'Please enter a whole number, without decimals.',
  tooSmall: 'Too small. The least is {min}.',
  tooBig: 'Too big. The most is {max}.',
  notADate: 'This is not a date. Write it like 31/12/2026.',
  dateInFuture: 'This date has not come yet. Please check it.',
  notAnEmail: 'This is not an e-mail address. Write it like name@example.vn.',
  notAPhone: 'This is not a phone number. A mobile number has 10 digits and starts with 0.',
  notAUrl: 'This is not a web address. Copy the whole line that starts with https://.',
  notInList: 'Please choose something from the list.',
  invalid: 'Something is not right here. Please check it.',
  mustAgree: 'Please tick the box to go on.',
  formExpired: 'This page has been open too long. Reload it and try again.',
  bodyTooLarge: 'That is too much at once. Please send less in one go.',
  changedMeanwhile: 'Somebody has just changed this. Reload the page to see the new version, then go on.',
  wrongState: 'This cannot be done at the present step. Reload the page to see the new step.',
  notAllowed: 'This account may not do that. Please ask the person in charge.',
  tooManyRequests: 'Too many tries. Please wait {minutes} minutes and try again.',
  temporarilyUnavailable: 'The server is busy. Please try again in a few minutes; what was saved is safe.',
} as const satisfies Translation<typeof vi>;
