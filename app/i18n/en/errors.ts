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

  // channels: a seller's own workbook
  templateXls:
    'This is an old Excel file (.xls). In the seller centre open Products → Mass upload, download the template and send that very .xlsx file.',
  templateMacros:
    'This file holds macros, so it is not taken. In the seller centre open Products → Mass upload, download the template and send that very .xlsx file.',
  templateEncrypted:
    'This file has a password. Remove it in Excel (File → Info → Protect) and send it again, or download a fresh template.',
  templateDamaged:
    'This file is damaged. In the seller centre open Products → Mass upload, download the template and send that very .xlsx file.',
  templateTooBig:
    'This file is too large ({limit}). In the seller centre open Products → Mass upload, download the template and send that very .xlsx file.',
  templateNotWorkbook:
    'This is not an .xlsx workbook. In the seller centre open Products → Mass upload, download the template and send that very .xlsx file.',
  templateOtherPlatform:
    'This is a template of {platform}, not of the platform chosen here. In the seller centre open Products → Mass upload, download the template and send that very .xlsx file.',
  templateUpdateFile:
    'This file is for changing goods that are listed already. In the seller centre open Products → Mass upload → Download template.',
  templateUnknown:
    "The platform's own column keys (row 1, usually hidden) are not in this file. Do not delete or copy them: in the seller centre open Products → Mass upload, download the template and send that very .xlsx file.",
  templateGone: 'This template is no longer here. Please send the file from the seller centre again.',
  chooseListings: 'Choose at least one product to fill in.',
  nothingToFill:
    'None of the chosen products can be filled in. See the reason beside each one, mend it and try again.',
} as const satisfies Translation<typeof vi>;
