/** What a form that shows these texts carries, so that it cannot write over what somebody else has written since. */
export function blockerMark(texts: {
  blocker: string | null;
  blockerOwner: string | null;
  blockerNextStep: string | null;
}): string {
  return JSON.stringify([texts.blocker, texts.blockerOwner, texts.blockerNextStep]);
}
