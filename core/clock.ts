/** The clock is injected, so that tests and the generated data set can choose the day. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
