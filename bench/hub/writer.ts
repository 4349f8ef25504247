/* A device without a screen: it joins, writes whole visits and pushes them over HTTP. */
import type { Pushed } from '#hub/log/checkEvent.ts'
import type { PushDown } from '#wire/push.ts'
import { join } from '#scripts/replay/nodeCarrier.ts'
import { Pen } from '#test/hub/events.ts'

/** As many visits as a busy centre has in a day; then the next day begins, as it would. */
const VISITS_A_DAY = 300

export class Writer {
  readonly url: string
  readonly device: string
  readonly token: string
  private readonly pen: Pen
  private written = 0

  private constructor(url: string, device: string, token: string) {
    this.url = url
    this.device = device
    this.token = token
    this.pen = new Pen(device)
  }

  static async join(url: string, code: string): Promise<Writer> {
    const { device, token } = await join(url, code)
    return new Writer(url, device, token)
  }

  /** The next events of visits that come, get a number, are called, seen and finished. */
  next(count: number): Pushed[] {
    return Array.from({ length: count }, () => this.one())
  }

  private one(): Pushed {
    const at = this.written++
    const nth = Math.floor(at / 5)
    const visit = `v-${this.device}-${nth}`
    const day = new Date(Date.UTC(2027, 0, 12 + Math.floor(nth / VISITS_A_DAY))).toISOString().slice(0, 10)
    const more = { day }
    switch (at % 5) {
      case 0:
        return this.pen.write('arrived', { visit, greeted: true, booked: null }, more)
      case 1:
        return this.pen.write(
          'numberGiven',
          { visit, ticket: `${1 + (nth % 999)}`, enquiry: `e-${visit}`, service: 'lgsl:58', needs: [], callBy: 'screen', partySize: 1 },
          more,
        )
      case 2:
        return this.pen.write('called', { visit, desk: 'desk-1', because: 'arrival', reason: null, screenLive: null }, more)
      case 3:
        return this.pen.write('beingSeen', { visit, desk: 'desk-1' }, more)
      default:
        return this.pen.write('completed', { visit, desk: 'desk-1', enquiry: `e-${visit}`, outcome: 'finishedToday', next: null, stays: false }, more)
    }
  }

  /** Throws when the hub refuses it, or any event of it. */
  async push(events: readonly Pushed[]): Promise<number[]> {
    const response = await fetch(`${this.url}/d/${this.device}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ inc: 'first', events }),
    })
    if (!response.ok) throw new Error(`The hub said ${response.status}: ${await response.text()}`)
    const { results } = (await response.json()) as PushDown
    return results.map((result) => {
      if ('rejected' in result) throw new Error(result.rejected.sentence)
      return result.n
    })
  }
}
