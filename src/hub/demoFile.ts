import { z } from 'zod'
import { id } from '#wire/code.ts'
import { EVENT_BODIES } from '#wire/event.ts'

/** A time of day at the centre: `09:30`. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** resources/demo/centre.json: bodies of the set-up events, and a day that is the same every day. */
export const demoFile = z.strictObject({
  about: z.string(),
  centre: EVENT_BODIES.centreSetUp.omit({ demo: true }),
  services: z.array(EVENT_BODIES.serviceSet).min(1),
  desks: z.array(EVENT_BODIES.deskSet.extend({ open: z.boolean(), rota: z.array(z.tuple([time, time])).min(1) })).min(1),
  appointments: z.array(z.strictObject({ time, service: id, desk: id.nullable() })),
})
export type DemoFile = z.infer<typeof demoFile>
