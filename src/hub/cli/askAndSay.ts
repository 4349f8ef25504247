import { askHub } from '#hub/admin/askHub.ts'
import type { AdminSaid } from '#hub/admin/answerAdmin.ts'
import type { Checked } from '#hub/backup/checkStore.ts'
import type { EnrolmentDown } from '#hub/join/enrolments.ts'
import type { Ask } from './readCommand.ts'

/** Asks, prints the answer for people, and answers the exit code. */
export async function askAndSay({ ask, where }: Ask): Promise<number> {
  const said = await askHub(where, ask)
  const lines = sayAnswer(said)
  const failed = 'no' in said || ('troubles' in said && said.troubles.length > 0)
  if (failed) console.error(lines.join('\n'))
  else console.log(lines.join('\n'))
  return failed ? 1 : 0
}

export function sayAnswer(said: AdminSaid): string[] {
  if ('no' in said) return [said.no]
  if ('code' in said)
    return [
      said.code,
      ...(said.address === null ? [] : [said.address]),
      `Good once, until ${new Date(said.expiresAt).toLocaleString('en-GB')}. ${said.address === null ? "Open the hub's address on the new device and type it there." : 'Open or type the whole address on the new device.'}`,
    ]
  if ('enrolled' in said) return [`Enrolment ${said.enrolled.enrolment} is made.`]
  if ('enrolments' in said) return sayEnrolments(said.enrolments)
  if ('recovered' in said) return ['The hub goes on now. A device that comes later and still holds more hands it in then.']
  if ('revoked' in said) return [`${said.revoked} is taken away.`]
  if ('troubles' in said) return sayChecked(said)
  if ('lines' in said) return said.lines
  if (said.devices.length === 0) return ['No device has joined yet. Make a code: npm run -s hub -- pair --role welcome --label "Welcome desk"']
  return said.devices.map(({ device, centre, role, label, letter, seenAt, revokedAt }) =>
    [device, ...(centre === undefined ? [] : [centre.padEnd(16)]), role.padEnd(8), letter.padEnd(2), label.padEnd(24), state(seenAt, revokedAt)].join('  '),
  )
}

/** `file`: where a backup was made. */
export function sayChecked({ events, troubles, notices, ...more }: Checked & { file?: string }): string[] {
  const made = 'file' in more ? more.file : undefined
  if (troubles.length > 0) return made === undefined ? troubles : ['No backup was made, because what it would hold is damaged:', ...troubles]
  const sound = `All ${events} events are in order: numbers, chain, outcomes, counters, tickets and snapshots.`
  return [...(made === undefined ? [sound] : [`Backup made: ${made}`, `Read back and checked. ${sound}`]), ...notices]
}

function sayEnrolments(enrolments: EnrolmentDown[]): string[] {
  if (enrolments.length === 0) return ['There is no enrolment. Make one: npm run -s hub -- enrol --role adviser --count 20 --until 2027-12-31 FILE']
  return enrolments.map(({ enrolment, role, label, most, used, until, endedAt }) => {
    const how = endedAt === null ? `until ${until}` : `ended ${new Date(endedAt).toLocaleString('en-GB')}`
    return [enrolment, role.padEnd(8), label.padEnd(24), `${used} of ${most} joined`, how].join('  ')
  })
}

function state(seenAt: number | null, revokedAt: number | null): string {
  const say = (at: number) => new Date(at).toLocaleString('en-GB')
  if (revokedAt !== null) return `taken away ${say(revokedAt)}`
  return seenAt === null ? 'not seen yet' : `seen ${say(seenAt)}`
}
