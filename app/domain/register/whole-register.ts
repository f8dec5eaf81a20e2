/** Stands for every entry of the register that is not archived, where no fixed target is meant. Its size moves. */
export const WHOLE_REGISTER = 'register';
