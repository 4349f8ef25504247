import { createRoot } from 'react-dom/client'
import '#renderer/ui/tokens.css'
import '#renderer/ui/base.css'
import { CentreContext } from '#renderer/centre/useCentre.ts'
import { Welcome } from '#renderer/welcome/Welcome.tsx'
import { Adviser } from '#renderer/adviser/Adviser.tsx'
import { Lead } from '#renderer/lead/Lead.tsx'
import { Join } from '#renderer/join/Join.tsx'
import { Display } from '#renderer/display/Display.tsx'
import { memoryCentre } from '#test/support/memoryCentre.ts'
import type { NewEvent } from '#domain/events.ts'

const q = new URLSearchParams(location.search)
const role = (q.get('role') ?? 'welcome') as 'welcome' | 'adviser' | 'lead' | 'display' | 'join'
const scene = q.get('scene') ?? 'busy'
if (q.get('theme')) document.documentElement.dataset['theme'] = q.get('theme')!
const DAY = '2027-01-12'
const T = (h: number, m: number, s = 0) => Date.UTC(2027, 0, 12, h, m, s)
const started = Date.now()
const clock = () => T(11, 16, 20) + Date.now() - started
const device = { id: 'own', inc: 'i1', role: role === 'join' ? 'welcome' : role, label: 'x', desk: role === 'adviser' && scene !== 'choose' ? 'desk-1' : null, letter: 'K', centreName: 'Town hall customer centre' } as const
const centre = memoryCentre(device as never, clock)
const ev = (type: string, at: number, body: unknown) => ({ type, v: 1, day: DAY, at, body }) as NewEvent
const svc = (id: string, name: string, keywords: string, favourite: number | null, askFor: string[] = [], elsewhere: string | null = null) => ev('serviceSet', T(8, 0), { service: id, name, keywords: keywords.split(' '), minutes: 10, askFor, favourite, elsewhere })
const GENERAL = ['ct', 'docs', 'bb', 'park', 'bin', 'cts', 'hbc']
centre.add('hub', [
  ev('centreSetUp', T(8, 0), { name: 'Town hall customer centre', timeZone: 'Europe/London', demo: true, cardsKeptDays: 30 }),
  svc('ct', 'Council Tax bill or payment', 'pay bill council tax payment', 1), svc('docs', 'Hand in documents', 'documents papers evidence', 2), svc('ha', 'Housing advice', 'homeless housing flat', 3), svc('bb', 'Blue Badge', 'disabled parking badge', 4), svc('hb', 'Housing Benefit', 'rent benefit', 5), svc('em', 'Emergency help', 'food money crisis', 6), svc('park', 'Parking fine', 'ticket fine penalty', 7), svc('bin', 'Bin or bulky waste', 'bin rubbish sofa', 8), svc('reg', 'Birth or death', 'register birth death', 9),
  svc('cts', 'Council Tax summons, court', 'letter court summons liability order', null, ['the summons', 'income', 'outgoings']), svc('debt', 'Help with debt', 'debt court owe letter', null, [], 'Citizens Advice, how to reach them'), svc('hbc', 'Housing Benefit change', 'hours work change', null, ['wage slips', 'tenancy agreement']),
  ...[1, 2, 3, 4].map((n) => ev('deskSet', T(8, 1), { desk: `desk-${n}`, label: `Desk ${n}`, services: GENERAL })), ev('deskSet', T(8, 1), { desk: 'desk-5', label: 'Desk 5', services: ['ha', 'hb', 'em', 'hbc'] }), ev('deskSet', T(8, 1), { desk: 'reg', label: 'Register office', services: ['reg'] }),
])
let e = 0
const visit = (id: string, ticket: string | null, service: string, at: number, more: { needs?: string[]; callBy?: string; booked?: { at: number; desk: string | null }; size?: number } = {}) => {
  const booked = more.booked ? { id: `a-${id}`, at: more.booked.at, service, desk: more.booked.desk } : null
  const list = [ev('arrived', at, { visit: id, greeted: true, booked })]
  if (ticket) list.push(ev('numberGiven', at + 40_000, { visit: id, ticket, enquiry: `e${++e}`, service, needs: more.needs ?? [], callBy: more.callBy ?? 'screen', partySize: more.size ?? 1 }))
  centre.add('other', list)
}
if (scene !== 'empty') {
  centre.add('hub', [...['desk-1', 'desk-2', 'desk-4', 'desk-5'].filter((d) => !(scene === 'closed' && d === 'desk-1')).map((desk) => ev('deskOpened', T(9, 0), { desk })), ev('appointmentBooked', T(8, 2), { appointment: 'ap1', service: 'bb', at: T(11, 30), desk: 'desk-1' }), ev('appointmentBooked', T(8, 2), { appointment: 'ap2', service: 'cts', at: T(12, 0), desk: 'desk-3' }), ev('appointmentBooked', T(8, 2), { appointment: 'ap3', service: 'reg', at: T(14, 0), desk: 'reg' })])
  visit('v1', '38', 'hbc', T(11, 0), { needs: ['hearingLoop'], callBy: 'comeAndGet' })
  visit('v2', '39', 'docs', T(11, 3), { callBy: 'comeAndGet' })
  visit('v3', '40', 'reg', T(11, 1), { booked: { at: T(11, 15), desk: 'reg' } })
  visit('v4', '41', 'ct', T(11, 5), { size: 3 })
  visit('v5', '42', 'cts', T(11, 8), { needs: ['hearingLoop', 'wheelchair'] })
  visit('v6', '43', 'cts', T(11, 9))
  visit('v7', '44', 'ha', T(10, 30)); visit('v8', '45', 'docs', T(10, 40)); visit('v9', '37', 'hb', T(10, 20)); visit('v10', '36', 'ct', T(10, 10))
  centre.add('d4', [ev('called', T(11, 16), { visit: 'v8', desk: 'desk-4' }), ev('called', T(10, 50), { visit: 'v9', desk: 'desk-5' }), ev('didNotAnswer', T(10, 53), { visit: 'v9', desk: 'desk-5' }), ev('putOnHold', T(10, 55), { visit: 'v10', desk: null }), ev('prioritised', T(11, 10), { visit: 'v6', reason: 'unwell' }), ev('called', T(11, 2), { visit: 'v7', desk: 'desk-5' }), ev('beingSeen', T(11, 3), { visit: 'v7', desk: 'desk-5' })])
  void centre.writeCard('v1', 'words', 'My hours at work went down and the benefit letter is wrong.'); void centre.writeCard('v1', 'name', 'Jane Example')
  visit('w1', null, 'ct', T(11, 15, 2))
  centre.add('other', [ev('arrived', T(11, 15), { visit: 'l1', greeted: false, booked: null }), ev('arrived', T(11, 16), { visit: 'l2', greeted: false, booked: null })])
}
const many = Number(q.get('many') ?? 0)
for (let i = 0; i < many; i++) visit(`m${i}x`, String(50 + i), 'ct', T(11, 10) + i * 1000)
if (scene === 'alone') centre.change({ sync: { unsent: 9, oldestUnsentAt: clock() - 12 * 60_000, lastHeardAt: clock() - 12 * 60_000, reachable: false, trouble: null, clockOff: 0 } })
if (scene === 'notice') {
  centre.add('d2', [ev('called', T(11, 16, 1), { visit: 'v6', desk: 'desk-2' })]); centre.add('own', [ev('called', T(11, 16, 3), { visit: 'v6', desk: 'desk-1' })])
  centre.add('d2', [ev('beingSeen', T(11, 16, 5), { visit: 'v5', desk: 'desk-4' }), ev('beingSeen', T(11, 16, 6), { visit: 'v5', desk: 'desk-1' })])
}
if (scene === 'fault') centre.change({ storeFault: 'This PC’s disk is full. Nothing is lost yet. Free some space, or save what is not shared: 9 things.' })
Object.assign(window, { centre })
const call = (ticket: string, desk: string, ago = 0) => ({ ticket, desk, at: clock() - ago })
const frame = { clock: { now: clock(), rate: 1 }, timeZone: 'Europe/London', demo: true, current: scene === 'empty' ? null : scene === 'long' ? call('KB12', 'Register office') : call('41', 'Desk 4'), before: scene === 'empty' ? [] : scene === 'long' ? [call('K02', 'Register office'), call('1234', 'Interview room 2'), call('39', 'Desk 12')] : [call('44', 'Desk 5'), call('K02', 'Desk 4'), call('39', 'Desk 2')] }
const screens = {
  welcome: <Welcome />, adviser: <Adviser />, lead: <Lead />,
  join: <Join code="" join={async () => ({ sentence: 'This code is wrong or was used. Ask for a new one.' })} known={[{ label: 'Desk 1, Town hall', href: '/d/x/' }]} />,
  display: <Display frame={scene === 'none' ? null : frame} lastFrameAt={scene === 'stale' ? Date.now() - 780_000 : Date.now()} now={clock} localNow={() => (scene === 'stale' ? Date.now() : started)} theme={(q.get('theme') as 'dark') ?? 'light'} />,
}
createRoot(document.getElementById('root')!).render(<CentreContext value={centre}>{screens[role]}</CentreContext>)
