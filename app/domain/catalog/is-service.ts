/** Product set 26 of Decision 26/2026/QĐ-TTg: stays, tours and tickets to places. */
const SERVICES = 'QD26-26';

/** Whether it is used where it is: nothing of it is weighed, packed or sent. */
export function isService(setCode: string | null): boolean {
  return setCode === SERVICES;
}
