import type { Browser, Page } from '@playwright/test'

/** Joins as a device in a browser of its own, and waits until its screen is there. */
export async function joinAs(browser: Browser, address: string, viewport = { width: 1366, height: 768 }): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme: 'light', locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForURL(/\/d\/[^/]+\//)
  await page.waitForTimeout(500)
  return page
}
