/** A value that is believed, and how surely: its variance. */
export type Belief = { is: number; variance: number }
