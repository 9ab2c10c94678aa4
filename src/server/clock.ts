/** What time it is; a test gives another. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
