/* Saving a file in Electron (the real one, or the stand-in): through the system's dialog, by the person, and no other way. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { clean } from './axe.ts'
import { displayPage, expect, launchDesk, test as base } from './electronApp.ts'
import { HubProcess } from './hubProcess.ts'
import { ready } from './steps.ts'

const test = base.extend<{ hub: HubProcess }>({
  // oxlint-disable-next-line no-empty-pattern
  hub: async ({}, use) => {
    const hub = await HubProcess.start()
    await use(hub)
    await hub.stop()
  },
})

/** What the person at the dialog does: chooses this place, or closes it. Keeps what they were asked. */
async function answer(app: ElectronApplication, filePath: string | null): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    const asked: unknown[] = (Reflect.get(globalThis, 'askedToSave') as unknown[]) ?? []
    Reflect.set(globalThis, 'askedToSave', asked)
    Reflect.set(dialog, 'showSaveDialog', async (_window: unknown, options: { defaultPath: string }) => {
      asked.push(options.defaultPath)
      return { canceled: path === null, filePath: path ?? '' }
    })
  }, filePath)
}

test('a team lead saves the report as a table where they say; nothing where they do not; and says why where it cannot be', async ({ hub, userData }) => {
  const { app, desk } = await launchDesk({
    userData,
    env: { FOYER_HUB: hub.url, FOYER_PAIR_CODE: await hub.code('lead', 'Team lead', null) },
    monitors: 1,
  })
  try {
    await ready(desk)
    const folder = join(userData, 'saved')
    mkdirSync(folder)
    await desk.keyboard.press('r')
    await expect(desk.getByRole('button', { name: 'Print, one page' })).toBeFocused()
    await answer(app, null)
    await desk.keyboard.press('s')
    await expect
      .poll(() => app.evaluate(() => Reflect.get(globalThis, 'askedToSave') as unknown))
      .toEqual([expect.stringMatching(/^appointments-\d{4}-\d{2}-\d{2}\.csv$/)])
    expect(readdirSync(folder)).toEqual([])
    await answer(app, join(folder, 'today.csv'))
    await desk.keyboard.press('s')
    await expect(desk.getByText('Saved.', { exact: true })).toBeVisible()
    expect(readFileSync(join(folder, 'today.csv'), 'utf8')).toMatch(/Service.*\r?\n/)
    expect(readdirSync(folder)).toEqual(['today.csv'])
    await clean(desk, 'report of the day, saved')
    await answer(app, join(folder, 'no such folder', 'today.csv'))
    await desk.keyboard.press('s')
    await expect(desk.getByText('It could not be saved there. Choose another place.')).toBeVisible()
  } finally {
    await app.close()
  }
})

test('a page chooses neither the place nor the kind, and the waiting-room window may not ask', async ({ foyer: { app, desk, userData } }) => {
  await answer(app, join(userData, 'told.csv'))
  const save = (name: string, text = 'x') =>
    desk.evaluate(
      (given) =>
        window.foyer?.saveText(...given).then(
          (said) => JSON.stringify(said),
          (error: Error) => error.message,
        ),
      [name, text] as [string, string],
    )
  for (const name of ['../told.csv', '/etc/told.csv', 'told.exe', 'told.html', 'told.csv/../../x.csv', ''])
    expect(await save(name), name).toContain('desk:saveText')
  expect(await app.evaluate(() => Reflect.get(globalThis, 'askedToSave') as unknown)).toEqual([])
  expect(existsSync(join(userData, 'told.csv'))).toBe(false)
  expect(await save('told.csv', 'yes')).toBe('{"saved":true}')
  expect(readFileSync(join(userData, 'told.csv'), 'utf8')).toBe('yes')
  const display = await displayPage(app)
  expect(await display.evaluate(() => ['foyer' in window, Object.keys(window.foyerDisplay ?? {})])).toEqual([false, ['onFrame', 'onWord', 'ready', 'say']])
})
