/*
  The register office of the demo day, replayed: a notice of marriage begins at 9:50am for 9:45am and takes until 10:53am, and R03 comes at
  10:27am for 10:30am. The file's own notices are left out: staff have to be asked.
*/
import { writeFileSync } from 'node:fs'
import { at, aDay } from '#test/replay/aDay.ts'
import { readDayFile } from '#scripts/replay/dayFile.ts'
import { must } from '#scripts/replay/device.ts'
import { play } from '#scripts/replay/play.ts'
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import { HubProcess } from './hubProcess.ts'
import { onScreenToo, ready } from './steps.ts'

// A centre of its own: nobody else registers births.
test.use({
  // oxlint-disable-next-line no-empty-pattern
  hub: async ({}, use) => {
    const hub = await HubProcess.start('--no-demo', '--demo-clock')
    await use(hub)
    await hub.stop()
  },
})

const OFFICE = 'Register office'
const booked = (id: string, service: [id: string, name: string], [due, arrived, called, started, ended]: string[]) => ({
  id,
  kind: 'appointment',
  serviceId: service[0],
  service: service[1],
  counter: OFFICE,
  appointmentAt: at(due!),
  arrivedAt: at(arrived!),
  calledAt: at(called!),
  startedAt: at(started!),
  endedAt: at(ended!),
})
const BIRTH: [string, string] = ['lgsl:319', 'Register a birth']
const DAY = aDay(
  [
    booked('R01', BIRTH, ['09:00', '08:55', '09:00', '09:01', '09:34']),
    booked('R02', ['lgsl:876', 'Notice of marriage'], ['09:45', '09:49', '09:49', '09:50', '10:53']),
    booked('R03', BIRTH, ['10:30', '10:27', '10:54', '10:55', '11:22']),
    booked('R04', ['lgsl:321', 'Register a death'], ['11:15', '11:09', '11:23', '11:24', '12:04']),
  ],
  { counters: [{ name: OFFICE, pool: 'registrar', open: [[at('09:00'), at('12:05')]] }] },
)

test('R03 is told before it is late: the team lead sees it coming, and is asked, with the reason and a time', async ({ hub, join }, testInfo) => {
  const path = testInfo.outputPath('day.json')
  writeFileSync(path, JSON.stringify(DAY))
  const { page } = await join('lead', 'Team lead')
  const screen = await join('display', 'Waiting room')
  const likely = page.getByRole('region', { name: '1 likely late' })
  const asked = page.getByRole('region', { name: '1 to tell of a delay' })

  const seenComing = async () => {
    await expect(likely).toContainText(/10:30am [^:]+: not here yet/)
    await expect(asked).toBeHidden()
    await clean(page, 'lead, the demo day before R03 comes')
  }
  const toldInTime = async () => {
    await expect(asked).toContainText(/3, due 10:30am, now about 10:4[05]am/)
    await clean(page, 'lead, R03 to be told')
    await page.keyboard.press('t')
    await expect(page.getByRole('heading', { name: 'Tell of a delay' })).toBeVisible()
    await onScreenToo(page)
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^3 told: about 10:4[05]am/)).toBeVisible()
    await expect(screen.page.getByRole('region', { name: 'Delays' })).toContainText(/^Number 3: at about 10:4[05]am\.An appointment is taking longer\.$/)
  }
  await play({
    hub: hub.url,
    leadCode: await hub.code('lead', 'Replay', null),
    file: readDayFile(path),
    speed: Number.POSITIVE_INFINITY,
    said: (line) => {
      throw new Error(line)
    },
    setClock: async (device, now) => {
      const goTo = async (time: string) => {
        must(await device.road.setClock(Date.parse(at(time)), 0))
        await screen.page.reload()
        await page.reload()
        await ready(page)
      }
      // Between these two nothing happens, and it is late at 10:35am.
      if (now === Date.parse(at('10:27'))) await goTo('10:24').then(seenComing)
      if (now === Date.parse(at('10:53'))) await goTo('10:29').then(toldInTime)
      must(await device.road.setClock(now, 0))
    },
  })
})
