import { z } from 'zod'
import { deskLabel, role } from './code.ts'

/**
 * Where a centre stands before it is at work. `undecided`: nothing is written of it and nobody has said whether it becomes the demo or one's own;
 * `settingUp`: one's own, and the team lead's screen has not set it up yet.
 */
export const begun = z.enum(['undecided', 'settingUp', 'done'])
export type Begun = z.infer<typeof begun>

/** POST /d/:device/v1/begin, team lead only, while nothing is written of the centre. The same again is no error. */
export const beginUp = z.strictObject({ as: z.enum(['demo', 'ours']) })
export type BeginUp = z.infer<typeof beginUp>

/** `offers`: for the demo, ready-made addresses, each of which joins one device, once. Of such as have joined already there is none. */
export const beginDown = z.strictObject({ begun, offers: z.array(z.strictObject({ role, label: deskLabel, address: z.url() })) })
export type BeginDown = z.infer<typeof beginDown>
