/* Events as devices write them, short to tell. */
import type { Bodies, EventType } from '#domain/events.ts'
import type { Envelope } from '#wire/event.ts'
import type { Pushed } from '#hub/log/checkEvent.ts'

export const DAY = '2027-01-12'
/** 12 January 2027, 9am in London. */
export const NINE = Date.parse('2027-01-12T09:00:00Z')

/** What goes over the wire for an envelope, which may hold rubbish. */
export function sent(envelope: Record<string, unknown> & { id: string; dseq: number }): Pushed {
  return { id: envelope.id, dseq: envelope.dseq, raw: JSON.stringify(envelope) }
}

/** A device that writes: it counts its events and names them `<device>-<count>`. */
export class Pen {
  dseq = 0
  readonly device: string
  readonly inc: string

  constructor(device: string, inc = 'first') {
    this.device = device
    this.inc = inc
  }

  envelope<T extends EventType>(type: T, body: Bodies[T], more: Partial<Envelope> = {}): Envelope {
    this.dseq++
    const { device, inc, dseq } = this
    return { id: `${device}-${inc}-${dseq}`, device, inc, dseq, type, v: 1, day: DAY, at: NINE, clock: NINE, base: 0, body: { ...body }, ...more }
  }

  write<T extends EventType>(type: T, body: Bodies[T], more: Partial<Envelope> = {}): Pushed {
    return sent(this.envelope(type, body, more))
  }

  arrived(visit: string): Pushed {
    return this.write('arrived', { visit, greeted: true, booked: null })
  }

  numbered(visit: string, ticket: string): Pushed {
    return this.write('numberGiven', { visit, ticket, enquiry: `${visit}-e`, service: 'lgsl:58', needs: [], callBy: 'screen', partySize: 1 })
  }

  called(visit: string, desk: string, at = NINE): Pushed {
    return this.write('called', { visit, desk, because: 'arrival', reason: null, screenLive: null }, { at })
  }
}
