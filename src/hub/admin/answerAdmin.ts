import type { DeviceRow } from '#wire/pair.ts'
import { HubFault } from '#hub/faults.ts'
import { addCentre } from '#hub/centres/add.ts'
import { findCentre } from '#hub/centres/find.ts'
import { sayCentres, sayShared } from '#hub/centres/say.ts'
import { share } from '#hub/centres/share.ts'
import { addFollowed } from '#hub/join/followed.ts'
import { addressFor } from '#hub/join/addressFor.ts'
import { makeCode } from '#hub/join/codes.ts'
import { listDevices, revokeDevice } from '#hub/join/devices.ts'
import { endEnrolment, listEnrolments } from '#hub/join/enrolments.ts'
import type { EnrolmentDown } from '#hub/join/enrolments.ts'
import { isEnrolmentId } from '#hub/join/secrets.ts'
import type { EnrolmentFile } from '#wire/join.ts'
import { adminAsk } from './adminAsk.ts'
import type { AdminAsk } from './adminAsk.ts'
import { enrol } from './enrol.ts'
import { checkStore } from '#hub/backup/checkStore.ts'
import type { Checked } from '#hub/backup/checkStore.ts'
import { makeBackup } from '#hub/backup/makeBackup.ts'
import type { Parts } from '#hub/parts.ts'
import { rebuildReports } from '#hub/report/keepReports.ts'
import { sayIssue } from '#hub/sayIssue.ts'

/** `centre`: of which, where the hub holds several. */
export type ListedDevice = DeviceRow & { centre?: string }

export type AdminSaid =
  | { code: string; expiresAt: number; address: string | null }
  | { enrolled: EnrolmentFile }
  | { enrolments: EnrolmentDown[] }
  | { devices: ListedDevice[] }
  | { lines: string[] }
  | { revoked: string }
  | Checked
  | (Checked & { file: string })
  | { recovered: true }
  | { no: string }

/** Answers one line. Never throws: what went wrong is in `no`, in a sentence. */
export async function answerAdmin(parts: Parts, line: string): Promise<AdminSaid> {
  try {
    const ask = adminAsk.safeParse(JSON.parse(line))
    if (ask.success) return await act(parts, ask.data)
    const { where, what } = sayIssue(ask.error)
    return { no: `${where ?? 'The command'} is wrong: ${what}.` }
  } catch (error) {
    if (error instanceof SyntaxError) return { no: 'This is not a command.' }
    if (!(error instanceof HubFault)) parts.logger.error({ err: error }, 'admin')
    return { no: error instanceof Error ? error.message : String(error) }
  }
}

async function act(parts: Parts, ask: AdminAsk): Promise<AdminSaid> {
  const { store, wall } = parts
  switch (ask.do) {
    case 'pair':
      return pair(parts, ask)
    case 'enrol':
      return { enrolled: await enrol(parts, (await findCentre(store, ask.centre)).centre, ask.for, ask.at) }
    case 'enrolments':
      return { enrolments: await enrolmentsOf(parts) }
    case 'pairHub':
      await addFollowed(store, ask.centre)
      return { ...(await makeCode(store, ask.centre, { role: 'hub', label: ask.label, desk: null }, wall.now())), address: null }
    case 'centreAdd': {
      const { centre, shared } = await addCentre(parts, ask.name, ask.like)
      const next = `A code for its team lead: npm run -s hub -- pair --centre ${centre} --role lead --label "Team lead"`
      return { lines: [`Added as ${centre}. Its team lead’s screen sets it up.`, ...(ask.like === null ? [] : sayShared(shared, centre)), next] }
    }
    case 'centreList':
      return { lines: await sayCentres(parts) }
    case 'centreShare':
      return { lines: sayShared(await share(parts, ask.from, ask.to, ask.replace), ask.to) }
    case 'reportsRebuild':
      return { lines: await rebuildAll(parts) }
    case 'devices':
      return { devices: await devicesOf(parts, ask.centre) }
    case 'revoke':
      return revoke(parts, ask.device)
    case 'recovered':
      for (const { centre } of await store.read(({ log }) => log.centres())) await parts.recovery.end(centre)
      return { recovered: true }
    case 'verify':
      return checkStore(store)
    case 'backup':
      return { ...(await makeBackup(store, ask.file)), file: ask.file }
  }
}

/** Of several centres one device each: only a team lead looks after more than one. */
async function pair({ store, wall, network }: Parts, { for: device, centres = [] }: AdminAsk & { do: 'pair' }): Promise<AdminSaid> {
  const { centre } = await findCentre(store, centres[0])
  const also: string[] = []
  for (const other of centres.slice(1)) also.push((await findCentre(store, other)).centre)
  if (also.length > 0 && device.role !== 'lead') throw new HubFault('badRequest', 'Only a team lead’s code can be for several centres. Name one with --centre.')
  if (new Set([centre, ...also]).size <= also.length) throw new HubFault('badRequest', 'A centre is named twice in --centre. Name each once.')
  const made = await makeCode(store, centre, { ...device, also }, wall.now())
  return { ...made, address: addressFor(network(), device.role, made.code) }
}

async function rebuildAll(parts: Parts): Promise<string[]> {
  const lines: string[] = []
  for (const { centre } of await parts.store.read(({ log }) => log.centres())) {
    const { days, rows, n } = await rebuildReports(parts, centre)
    lines.push(`${centre}: ${rows} rows of ${days} days, made anew from the log up to number ${n}.`)
  }
  return lines
}

async function devicesOf({ store }: Parts, named: string | undefined): Promise<ListedDevice[]> {
  if (named !== undefined) return listDevices(store, (await findCentre(store, named)).centre)
  const centres = await store.read(({ log }) => log.centres())
  const lists = []
  for (const { centre } of centres) lists.push((await listDevices(store, centre)).map((one) => (centres.length === 1 ? one : { ...one, centre })))
  return lists.flat()
}

async function enrolmentsOf({ store }: Parts): Promise<EnrolmentDown[]> {
  const centres = await store.read(({ log }) => log.centres())
  const lists = []
  for (const { centre } of centres) lists.push(await listEnrolments(store, centre))
  return lists.flat()
}

/** Ids of devices and enrolments are of the whole hub. */
async function revoke({ store, clock, wall, feed }: Parts, device: string): Promise<AdminSaid> {
  if (isEnrolmentId(device)) {
    const enrolment = await store.read(({ enrolments }) => enrolments.find(device))
    await endEnrolment(store, enrolment?.centre ?? '', device, wall.now())
    return { revoked: device }
  }
  const row = await store.read(({ devices }) => devices.find(device))
  await revokeDevice(store, row?.centre ?? '', device, clock.now())
  feed.hangUp(device)
  return { revoked: device }
}
