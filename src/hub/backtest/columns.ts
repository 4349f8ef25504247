/* The columns of a file with a centre's own history. */

export const COLUMNS = ['arrived', 'service', 'called', 'seen', 'ended', 'desk', 'outcome', 'appointment'] as const
export type Column = (typeof COLUMNS)[number]
/** What is wrong on which line; `column` null: with the line itself. */
export type WrongLine = { line: number; column: Column | null; sentence: string }
